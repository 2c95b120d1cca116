import type { Reply } from "../../src/conversation/reply.ts";
import { digestTitle, dueLine, dueTitle, itemAnswer } from "../../src/conversation/review-words.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A decision to be looked at, with the words that answer. */
export function printReviewDue(reply: Of<"review-due">): string {
  const { why, sections, result, buttons } = reply;
  if (result !== null) return lines(wrapText(dueTitle(reply)), wrapText(result));
  return lines(
    wrapText(dueTitle(reply)),
    wrapText(dueLine(reply)),
    why === null ? "" : wrapText(why),
    ...sections.flatMap((one) => [one.label, ...one.lines.map((line) => wrapText(line, 80, "  - ", "    "))]),
    typed(buttons),
  );
}

export function printReviewItem(reply: Of<"review-item">): string {
  const answer = itemAnswer(reply);
  if (answer !== null) return wrapText(answer, 80, "  = ", "    ");
  const choices = reply.buttons.filter(({ act }) => act.kind === "review" && act.words.startsWith("say "));
  return lines(
    wrapText(reply.text),
    reply.detail === null ? "" : wrapText(reply.detail),
    ...choices.map(({ label }, index) => wrapText(label, 80, `  ${index + 1}. `, "     ")),
    "(type a number, or `nothing else changed`)",
  );
}

export function printReviewResult({ title, lines: found, hindsight, buttons }: Of<"review-result">): string {
  const asks = hindsight === null ? "" : `${hindsight.text} ${hindsight.answer ?? "Type `yes`, `mixed` or `no`."}`;
  const others = buttons.filter(({ label }) => !["Yes", "Mixed", "No"].includes(label));
  return lines(wrapText(title), ...found.map((line) => wrapText(line)), wrapText(asks), typed(others));
}

export function printDigest({ title, text, items }: Of<"digest">): string {
  const open = items.find(({ done }) => done === undefined);
  return lines(
    wrapText(title),
    wrapText(text),
    ...items.flatMap((item) => [
      wrapText(digestTitle(item)),
      ...[...item.lines, ...(item.done === undefined ? [] : [item.done])].map((line) =>
        wrapText(line, 80, "    ", "    "),
      ),
    ]),
    open === undefined ? "" : wrapText(`Type \`${open.decision} still right\` or \`${open.decision} look\`.`),
  );
}

export function printSchedule(reply: Of<"schedule">): string {
  return lines(...reply.lines.map((line) => wrapText(line)));
}

/** What buttons say elsewhere. */
function typed(buttons: Of<"review-due">["buttons"]): string {
  const words = buttons.flatMap(({ act }) => (act.kind === "review" || act.kind === "log" ? [`\`${act.words}\``] : []));
  return words.length === 0 ? "" : wrapText(`Type ${words.join(", ")}.`);
}

function lines(...parts: string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
