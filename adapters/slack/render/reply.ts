import type { Reply } from "../../../src/conversation/reply.ts";
import { replyLine, tickedWords } from "../../../src/conversation/reply-line.ts";
import type { Attached } from "../attached.ts";
import { escaped, mention } from "../mrkdwn.ts";
import { type Block, bar, button, buttonRows, context, listed, type Message, section } from "./blocks.ts";
import { evidenceLines } from "./cited.ts";
import { renderCost } from "./cost.ts";
import { renderDecided, renderDecision, renderDecisions, renderRatify } from "./decisions.ts";
import { renderDetails } from "./details.ts";
import { fitted } from "./fitted.ts";
import { renderChecklist, renderConfirm } from "./lists.ts";
import { renderAnswered, renderQuestion } from "./question.ts";
import { renderRecommendation } from "./recommendation.ts";
import { renderDigest, renderReviewDue, renderReviewItem, renderReviewResult, renderSchedule } from "./reviews.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

export interface View {
  /** The session its buttons belong to. */
  readonly session: string;
  /** A sentence for the root message: what has to be said to the bot to be heard. */
  readonly hearing: string;
  /** What became of the record that goes with it. */
  readonly record?: Attached | undefined;
}

/** A reply as a message within Slack's limits. */
export function render(reply: Reply, view: View): Message {
  return fitted(replyLine(reply), blocksOf(reply, view));
}

function blocksOf(reply: Reply, view: View): Block[] {
  const { session } = view;
  switch (reply.kind) {
    case "root":
      return renderRoot(reply, view);
    case "checklist":
      return renderChecklist(reply, session);
    case "checklist-answered":
      return [section(`${escaped(reply.text)}\n${escaped(reply.by)}: *${escaped(tickedWords(reply))}*`)];
    case "question":
      return renderQuestion(reply, session);
    case "answered":
      return renderAnswered(reply, session);
    case "confirm":
      return renderConfirm(reply, session);
    case "why":
    case "aside":
      return [section(escaped(reply.text)), ...sources(reply)];
    case "exit-card":
      return [section(`*${escaped(reply.name)}*\n${escaped(reply.text)}\n${escaped(reply.points)}`), ...sources(reply)];
    case "tension":
      return [section(`Two answers pull apart: ${escaped(reply.text)}`)];
    case "status":
      return [section(reply.lines.map(escaped).join("\n")), bar(reply.progress), ...buttonRows(session, reply.buttons)];
    case "help":
      return [section(reply.lines.map((line) => `• ${escaped(line)}`).join("\n"))];
    case "recommendation":
      return renderRecommendation(reply, session);
    case "ratify":
      return renderRatify(reply, session);
    case "decided":
      return renderDecided(reply, session, view.record);
    case "decision":
      return renderDecision(reply, session);
    case "decisions":
      return renderDecisions(reply, session);
    case "brief":
      return listed(reply.title, reply.lines.map(escaped));
    case "review-due":
      return renderReviewDue(reply, session);
    case "review-item":
      return renderReviewItem(reply, session);
    case "review-result":
      return renderReviewResult(reply, session);
    case "digest":
      return renderDigest(reply, session);
    case "schedule":
      return renderSchedule(reply, session);
    case "details":
      return renderDetails(reply.recommendation);
    case "cost":
      return renderCost(reply, session);
    case "what-if":
      return [section(`${escaped(reply.text)}\n> *${escaped(reply.verdict)}*`), ...buttonRows(session, reply.buttons)];
    case "ignore-question":
      return reply.answer === null
        ? [section(`*${escaped(reply.text)}*`), context("One line, kept in the record; it is not scored.")]
        : [section(`${escaped(reply.text)}\n> ${escaped(reply.answer).replaceAll("\n", "\n> ")}`)];
    case "notice":
      return [section([escaped(reply.text), ...mention(reply.calls)].join(" ")), ...buttonRows(session, reply.buttons)];
    default:
      return reply satisfies never;
  }
}

function renderRoot(reply: Of<"root">, { session, hearing }: View): Block[] {
  const people = [
    `Started by ${reply.startedBy}.`,
    ...(reply.decider === null ? [] : [`${reply.decider} decides.`]),
    ...(reply.consulted.length === 0 ? [] : [`To be heard: ${reply.consulted.join(", ")}.`]),
  ];
  const setup = button(session, { kind: "setup" }, "Who decides, who is heard", "setup");
  return [
    section(`*${escaped(reply.deciding)}*\n${reply.lines.map(escaped).join("\n")}`),
    context(escaped(people.join(" "))),
    ...(hearing === "" ? [] : [context(escaped(hearing))]),
    ...(reply.setup ? [{ type: "actions", elements: setup }] : []),
  ];
}

function sources({ evidence }: Of<"why"> | Of<"aside"> | Of<"exit-card">): Block[] {
  return listed("Sources", evidenceLines(evidence));
}
