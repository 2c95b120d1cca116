import type { Reply } from "../../../src/conversation/reply.ts";
import { TICK } from "../acts.ts";
import { opens, press, rows } from "./actions.ts";
import { bar, type Drawn, type Element, heading, words } from "./card.ts";
import { ticks } from "./inputs.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** The rare hard facts in one message: ticks, and one button each for what is ticked and for none. */
export function renderChecklist({ text, items, none, progress }: Of<"checklist">, session: string): Drawn {
  const choices = items.map(({ question, choice, label }) => ({ title: label, value: `${question}${TICK}${choice}` }));
  return {
    body: heading(text),
    form: [
      // Taken up again after every question on it was answered elsewhere, it is empty, and a list of nothing is refused.
      ...(choices.length === 0 ? [] : [ticks("ticked", "Tick what holds", choices)]),
      ...rows([
        ...(choices.length === 0 ? [] : [press(session, { act: "ticked" }, "Send ticked", { inputs: true })]),
        press(session, { act: "none" }, none, { style: "positive" }),
      ]),
      ...bar(progress),
    ],
  };
}

/** Facts read from free text, each ticked, with the words it was read from. */
export function renderConfirm({ text, facts, proposal }: Of<"confirm">, session: string): Drawn {
  const choices = facts.map(({ question, label }, index) => ({ title: `(${index + 1}) ${label}`, value: question }));
  return {
    body: [
      ...heading(text),
      ...facts.flatMap(({ text: asked, label, words: read }, index) =>
        words(
          [
            `(${index + 1}) `,
            { text: oneLine(label), bold: true },
            { text: ` ${oneLine(asked)}`, subtle: true },
            ` from “${oneLine(read)}”`,
          ],
          { spacing: "Small" },
        ),
      ),
    ],
    form: [
      ticks(
        "kept",
        "Take the tick away from what is wrong",
        choices,
        facts.map(({ question }) => question),
      ),
      ...rows([
        press(session, { act: "keep", proposal }, "Record ticked", { inputs: true, style: "positive" }),
        press(session, { act: "drop", proposal }, "Record nothing"),
      ]),
    ],
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The optional question what would hurt most, opened below the recommendation. */
export function hurtsForm({ consequences }: Of<"recommendation">, session: string): Element[] {
  if (consequences === undefined) return [];
  const { text, most, choices } = consequences;
  const chosen = choices.flatMap(({ id, chosen: ticked }) => (ticked ? [id] : []));
  return [
    opens(text, [
      ticks(
        "hurts",
        `At most ${most}; they count half again as much`,
        choices.map(({ id, label }) => ({ title: label, value: id })),
        chosen,
      ),
      ...rows([press(session, { act: "hurts" }, "Count these more", { inputs: true })]),
    ]),
  ];
}
