import type { Reply } from "../../../src/conversation/reply.ts";
import { REVERSIBILITY_WORDS } from "../../../src/decisions/override-words.ts";
import { NONE } from "../acts.ts";
import { opens, press, rows } from "./actions.ts";
import type { Element } from "./card.ts";
import { day, line, pick } from "./inputs.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Find-outs a form holds; further ones are typed. */
export const FIND_OUTS = 6;

/** Below the recommendation: something else than was recommended, and another decider. */
export function decidingForms({ deciding }: Of<"recommendation">, session: string): Element[] {
  if (deciding === undefined) return [];
  const { on, options, reasons } = deciding;
  return [
    opens("Choose another", [
      pick(
        "option",
        "What is decided?",
        options.map(({ id, name }) => ({ title: name, value: id ?? NONE })),
      ),
      pick(
        "because",
        "Why not what was recommended?",
        reasons.map(({ id, label }) => ({ title: label, value: id })),
      ),
      line("note", "In your words", { max: 2000, many: true }),
      ...rows([press(session, { act: "choose", on }, "Choose this", { inputs: true })]),
    ]),
    opens("Hand over", [
      line("to", "Who decides from now on?", { max: 120 }),
      ...rows([press(session, { act: "hand-over" }, "Hand it over", { inputs: true })]),
    ]),
  ];
}

/** Below a draft: the details of its record. */
export function fillInForm(reply: Of<"ratify">, session: string): Element[] {
  if (reply.stale) return [];
  const { title, reversibility, firstUse, tripwire, findOuts } = reply;
  return [
    opens("Fill in", [
      line("title", "Title", { max: 200, value: title }),
      pick(
        "reversibility",
        "How hard is it to take back?",
        Object.entries(REVERSIBILITY_WORDS).map(([value, label]) => ({ title: label, value })),
        false,
        reversibility ?? undefined,
      ),
      day("firstUse", "First production use, expected", firstUse),
      line("tripwire", "What would you see first if this was wrong?", { max: 500, value: tripwire?.words ?? "" }),
      line("where", "Where would you look?", { max: 500, value: tripwire?.where ?? "" }),
      ...findOuts
        .slice(0, FIND_OUTS)
        .flatMap(({ words, owner, dueOn }, index) => [
          line(`owner${index}`, `Who finds out: ${words}`, { max: 120, value: owner ?? "" }),
          day(`due${index}`, "By when?", dueOn),
        ]),
      ...rows([press(session, { act: "fill-in" }, "Save the details", { inputs: true })]),
    ]),
  ];
}
