import type { Reply } from "../../../src/conversation/reply.ts";
import { digestTitle, dueLine, dueTitle, itemAnswer } from "../../../src/conversation/review-words.ts";
import { buttonRows, press, rows } from "./actions.ts";
import { type Drawn, type Element, heading, listed, ownWords, small, words } from "./card.ts";

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
          lines.map((line) => [line]),
        ),
      ),
    ],
    form: buttonRows(session, buttons),
  };
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
    body: [...heading(title), ...lines.flatMap((line) => words(ownWords(line), { spacing: "Small" })), ...asked],
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
          ...item.lines.flatMap((line) => small(line)),
          ...buttonRows(session, item.buttons),
        ],
      })),
    ],
  };
}

/** When a channel gets its digest, and what can be picked instead. */
export function renderSchedule({ lines, picks, buttons }: Of<"schedule">, session: string): Drawn {
  return {
    body: lines.flatMap((line) => words(ownWords(line), { spacing: "Small" })),
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
      ...rows([press(session, { act: "schedule" }, "Set it", { inputs: true })]),
      ...buttonRows(session, buttons),
    ],
  };
}
