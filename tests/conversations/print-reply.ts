import {
  cardLine,
  cardTitle,
  chainLines,
  ratifyLines,
  ratifyTitle,
  STALE,
} from "../../src/conversation/decision-words.ts";
import type { OutgoingReply, Reply } from "../../src/conversation/reply.ts";
import { digestTitle, dueLine, dueTitle, itemAnswer } from "../../src/conversation/review-words.ts";
import type { Said } from "../../src/conversation/step.ts";
import type { Transcript } from "./transcript.ts";

/** What is said; what is only done is nobody's line. */
export type Spoken = Extract<Said, { outgoing: OutgoingReply }>;
type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Days depend on when it is played, so they read "(day)", but where the transcript says when it begins. */
export function printerFor({ begins }: Transcript): (said: Spoken) => string {
  return begins === undefined ? (said) => printSaid(said).replace(/\b\d{4}-\d{2}-\d{2}\b/g, "(day)") : printSaid;
}

/** One thing the bot said as a line of a transcript: who hears it, the words, and in brackets what can be pressed. */
function printSaid(said: Spoken): string {
  return printed(said).replaceAll(/\n(?:- )?/g, " / ");
}

function printed({ mode, outgoing }: Spoken): string {
  const { reply, to } = outgoing;
  if (mode === "update" && reply.kind === "notice") return `  (folded: ${reply.text})`;
  if (mode === "update" && !["recommendation", "question", "ratify"].includes(reply.kind))
    return `  (${printReply(reply)})`;
  const asked = reply.kind === "answered" ? `${reply.text} ` : "";
  return `${printAddress(to)}: ${mode === "update" ? "(instead) " : ""}${asked}${printReply(reply)}`;
}

function printAddress(to: OutgoingReply["to"]): string {
  return to === "thread" ? "Waymark" : `Waymark, to ${to.person} only`;
}

function printReply(reply: Reply): string {
  switch (reply.kind) {
    case "root":
      return printRoot(reply);
    case "checklist":
      return `${reply.text} ${pressable(reply.items)} ${printBar(reply)}`;
    case "checklist-answered":
      return `${reply.by}: ${reply.ticked.length === 0 ? "none of these" : reply.ticked.join("; ")}`;
    case "question":
      return `${reply.text} ${pressable(reply.choices)}${reply.current === null ? "" : ` (stands: ${reply.current})`} ${printBar(reply)}`;
    case "answered":
      return reply.answers
        .map(({ by, label, note }) => `${by}: ${label}${note === undefined ? "" : `, note: ${note}`}`)
        .join("; ");
    case "confirm":
      return `${reply.text} ${reply.facts.map(({ label, words }) => `[${label} <- “${words}”]`).join(" ")}`;
    case "why":
    case "aside":
      return `${reply.text.replaceAll("\n\n", " ")}${cited(reply.evidence)}`;
    case "exit-card":
      return `${reply.name}. ${reply.text} ${reply.points}${cited(reply.evidence)}`;
    case "tension":
      return `(tension) ${reply.text}`;
    case "status":
      return `${reply.lines.join(" / ")} ${printBar(reply)}${buttons(reply.buttons)}`;
    case "help":
      return `(help, ${reply.lines.length} lines)`;
    case "recommendation":
      return printRecommendation(reply);
    case "ratify":
      return printRatify(reply);
    case "decided":
      return `Decided and saved as ${cardTitle(reply.decision)}. ${cardLine(reply.decision)}${buttons(reply.buttons)}`;
    case "decision":
      return printDecision(reply);
    case "decisions":
      return `${[reply.title, ...reply.items.map((item) => `[${cardTitle(item)}. ${cardLine(item)}]`)].join(" ")}${buttons(reply.buttons)}`;
    case "brief":
      return `${reply.title}: ${reply.lines.join(" / ")}`;
    case "review-due":
      return `${dueTitle(reply)}. ${dueLine(reply)}${reply.why === null ? "" : ` ${reply.why}`} ${reply.result ?? reply.sections.map(({ label, lines }) => `${label}: ${lines.join("; ")}`).join(" / ")}${buttons(reply.buttons)}`;
    case "review-item":
      return `${reply.text}${reply.detail === null ? "" : ` ${reply.detail}`} ${itemAnswer(reply) ?? ""}${buttons(reply.buttons)}`;
    case "review-result":
      return `${reply.title}: ${reply.lines.join(" ")}${reply.hindsight === null ? "" : ` ${reply.hindsight.text} ${reply.hindsight.answer ?? ""}`}${buttons(reply.buttons)}`;
    case "digest":
      return `${reply.title}. ${reply.text} ${reply.items.map((item) => `[${digestTitle(item)}: ${item.lines.join(" ")}${buttons(item.buttons)}]`).join(" ")}`;
    case "schedule":
      return `${reply.lines.join(" ")}${buttons(reply.buttons)}`;
    case "details":
      return `(details: ${reply.recommendation.details.ledger.length} lines of ledger)`;
    case "cost":
      return `(cost: ${printFigures(reply.panel)}) ${reply.panel.direction}`;
    case "what-if":
      return `${reply.text} ${reply.verdict}${buttons(reply.buttons)}`;
    case "ignore-question":
      return reply.answer === null ? reply.text : `${reply.text} ${reply.answer}`;
    case "notice":
      return `${reply.text}${buttons(reply.buttons)}`;
    default:
      return reply satisfies never;
  }
}

function printRatify(reply: Of<"ratify">): string {
  const lines = ratifyLines(reply).map(({ label, value }) => `${label}: ${value}`);
  const next = reply.next === null ? "" : ` ${reply.next.text}`;
  return `${ratifyTitle(reply)} ${lines.join(" / ")}${reply.stale ? ` ${STALE}` : ""}${next}${buttons(reply.buttons)}`;
}

function printDecision({ decision, preview, markdown, buttons: pressed }: Of<"decision">): string {
  const what = preview ? "preview" : "record";
  const chain = chainLines(decision).map((line) => ` / ${line}`);
  return `(${what}, ${markdown.split("\n## ").length - 1} parts) ${cardTitle(decision)}. ${cardLine(decision)}${chain.join("")}${buttons(pressed)}`;
}

function printRoot({ deciding, decider, consulted, setup }: Of<"root">): string {
  const people = [
    ...(decider === null ? [] : [`${decider} decides`]),
    ...(consulted.length === 0 ? [] : [`to be heard: ${consulted.join(", ")}`]),
    ...(setup ? ["who decides?"] : []),
  ];
  return `${deciding}${people.length === 0 ? "" : ` (${people.join("; ")})`}`;
}

function printRecommendation({ recommendation, ended, buttons: pressed }: Of<"recommendation">): string {
  const { verdict, split, provisional, weighed, findOuts } = recommendation;
  const toFind = findOuts.map(({ text }) => `To find out: ${text}`);
  const words = [ended, verdict, split, provisional, weighed, ...toFind].filter(
    (part) => part !== null && part !== undefined,
  );
  return `${words.join(" ")}${buttons(pressed)}`;
}

/** The figures without their numbers, which may be calibrated; counted capabilities by id. */
function printFigures({ needs, days, rate, figures }: Of<"cost">["panel"]): string {
  const counted = needs.filter(({ needed }) => needed).map(({ id }) => id);
  const inputs = `days ${days ?? "-"}, rate ${rate ?? "-"}`;
  return `${counted.join(", ")}; ${figures === undefined ? "no figures" : `figures for ${figures.totals.length} options`}, ${inputs}`;
}

function printBar({ progress }: { readonly progress: Of<"question">["progress"] }): string {
  return `${Math.round(progress.certainty * 100)} % ${progress.text}`;
}

function pressable(items: readonly { readonly label: string }[]): string {
  return `[${items.map(({ label }) => label).join(" | ")}]`;
}

function buttons(all: readonly { readonly label: string }[]): string {
  return all.length === 0 ? "" : ` ${pressable(all)}`;
}

function cited(evidence: readonly { readonly id: string }[]): string {
  return evidence.length === 0 ? "" : ` (sources: ${evidence.map(({ id }) => id).join(", ")})`;
}
