import { OverrideReason, Reversibility } from "../../src/decisions/fields.ts";
import type { Draft } from "./incoming.ts";
import type { State } from "./payloads.ts";
import { FIND_OUTS, NONE } from "./render/deciding-modals.ts";
import { MODALS } from "./render/modals.ts";

interface Base {
  readonly id: string;
  readonly workspace: string;
  readonly conversation: string;
  readonly session: string;
}
type Value = (block: string) => State["values"][string]["value"] | undefined;

/** A submitted form about deciding; undefined for other forms, and for what does not fit. `on` is what the person looked at. */
export function readDeciding(callback: string, value: Value, base: Base, on: string | undefined): Draft | undefined {
  if (callback === MODALS.choose) {
    const option = value("option")?.selected_option?.value;
    const reason = OverrideReason.safeParse(value("reason")?.selected_option?.value);
    if (option === undefined || !reason.success) return undefined;
    const note = (value("note")?.value ?? "").trim().slice(0, 2000);
    return {
      ...base,
      kind: "decide",
      option: option === NONE ? null : option,
      reason: reason.data,
      note,
      ...(on === undefined ? {} : { on }),
    };
  }
  if (callback !== MODALS.fillIn) return undefined;
  const text = (block: string) => (value(block)?.value ?? "").trim();
  const reversibility = Reversibility.safeParse(value("reversibility")?.selected_option?.value);
  const findOuts = Array.from({ length: FIND_OUTS }, (_, at) => ({
    at,
    owner: value(`owner-${at}`),
    due: value(`due-${at}`),
  }))
    .filter(({ owner, due }) => owner !== undefined || due !== undefined)
    .map(({ at, owner, due }) => ({
      at,
      owner: (owner?.value ?? "").trim().slice(0, 120),
      dueOn: due?.selected_date ?? "",
    }));
  return {
    ...base,
    kind: "ratify-details",
    title: text("title").slice(0, 200),
    ...(reversibility.success ? { reversibility: reversibility.data } : {}),
    firstUse: value("first-use")?.selected_date ?? "",
    tripwire: text("tripwire").slice(0, 500),
    where: text("where").slice(0, 500),
    findOuts,
  };
}
