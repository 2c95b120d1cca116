import type { Reply } from "../../../src/conversation/reply.ts";
import { digestTitle, dueLine, dueTitle, itemAnswer } from "../../../src/conversation/review-words.ts";
import { escaped } from "../mrkdwn.ts";
import { actionRows, type Block, button, buttonRows, context, listed, section } from "./blocks.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A decision to be looked at; its owner is mentioned, so that they hear of it. */
export function renderReviewDue(reply: Of<"review-due">, session: string): Block[] {
  const { owner, why, sections, result, buttons } = reply;
  const head = section(`*${escaped(dueTitle(reply))}*\n${escaped(dueLine(reply))}`);
  if (result !== null) return [head, section(`*${escaped(result)}*`)];
  return [
    head,
    ...(isUser(owner.id) ? [context(`<@${owner.id}>`)] : []),
    ...(why === null ? [] : [section(escaped(why))]),
    ...sections.flatMap(({ label, lines }) => listed(label, lines.map(escaped))),
    ...buttonRows(session, buttons),
  ];
}

export function renderReviewItem(reply: Of<"review-item">, session: string): Block[] {
  const { text, detail, buttons } = reply;
  const answer = itemAnswer(reply);
  if (answer !== null) return [section(`${escaped(text)}\n*${escaped(answer)}*`)];
  return [
    section(`*${escaped(text)}*${detail === null ? "" : `\n${escaped(detail)}`}`),
    ...buttonRows(session, buttons),
  ];
}

export function renderReviewResult(
  { title, lines, hindsight, buttons }: Of<"review-result">,
  session: string,
): Block[] {
  return [
    section([`*${escaped(title)}*`, ...lines.map(escaped)].join("\n")),
    ...(hindsight === null
      ? []
      : [section(`*${escaped(hindsight.text)}*${hindsight.answer === null ? "" : ` ${escaped(hindsight.answer)}`}`)]),
    ...buttonRows(session, buttons),
  ];
}

/** Several decisions in one message, each with its own buttons. */
export function renderDigest({ title, text, items }: Of<"digest">, session: string): Block[] {
  return [
    section(`*${escaped(title)}*\n${escaped(text)}`),
    ...items.flatMap((item) => [
      section(`*${escaped(digestTitle(item))}*\n${item.lines.map(escaped).join("\n")}`),
      ...actionRows(
        item.buttons.flatMap(({ label, act }, index) => button(session, act, label, `${item.decision}-${index}`)),
      ),
    ]),
  ];
}

/** When a channel gets its digest, and what can be picked instead. */
export function renderSchedule({ lines, picks, buttons }: Of<"schedule">, session: string): Block[] {
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
      elements: [...elements, ...button(session, { kind: "schedule" }, "Set it", "schedule-set", "primary")],
    },
    ...buttonRows(session, buttons),
  ];
}

/** The block whose selects say when. */
export const SCHEDULE = "schedule";

function toOption({ value, label }: { readonly value: string; readonly label: string }) {
  return { text: { type: "plain_text", text: label, emoji: false }, value };
}

function isUser(id: string): boolean {
  return /^[UW][A-Z0-9]{2,}$/.test(id);
}
