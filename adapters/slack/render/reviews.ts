import type { Reply } from "../../../src/conversation/reply.ts";
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
import type { Act } from "../acts.ts";
import { LIMITS } from "../limits.ts";
import { escaped, mention } from "../mrkdwn.ts";
import { actionRows, type Block, button, buttonRows, listed, section } from "./blocks.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A decision to be looked at; its owner is mentioned, so that they hear of it. */
export function renderReviewDue(reply: Of<"review-due">, session: string): Block[] {
  const { owner, why, sections, result } = reply;
  const title = `*${escaped(dueTitle(reply))}*`;
  // Over, it calls nobody any more.
  if (result !== null) return [section(`${title}\n${escaped(dueLine(reply))}`), section(`*${escaped(result)}*`)];
  const { before, name, after } = dueParts(reply);
  const called = mention(owner)[0] ?? escaped(name);
  return [
    section(`${title}\n${escaped(before)}${called}${escaped(after)}`),
    ...(why === null ? [] : [section(escaped(why))]),
    ...sections.flatMap(({ label, lines }) => listed(label, lines.map(escaped))),
    ...dueRows(reply).flatMap((row, at) =>
      actionRows(
        row.flatMap(({ label, act }, index) =>
          button(session, session === "" ? act : formOf(act), label, `act-${at}-${index}`),
        ),
      ),
    ),
  ];
}

/** Whose it is instead is picked from the members, so that the new owner is known by their id. */
function formOf(act: Act): Act {
  return act.kind === "review" && act.words === "not mine" ? { kind: "hand-over" } : act;
}

export function renderReviewItem(reply: Of<"review-item">, session: string): Block[] {
  const { text, detail } = reply;
  const answer = itemAnswer(reply);
  if (answer !== null) return [section(`${escaped(text)}\n*${escaped(answer)}*`)];
  const { spelt, answers, others } = itemRows(reply, LIMITS.readableButton);
  const lines = [`*${escaped(text)}*`, ...(detail === null ? [] : [escaped(detail)]), ...spelt.map(escaped)];
  return [section(lines.join("\n")), ...buttonRows(session, [...answers, ...others])];
}

export function renderReviewResult(reply: Of<"review-result">, session: string): Block[] {
  const { title, lines, hindsight } = reply;
  const { answers, others } = resultRows(reply);
  return [
    section([`*${escaped(title)}*`, ...lines.map(escaped)].join("\n")),
    ...(hindsight === null
      ? []
      : [section(`*${escaped(hindsight.text)}*${hindsight.answer === null ? "" : ` ${escaped(hindsight.answer)}`}`)]),
    ...buttonRows(session, answers),
    ...buttonRows(session, others, answers.length),
  ];
}

/** Several decisions in one message, each with its own buttons. */
export function renderDigest({ title, text, items }: Of<"digest">, session: string): Block[] {
  // What is done calls nobody any more.
  const owners = [...new Set(items.flatMap(({ owner, done }) => (done === undefined ? mention(owner) : [])))];
  return [
    section(`*${escaped(title)}*\n${[escaped(text), ...owners].join(" ")}`),
    ...items.flatMap((item) => [
      { type: "divider" },
      section(
        [
          `*${escaped(digestTitle(item))}*`,
          ...item.lines.map(escaped),
          ...(item.done === undefined ? [] : [`*${escaped(item.done)}*`]),
        ].join("\n"),
      ),
      ...actionRows(
        item.buttons.flatMap(({ label, act }, index) => button(session, act, label, `${item.decision}-${index}`)),
      ),
    ]),
  ];
}

/** When a channel gets its digest, and what can be picked instead. */
export function renderSchedule({ lines, picks, buttons }: Of<"schedule">, session: string): Block[] {
  // Slack tells of no pick that was not touched.
  const was = Object.fromEntries(picks.map(({ id, current }) => [id, current]));
  const elements = picks.map(({ id, label, choices, current }) => {
    const options = choices.map(toOption);
    const initial = options.find(({ value }) => value === current);
    return {
      type: "static_select",
      action_id: `pick-${id}`,
      placeholder: { type: "plain_text", text: label, emoji: false },
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    };
  });
  return [
    section(lines.map(escaped).join("\n")),
    {
      type: "actions",
      block_id: SCHEDULE,
      elements: [
        ...elements,
        ...button(session, { kind: "schedule", was }, "Set it", "schedule-set", "primary"),
        ...buttons.flatMap(({ label, act }, index) => button(session, act, label, `act-${index}`)),
      ],
    },
  ];
}

/** The block whose selects say when. */
export const SCHEDULE = "schedule";

function toOption({ value, label }: { readonly value: string; readonly label: string }) {
  return { text: { type: "plain_text", text: label, emoji: false }, value };
}
