import {
  cardLine,
  cardTitle,
  chainLines,
  ratifyLines,
  ratifyTitle,
  STALE,
} from "../../src/conversation/decision-words.ts";
import type { DecisionCard, Reply } from "../../src/conversation/reply.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

const TYPE_THIS =
  "Type `record it` to sign, `preview` to read the whole record, `skip` to pass over a detail, `title: …` to change it, `not now` to leave it open.";

/** The draft of a decision with what is asked next; the words that fill it in are typed. */
export function printRatify(reply: Of<"ratify">): string {
  const { next, stale, indicators } = reply;
  return lines(
    wrapText(ratifyTitle(reply)),
    ...ratifyLines(reply).map(({ label, value }) => wrapText(`${label}: ${value}`, 80, "  ", "    ")),
    stale ? STALE : "",
    next === null ? "" : wrapText(next.text),
    ...(next?.choices ?? []).map((choice, index) => wrapText(choice, 80, `  ${index + 1}. `, "     ")),
    ...(next?.field === "tripwire"
      ? indicators.map(({ name, signal }) => wrapText(`${name}: ${signal}`, 80, "  - ", "    "))
      : []),
    stale ? "" : wrapText(TYPE_THIS),
  );
}

/** The decision is final. */
export function printDecided({ decision }: Of<"decided">): string {
  const id = decision.id ?? "";
  return lines(
    wrapText(`Decided and saved as ${id}: ${decision.title}`),
    wrapText(cardLine(decision), 80, "  ", "  "),
    wrapText(`\`show ${id}\` prints the record, \`replay ${id}\` computes it again, \`restart\` decides it anew.`),
  );
}

/** One decision and its whole record. */
export function printDecision({ decision, markdown, preview }: Of<"decision">): string {
  const head = preview ? "This is how the record would read; nothing is final." : printCard(decision);
  const chain = chainLines(decision).map((line) => wrapText(line, 80, "    ", "      "));
  return `${lines(head, ...chain)}\n\n${markdown.trimEnd().split("\n").map(wrapped).join("\n")}`;
}

function wrapped(line: string): string {
  return line.length <= 80 ? line : wrapText(line, 80, "", line.startsWith("* ") ? "  " : "");
}

/** A page of the log. */
export function printDecisions({ title, items, buttons }: Of<"decisions">): string {
  const more = buttons.flatMap(({ label, act }) => (act.kind === "log" ? [`${label}: \`${act.words}\``] : []));
  return lines(wrapText(title), ...items.map(printCard), ...more);
}

function printCard(card: DecisionCard): string {
  return lines(wrapText(cardTitle(card), 80, "  ", "    "), wrapText(cardLine(card), 80, "    ", "    "));
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
