import {
  cardLine,
  cardTitle,
  chainLines,
  ratifyLines,
  ratifyTitle,
  STALE,
} from "../../../src/conversation/decision-words.ts";
import type { DecisionCard, Reply } from "../../../src/conversation/reply.ts";
import { escaped, link } from "../mrkdwn.ts";
import { actionRows, type Block, button, buttonRows, context, listed, section } from "./blocks.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Of a record: less than a section holds, with its fences, and less than a message holds together. */
const PIECE = 2800;
const MOST_PIECES = 3;

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

/** The decision is final; `file` is where its record lies, where it could be uploaded. */
export function renderDecided({ decision, buttons }: Of<"decided">, session: string, file?: string): Block[] {
  const record = file === undefined ? [] : [context(link(file, "The record as Markdown"))];
  return [
    section(`*Decided and saved as ${escaped(cardTitle(decision))}*\n${escaped(cardLine(decision))}`),
    ...record,
    ...buttonRows(session, buttons),
  ];
}

/** One decision with its record, as it would stand in a file. */
export function renderDecision({ decision, markdown, preview, buttons }: Of<"decision">, session: string): Block[] {
  const head = preview
    ? section("*This is how the record would read; nothing is final.*")
    : section(`*${escaped(cardTitle(decision))}*\n${escaped(cardLine(decision))}`);
  return [
    head,
    ...listed("In its line", chainLines(decision).map(escaped)),
    ...piecesOf(markdown).map((piece) => section(`\`\`\`\n${piece}\n\`\`\``)),
    ...buttonRows(session, buttons),
  ];
}

/** A page of the log. */
export function renderDecisions({ title, items, buttons }: Of<"decisions">, session: string): Block[] {
  return [section(`*${escaped(title)}*`), ...cardBlocks(items, session), ...buttonRows(session, buttons)];
}

/** Each with a button that shows it. */
export function cardBlocks(items: readonly DecisionCard[], session: string): Block[] {
  return items.map((card) => {
    const [show] =
      card.id === null ? [] : button(session, { kind: "log", words: `show ${card.id}` }, "Show", `show-${card.id}`);
    return section(`*${escaped(cardTitle(card))}*\n${escaped(cardLine(card))}`, show);
  });
}

/** Cut between lines. A fence within would end the block early. */
function piecesOf(markdown: string): string[] {
  const pieces: string[] = [];
  for (const line of escaped(markdown).replaceAll("```", "'''").split("\n")) {
    const last = pieces.at(-1);
    const cut = line.slice(0, PIECE);
    if (last !== undefined && last.length + cut.length < PIECE) pieces[pieces.length - 1] = `${last}\n${cut}`;
    else pieces.push(cut);
  }
  const left =
    pieces.length > MOST_PIECES
      ? ["… The rest stands in the record’s file, in the thread of the decision or where it was adopted from."]
      : [];
  return [...pieces.slice(0, MOST_PIECES), ...left];
}
