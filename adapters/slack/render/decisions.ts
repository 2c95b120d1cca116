import {
  cardLine,
  cardTitle,
  chainLines,
  ratifyLines,
  ratifyTitle,
  STALE,
} from "../../../src/conversation/decision-words.ts";
import type { DecisionCard, Reply } from "../../../src/conversation/reply.ts";
import type { Attached } from "../attached.ts";
import { escaped, link } from "../mrkdwn.ts";
import { actionRows, type Block, button, buttonRows, context, listed, section } from "./blocks.ts";
import { recordBlocks } from "./record-pieces.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

const REST = "… The rest stands in the record’s file, in the thread of the decision or where it was adopted from.";

/** The draft of a decision: what it says, a form for its details, and the signature. */
export function renderRatify(reply: Of<"ratify">, session: string): Block[] {
  const lines = ratifyLines(reply).map(({ label, value }) => `*${escaped(label)}:* ${escaped(value)}`);
  const [sign, ...others] = reply.buttons;
  const elements = [
    ...(sign === undefined
      ? []
      : button(session, sign.act, sign.label, "ratify-0", reply.stale ? undefined : "primary")),
    ...(reply.stale ? [] : button(session, { kind: "fill-in" }, "Fill in", "fill-in")),
    ...others.flatMap(({ label, act }, index) => button(session, act, label, `ratify-${index + 1}`)),
  ];
  return [
    section(`*${escaped(ratifyTitle(reply))}*`),
    section(lines.join("\n")),
    ...(reply.stale ? [section(escaped(STALE))] : []),
    ...(reply.next === null ? [] : [context(escaped(reply.next.text))]),
    ...actionRows(elements),
  ];
}

/** The decision is final; `record` is what became of its file, where it was to be attached. */
export function renderDecided({ decision, buttons }: Of<"decided">, session: string, record?: Attached): Block[] {
  return [
    section(`*Decided and saved as ${escaped(cardTitle(decision))}*\n${escaped(cardLine(decision))}`),
    ...(record === undefined ? [] : [context(recordWords(record, decision.id ?? ""))]),
    ...buttonRows(session, buttons),
  ];
}

function recordWords(record: Attached, id: string): string {
  if (record.kind === "text") {
    return escaped(
      `The record could not be attached as a file: ${record.why}. It follows as text; \`show ${id}\` prints it again.`,
    );
  }
  return record.address === undefined
    ? "The record is the file above, as Markdown."
    : link(record.address, "The record as Markdown");
}

/** One decision with its record, as it would stand in a file. */
export function renderDecision({ decision, markdown, preview, buttons }: Of<"decision">, session: string): Block[] {
  const head = preview
    ? section("*This is how the record would read; nothing is final.*")
    : section(`*${escaped(cardTitle(decision))}*\n${escaped(cardLine(decision))}`);
  return [
    head,
    ...listed("In its line", chainLines(decision).map(escaped)),
    ...recordBlocks(markdown, REST),
    ...buttonRows(session, buttons),
  ];
}

/** A page of the log. */
export function renderDecisions({ title, items, buttons }: Of<"decisions">, session: string): Block[] {
  return [section(`*${escaped(title)}*`), ...cardBlocks(items, session), ...buttonRows(session, buttons)];
}

/** Each with a button that shows it, and what it took the place of where it did. */
export function cardBlocks(items: readonly DecisionCard[], session: string): Block[] {
  return items.flatMap((card) => {
    const [show] =
      card.id === null ? [] : button(session, { kind: "log", words: `show ${card.id}` }, "Show", `show-${card.id}`);
    const shown = section(`*${escaped(cardTitle(card))}*\n${escaped(cardLine(card))}`, show);
    return card.chain.length === 0 ? [shown] : [shown, context(timeline(card))];
  });
}

/** Oldest first, with this one in bold. */
function timeline({ chain }: DecisionCard): string {
  return chain.map(({ id, on, current }) => `${on} ${current ? `*${id}*` : id}`).join("  →  ");
}
