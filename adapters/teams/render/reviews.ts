import type { Button, Reply } from "../../../src/conversation/reply.ts";
import {
  digestTitle,
  dueLine,
  dueParts,
  dueRows,
  dueTitle,
  itemAnswer,
  itemRows,
  resultRows,
} from "../../../src/conversation/review-words.ts";
import { LIMITS } from "../limits.ts";
import { buttonRows, opens, press, pressed, rows } from "./actions.ts";
import { type Drawn, type Element, heading, listed, ownWords, small, words } from "./card.ts";
import { line } from "./inputs.ts";
import { calling, mentionOf } from "./mention.ts";
import type { View } from "./reply.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A decision to be looked at; its owner is mentioned where others read along, so that they hear of it. */
export function renderReviewDue(reply: Of<"review-due">, { session, conversationType }: View): Drawn {
  const { why, sections, result, owner } = reply;
  // Over, it calls nobody any more.
  const called = result === null && conversationType !== "personal" ? mentionOf(owner) : undefined;
  const { before, after } = dueParts(reply);
  const asks = called === undefined ? words([dueLine(reply)]) : calling(before, called, after);
  const head = [...heading(dueTitle(reply)), ...asks];
  if (result !== null) return { body: [...head, ...words([{ text: result, bold: true }])] };
  return {
    ...(called === undefined ? {} : { mentions: [called] }),
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
    form: dueRows(reply).flatMap((row, at) => {
      const actions = row.flatMap((button) => (isNotMine(button) ? hander(button) : [pressed(session, button)]));
      return actions.length === 0 ? [] : [{ type: "ActionSet", actions, ...(at > 0 ? { spacing: "Small" } : {}) }];
    }),
  };

  /** Whose it is instead is said by name: no list of members is at hand. */
  function hander({ label }: Button): Element[] {
    if (session === "") return [];
    const form = [
      line("to", "Who answers for it from now on?", { max: 120 }),
      ...rows([press(session, { act: "hand-over" }, "Hand it over", { inputs: true })]),
    ];
    return [opens(label, form)];
  }
}

function isNotMine({ act }: Button): boolean {
  return act.kind === "review" && act.words === "not mine";
}

export function renderReviewItem(reply: Of<"review-item">, session: string): Drawn {
  const answer = itemAnswer(reply);
  if (answer !== null) return { body: [...small(reply.text), ...words([{ text: answer, bold: true }])] };
  const { spelt, answers, others } = itemRows(reply, LIMITS.readableButton);
  return {
    body: [
      ...heading(reply.text, "Default"),
      ...(reply.detail === null ? [] : small(reply.detail)),
      ...spelt.flatMap((label) => words([label], { spacing: "Small" })),
    ],
    form: [...answers, ...others].map((button, at) => ({
      type: "ActionSet",
      actions: [pressed(session, button)],
      ...(at > 0 ? { spacing: "Small" } : {}),
    })),
  };
}

export function renderReviewResult(reply: Of<"review-result">, session: string): Drawn {
  const { title, lines, hindsight } = reply;
  const { answers, others } = resultRows(reply);
  const asked: Element[] =
    hindsight === null
      ? []
      : [
          ...words([{ text: hindsight.text, bold: true }]),
          ...(hindsight.answer === null ? [] : small(hindsight.answer)),
        ];
  return {
    body: [...heading(title), ...lines.flatMap((one) => words(ownWords(one), { spacing: "Small" })), ...asked],
    form: [...buttonRows(session, answers), ...buttonRows(session, others)],
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
          ...(item.done === undefined ? [] : words([{ text: item.done, bold: true }], { spacing: "Small" })),
          ...buttonRows(session, item.buttons),
        ],
      })),
    ],
  };
}

/** Words that wait for somebody, who is mentioned in the place of their name. */
export function renderCall({ text, buttons, calls }: Of<"notice">, { session, conversationType }: View): Drawn {
  const form = buttonRows(session, buttons);
  const called = calls === undefined || conversationType === "personal" ? undefined : mentionOf(calls);
  const at = text.indexOf(calls?.name ?? "");
  if (calls === undefined || called === undefined || at < 0) return { body: words(ownWords(text)), form };
  return {
    body: calling(text.slice(0, at), called, text.slice(at + calls.name.length)),
    mentions: [called],
    form,
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
      ...rows([
        press(session, { act: "schedule", was }, "Set it", { inputs: true }),
        ...buttons.map((button) => pressed(session, button)),
      ]),
    ],
  };
}
