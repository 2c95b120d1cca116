import { numberIn } from "../blocks/elements.ts";
import { findElement, type Option, optionsOf, type Placed } from "./find-element.ts";

/** What an action says about itself in a payload, and what stays chosen in the message or view. */
export interface Acted {
  readonly action: Readonly<Record<string, unknown>>;
  /** Absent for buttons and overflow menus, which keep nothing. */
  readonly state?: Readonly<Record<string, unknown>>;
}

const CHOOSERS = ["static_select", "radio_buttons", "overflow"];
const TICKERS = ["checkboxes", "multi_static_select"];

export function pressed(blocks: Parameters<typeof findElement>[0], label: string): Placed & Acted {
  const placed = findElement(blocks, ["button"], label);
  const { text, value } = placed.element;
  return { ...placed, action: { ...base(placed), text, ...(value === undefined ? {} : { value }) } };
}

export function selected(blocks: Parameters<typeof findElement>[0], label: string): Placed & Acted {
  const placed = findElement(blocks, CHOOSERS, label);
  const option = named(placed, label);
  const state = { type: placed.element.type, selected_option: option };
  const kept = placed.element.type === "overflow" ? {} : { state };
  return { ...placed, action: { ...base(placed), selected_option: option }, ...kept };
}

/** The whole set that is ticked afterwards. `of` names the element when nothing is ticked. */
export function ticked(
  blocks: Parameters<typeof findElement>[0],
  labels: readonly string[],
  of?: string,
): Placed & Acted {
  const placed = findElement(blocks, TICKERS, of ?? labels[0] ?? "");
  const selected_options = labels.map((label) => named(placed, label));
  const state = { type: placed.element.type, selected_options };
  return { ...placed, action: { ...base(placed), selected_options }, state };
}

/** What an element of a form holds when a person fills in the words. */
export function filled(placed: Placed, words: string | readonly string[]): Readonly<Record<string, unknown>> {
  const { type } = placed.element;
  const all = typeof words === "string" ? [words] : words;
  if (type === "users_select") return { type, selected_user: all[0] };
  if (type === "multi_users_select") return { type, selected_users: all };
  if (type === "datepicker") return { type, selected_date: all[0] };
  if (CHOOSERS.includes(type)) return { type, selected_option: named(placed, all[0] ?? "") };
  if (TICKERS.includes(type)) return { type, selected_options: all.map((label) => named(placed, label)) };
  const [text = ""] = all;
  if (type === "number_input") {
    if (text !== "" && !numberIn(placed.element, text)) throw new Error(`the field takes no “${text}”`);
    return { type, value: text === "" ? null : text };
  }
  const [least, most] = [Number(placed.element.min_length ?? 0), Number(placed.element.max_length ?? 3000)];
  if (text.length < least || text.length > most) throw new Error(`the field takes ${least} to ${most} characters`);
  return { type, value: text === "" ? null : text };
}

/** What an element holds before anybody touched it. */
export function initial({ element }: Placed): Readonly<Record<string, unknown>> {
  const { type } = element;
  if (type === "plain_text_input" || type === "number_input") return { type, value: element.initial_value ?? null };
  if (type === "users_select") return { type, selected_user: element.initial_user ?? null };
  if (type === "multi_users_select") return { type, selected_users: element.initial_users ?? [] };
  if (type === "datepicker") return { type, selected_date: element.initial_date ?? null };
  if (TICKERS.includes(type)) return { type, selected_options: element.initial_options ?? [] };
  return { type, selected_option: element.initial_option ?? null };
}

function base({ block, element }: Placed): Record<string, unknown> {
  return { type: element.type, action_id: element.action_id, block_id: block.block_id };
}

function named(placed: Placed, label: string): Option {
  const found = optionsOf(placed).find(({ text }) => text.text === label);
  if (found !== undefined) return found;
  throw new Error(
    `no “${label}” among: ${optionsOf(placed)
      .map(({ text }) => text.text)
      .join(" | ")}`,
  );
}
