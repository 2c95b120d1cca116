import type { Reply } from "../../src/conversation/reply.ts";
import { printRecommendation } from "../../src/printing/print-recommendation.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";
import { printCost } from "./print-cost.ts";
import { printDecided, printDecision, printDecisions, printRatify } from "./print-decisions.ts";
import { printDetails } from "./print-details.ts";
import { printDigest, printReviewDue, printReviewItem, printReviewResult, printSchedule } from "./print-reviews.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Citations = Of<"why">["evidence"];

/** A reply as plain text, 80 columns wide; empty for what a terminal has said already. */
export function render(reply: Reply): string {
  switch (reply.kind) {
    case "root":
      return renderRoot(reply);
    case "checklist":
      return lines(
        wrapText(reply.text),
        ...numbered(reply.items),
        '(type the numbers that hold, or "none")',
        bar(reply),
      );
    case "checklist-answered":
      return wrapText(
        `${reply.by}: ${reply.ticked.length === 0 ? "none of these" : reply.ticked.join("; ")}`,
        80,
        "  = ",
        "    ",
      );
    case "question":
      return renderQuestion(reply);
    case "answered":
      return lines(...reply.answers.map(({ by, label, note }) => renderAnswer(by, label, note)));
    case "confirm":
      return renderConfirm(reply);
    case "why":
    case "aside":
      return lines(wrapText(reply.text), ...cited(reply.evidence));
    case "exit-card":
      return lines(wrapText(`${reply.name}: ${reply.text}`), wrapText(reply.points), ...cited(reply.evidence));
    case "tension":
      return wrapText(`Two answers pull apart: ${reply.text}`);
    case "status":
      return lines(...reply.lines.map((line) => wrapText(line)), bar(reply));
    case "help":
      return lines(...reply.lines.map((line) => wrapText(line, 80, "  - ", "    ")));
    case "recommendation":
      return lines(
        rule,
        renderEnded(reply),
        printRecommendation(reply.recommendation).trimEnd(),
        rule,
        renderConsequences(reply),
        renderDeciding(reply),
      );
    case "ratify":
      return printRatify(reply);
    case "decided":
      return printDecided(reply);
    case "decision":
      return printDecision(reply);
    case "decisions":
      return printDecisions(reply);
    case "brief":
      return lines(wrapText(reply.title), ...reply.lines.map((line) => wrapText(line, 80, "  - ", "    ")));
    case "review-due":
      return printReviewDue(reply);
    case "review-item":
      return printReviewItem(reply);
    case "review-result":
      return printReviewResult(reply);
    case "digest":
      return printDigest(reply);
    case "schedule":
      return printSchedule(reply);
    case "details":
      return printDetails(reply.recommendation);
    case "cost":
      return printCost(reply.panel);
    case "what-if":
      return lines(wrapText(reply.text), wrapText(reply.verdict, 80, "  > ", "    "));
    case "ignore-question":
      return reply.answer === null ? wrapText(`${reply.text} (one line, kept in the record; it is not scored)`) : "";
    case "notice":
      return renderNotice(reply);
    default:
      return reply satisfies never;
  }
}

const rule = "-".repeat(80);

/** Where somebody ended the questions early, the recommendation says so itself. */
function renderEnded({ ended, recommendation }: Of<"recommendation">): string {
  return ended === undefined || recommendation.provisional !== null ? "" : `${wrapText(ended)}\n`;
}

/** Optional, and only until somebody has said it. */
function renderConsequences({ consequences }: Of<"recommendation">): string {
  if (consequences === undefined || consequences.choices.some(({ chosen }) => chosen)) return "";
  const names = consequences.choices.map(({ label }) => label.toLowerCase()).join(", ");
  return wrapText(`${consequences.text} Optional: ${names}. Type \`hurts: risk, running effort\`, for example.`);
}

/** What to type to decide, or who does. */
function renderDeciding({ deciding, buttons }: Of<"recommendation">): string {
  if (deciding === undefined) return "";
  const accepts = buttons.flatMap(({ label, act }) => (act.kind === "decide" ? [`\`${label.toLowerCase()}\``] : []));
  const others = deciding.options.map(({ name }) => name).join(", ");
  return wrapText(
    `${deciding.decider ?? "Whoever accepts"} decides: type ${accepts.join(" or ")}, or \`choose … because …\` (${others}), or \`not now\`.`,
  );
}

function renderRoot({ deciding, startedBy, decider, consulted, lines: scope, setup }: Of<"root">): string {
  const people = [
    `Started by ${startedBy}.`,
    ...(decider === null ? [] : [`${decider} decides.`]),
    ...(consulted.length === 0 ? [] : [`To be heard: ${consulted.join(", ")}.`]),
  ];
  const asks =
    "Somebody else decides, or should be heard? Type `decides: Grace` or `heard: Linus, Margaret` at any time.";
  return lines(
    wrapText(deciding),
    ...scope.map((line) => wrapText(line)),
    wrapText(people.join(" ")),
    setup ? wrapText(asks) : "",
  );
}

function renderQuestion({ text, choices, progress, current }: Of<"question">): string {
  return lines(
    wrapText(text),
    ...numbered(choices),
    ...(current === null ? [] : [wrapText(`Your answer stands until you give another: ${current}`)]),
    bar({ progress }),
  );
}

function renderAnswer(by: string, label: string, note: string | undefined): string {
  return wrapText(`${by}: ${label}${note === undefined ? "" : ` (${note})`}`, 80, "  = ", "    ");
}

function renderConfirm({ text, facts }: Of<"confirm">): string {
  const read = facts.map((fact) => ({ label: `${fact.label} (from "${fact.words}"). ${fact.text}` }));
  return lines(wrapText(text), ...numbered(read), '(type "yes", "no", or the numbers that are right)');
}

function renderNotice({ text, buttons }: Of<"notice">): string {
  return lines(wrapText(text, 80, "* ", "  "), ...buttons.map(({ label }) => wrapText(label, 80, "    - ", "      ")));
}

function numbered(items: readonly { readonly label: string; readonly description?: string | undefined }[]): string[] {
  return items.map(({ label, description }, index) =>
    wrapText(description === undefined ? label : `${label}: ${description}`, 80, `  ${index + 1}. `, "     "),
  );
}

/** A bar of certainty in ten steps, with its words. */
function bar({ progress }: { readonly progress: Of<"question">["progress"] }): string {
  const full = Math.round(progress.certainty * 10);
  return wrapText(`[${"#".repeat(full)}${".".repeat(10 - full)}] ${progress.text}`);
}

function cited(evidence: Citations): string[] {
  return evidence.map(({ statement, grade, sources }) => {
    const from = sources.map(({ title, publisher, vendor }) => `${vendor ? "vendor: " : ""}${title}, ${publisher}`);
    return wrapText(`${statement} (grade ${grade}: ${from.join("; ")})`, 80, "  - ", "    ");
  });
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
