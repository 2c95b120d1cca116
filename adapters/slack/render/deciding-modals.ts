import type { Reply } from "../../../src/conversation/reply.ts";
import { REVERSIBILITY_WORDS } from "../../../src/decisions/override-words.ts";
import type { Metadata } from "../acts.ts";
import { LIMITS } from "../limits.ts";
import { plain } from "../mrkdwn.ts";
import type { Block } from "./blocks.ts";
import { input, MODALS, modal } from "./modals.ts";

/** Stands for none of the options; ids have no such sign. */
export const NONE = "#none";
/** Find-outs a form holds; further ones are typed. */
export const FIND_OUTS = 10;

/** Something else than was recommended, and why. */
export function chooseModal(
  { options, reasons }: NonNullable<Extract<Reply, { kind: "recommendation" }>["deciding"]>,
  metadata: Metadata,
): Block {
  const note = { type: "plain_text_input", action_id: "value", multiline: true, max_length: 2000 };
  return modal(MODALS.choose, "Choose another", metadata, [
    input("option", "What is decided?", select(options.map(({ id, name }) => [id ?? NONE, name]))),
    input("reason", "Why not what was recommended?", select(reasons.map(({ id, label }) => [id, label]))),
    input("note", "In your words", note, { optional: true, hint: "Kept in the record." }),
  ]);
}

/** The details of a draft, filled with what it says. */
export function fillInModal(reply: Extract<Reply, { kind: "ratify" }>, metadata: Metadata): Block {
  const { title, reversibility, firstUse, tripwire, findOuts, indicators } = reply;
  const text = (initial: string | null | undefined, most: number) => ({
    type: "plain_text_input",
    action_id: "value",
    max_length: most,
    ...(initial == null || initial === "" ? {} : { initial_value: initial }),
  });
  const hints = indicators.map(({ name, signal }) => `${name}: ${signal}`).join(" · ");
  return modal(MODALS.fillIn, "The record", metadata, [
    input("title", "Title", text(title, 200)),
    input(
      "reversibility",
      "How hard is it to take back?",
      select(Object.entries(REVERSIBILITY_WORDS), reversibility ?? undefined),
      { optional: true },
    ),
    input("first-use", "First production use, expected", date(firstUse), { optional: true }),
    input("tripwire", "What would you see first if this was wrong?", text(tripwire?.words, 500), {
      optional: true,
      ...(hints === "" ? {} : { hint: hints.slice(0, 150) }),
    }),
    input("where", "Where would you look?", text(tripwire?.where, 500), { optional: true }),
    ...findOuts
      .slice(0, FIND_OUTS)
      .flatMap(({ words, owner, dueOn }, index) => [
        input(`owner-${index}`, `Who finds out: ${words}`.slice(0, 200), text(owner, 120), { optional: true }),
        input(`due-${index}`, "By when?", date(dueOn), { optional: true }),
      ]),
  ]);
}

/** Who decides, or answers for a decision, from now on. */
export function handOverModal(metadata: Metadata, what: "deciding" | "review"): Block {
  const label = what === "review" ? "Who answers for it from now on?" : "Who decides from now on?";
  return modal(MODALS.handOver, "Hand over", metadata, [
    input("to", label, { type: "users_select", action_id: "value" }),
  ]);
}

function select(choices: readonly (readonly [string, string])[], initial?: string): Block {
  const options = choices.map(([value, label]) => ({ text: plain(label, LIMITS.option), value }));
  const chosen = options.find(({ value }) => value === initial);
  return {
    type: "static_select",
    action_id: "value",
    placeholder: plain("Choose", LIMITS.option),
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function date(initial: string | null): Block {
  return { type: "datepicker", action_id: "value", ...(initial === null ? {} : { initial_date: initial }) };
}
