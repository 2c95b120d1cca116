import { LIMITS } from "../limits.ts";
import type { Element } from "./card.ts";
import { seen, unmarked } from "./plain.ts";

interface Choice {
  readonly title: string;
  readonly value: string;
}

/** A line, or several, to write in. What it holds is sent under its id. */
export function line(
  id: string,
  label: string,
  { max, many = false, value, hint }: { max: number; many?: boolean; value?: string; hint?: string },
): Element {
  return {
    type: "Input.Text",
    id,
    label: unmarked(label, LIMITS.label) || "…",
    maxLength: max,
    ...(many ? { isMultiline: true } : {}),
    ...(value === undefined || value === "" ? {} : { value: seen(value, max) }),
    ...(hint === undefined ? {} : { placeholder: hint }),
  };
}

/** A number; `value` is what stands. */
export function amount(id: string, label: string, value: number | null): Element {
  return { type: "Input.Number", id, label, min: 0, ...(value === null ? {} : { value }) };
}

/** A day; `value` is what stands. */
export function day(id: string, label: string, value: string | null): Element {
  return { type: "Input.Date", id, label, ...(value === null ? {} : { value }) };
}

/** One of many, as a list that opens. */
export function pick(id: string, label: string, choices: readonly Choice[], required = false, value?: string): Element {
  const needed = required ? { isRequired: true, errorMessage: "Choose one first." } : {};
  return {
    type: "Input.ChoiceSet",
    id,
    label: unmarked(label, LIMITS.label) || "…",
    style: "compact",
    wrap: true,
    placeholder: "Choose an answer",
    choices: titled(choices),
    ...(value === undefined ? {} : { value }),
    ...needed,
  };
}

/** Ticks; those in `ticked` are set. Their values are sent joined by commas. */
export function ticks(id: string, label: string, choices: readonly Choice[], ticked: readonly string[] = []): Element {
  return {
    type: "Input.ChoiceSet",
    id,
    label: unmarked(label, LIMITS.label) || "…",
    style: "expanded",
    isMultiSelect: true,
    wrap: true,
    choices: titled(choices),
    ...(ticked.length === 0 ? {} : { value: ticked.join(",") }),
  };
}

function titled(choices: readonly Choice[]): Choice[] {
  return choices.map(({ title, value }) => ({ title: unmarked(title, LIMITS.option) || "…", value }));
}
