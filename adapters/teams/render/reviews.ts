import type { Button, Reply } from "../../../src/conversation/reply.ts";
import { digestTitle, dueLine, dueTitle, itemAnswer } from "../../../src/conversation/review-words.ts";
import { buttonRows, opens, press, rows } from "./actions.ts";
import { type Drawn, type Element, heading, listed, ownWords, small, words } from "./card.ts";
import { line } from "./inputs.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A decision to be looked at. */
export function renderReviewDue(reply: Of<"review-due">, session: string): Drawn {
  const { why, sections, result, buttons } = reply;
  const head = [...heading(dueTitle(reply)), ...words([dueLine(reply)])];
  if (result !== null) return { body: [...head, ...words([{ text: result, bold: true }])] };
  return {
    body: [
      ...head,
      ...(why === null ? [] : words([why])),
      ...sections.flatMap(({ label, lines }) =>
        listed(
          label,
          lines.map((one) => [one]),
        ),
      ),
    ],
    form: [
      ...buttonRows(
        session,
        buttons.filter((one) => !isNotMine(one)),
      ),
      ...buttons.filter(isNotMine).flatMap(hander),
    ],
  };

  /** Whose it is instead is said by name: no list of members is at hand. */
  function hander({ label }: Button): Element[] {
    if (session === "") return [];
    const form = [
      line("to", "Who answers for it from now on?", { max: 120 }),
      ...rows([press(session, { act: "hand-over" }, "Hand it over", { inputs: true })]),
    ];
    return [{ type: "ActionSet", spacing: "Small", actions: [opens(label, form)] }];
  }
}

function isNotMine({ act }: Button): boolean {
  return act.kind === "review" && act.words === "not mine";
}

export function renderReviewItem(reply: Of<"review-item">, session: string): Drawn {
  const answer = itemAnswer(reply);
  if (answer !== null) return { body: [...small(reply.text), ...words([{ text: answer, bold: true }])] };
  return {
    body: [...heading(reply.text, "Default"), ...(reply.detail === null ? [] : small(reply.detail))],
    form: buttonRows(session, reply.buttons),
  };
}

export function renderReviewResult({ title, lines, hindsight, buttons }: Of<"review-result">, session: string): Drawn {
  const asked: Element[] =
    hindsight === null
      ? []
      : [
          ...words([{ text: hindsight.text, bold: true }]),
          ...(hindsight.answer === null ? [] : small(hindsight.answer)),
        ];
  return {
    body: [...heading(title), ...lines.flatMap((one) => words(ownWords(one), { spacing: "Small" })), ...asked],
    form: buttonRows(session, buttons),
  };
}

/** Several decisions in one card, each with its own buttons. */
export function renderDigest({ title, text, items }: Of<"digest">, session: string): Drawn {
  return {
    body: [
      ...heading(title),
      ...words([text]),
      ...items.map((item) => ({
        type: "Container",
        separator: true,
        spacing: "Medium",
        items: [
          ...heading(digestTitle(item), "Default"),
          ...item.lines.flatMap((one) => small(one)),
          ...buttonRows(session, item.buttons),
        ],
      })),
    ],
  };
}

/** When a channel gets its digest, and what can be picked instead. */
export function renderSchedule({ lines, picks, buttons }: Of<"schedule">, session: string): Drawn {
  // A client may leave out what was not touched.
  const was = Object.fromEntries(picks.map(({ id, current }) => [id, current]));
  return {
    body: lines.flatMap((one) => words(ownWords(one), { spacing: "Small" })),
    form: [
      ...picks.map(({ id, label, choices, current }) => ({
        type: "Input.ChoiceSet",
        id: `pick-${id}`,
        label,
        style: "compact",
        wrap: true,
        value: current,
        choices: choices.map(({ value, label: title }) => ({ title, value })),
      })),
      ...rows([press(session, { act: "schedule", was }, "Set it", { inputs: true })]),
      ...buttonRows(session, buttons),
    ],
  };
}
