import { cardTitle, ratifyTitle } from "./decision-words.ts";
import type { Reply } from "./reply.ts";
import { dueLine, dueTitle } from "./review-words.ts";
import { NONE_OF_THESE } from "./wording.ts";

/** A reply as one line without markup: for notifications, for reading aloud, and for clients that show no more. */
export function replyLine(reply: Reply): string {
  switch (reply.kind) {
    case "root":
      return reply.deciding;
    case "question":
      return `${reply.text} ${reply.choices.map(({ label }, index) => `${index + 1}. ${label}`).join("  ")}`;
    case "checklist":
      return `${reply.text} ${reply.items.map(({ label }) => label).join("; ")}; ${reply.none}`;
    case "checklist-answered":
      return `${reply.text} ${reply.by}: ${tickedWords(reply)}`;
    case "answered":
      return `${reply.text} ${reply.answers.map(({ by, label }) => `${by}: ${label}`).join("; ")}`;
    case "confirm":
      return `${reply.text} ${reply.facts.map(({ label }) => label).join("; ")}`;
    case "status":
    case "help":
      return reply.lines.join(" ");
    case "recommendation":
      return [reply.recommendation.verdict, reply.recommendation.split].filter((part) => part !== null).join(" ");
    case "ratify":
      return ratifyTitle(reply);
    case "decided":
      return `Decided and saved as ${cardTitle(reply.decision)}`;
    case "decision":
      return cardTitle(reply.decision);
    case "decisions":
    case "brief":
    case "digest":
    case "review-result":
      return reply.title;
    case "review-due":
      return `${dueTitle(reply)}. ${dueLine(reply)}`;
    case "schedule":
      return reply.lines.join(" ");
    case "details":
      return `Details: ${reply.recommendation.verdict}`;
    case "cost":
      return `Cost over ${reply.panel.years} years. ${reply.panel.direction}`;
    case "exit-card":
      return `${reply.name}: ${reply.text}`;
    case "what-if":
      return `${reply.text} ${reply.verdict}`;
    default:
      return reply.text;
  }
}

/** What was ticked on the checklist. */
export function tickedWords({ ticked }: Extract<Reply, { kind: "checklist-answered" }>): string {
  return ticked.length === 0 ? NONE_OF_THESE : ticked.join("; ");
}
