import type { OutgoingReply, Reply } from "../../../src/conversation/reply.ts";
import { replyLine, tickedWords } from "../../../src/conversation/reply-line.ts";
import { type Drawn, listed, words } from "./card.ts";
import { renderCost } from "./cost.ts";
import { renderDecided, renderDecision, renderDecisions, renderRatify } from "./decisions.ts";
import { renderDetails } from "./details.ts";
import { fitted, parted, type RenderedMessage } from "./fitted.ts";
import { renderChecklist, renderConfirm } from "./lists.ts";
import { renderAnswered, renderQuestion } from "./question.ts";
import { renderRecommendation } from "./recommendation.ts";
import {
  renderCited,
  renderExitCard,
  renderHelp,
  renderIgnoreQuestion,
  renderStatus,
  renderWhatIf,
} from "./remarks.ts";
import {
  renderCall,
  renderDigest,
  renderReviewDue,
  renderReviewItem,
  renderReviewResult,
  renderSchedule,
} from "./reviews.ts";
import { renderRoot } from "./root.ts";

export type { RenderedMessage } from "./fitted.ts";

export interface View {
  /** The session its buttons belong to. */
  readonly session: string;
  readonly conversationType: "personal" | "groupChat" | "channel";
}

/** A reply as one message of Teams within its limits, which can be changed in place. */
export function renderReply({ reply }: Pick<OutgoingReply, "reply">, view: View): RenderedMessage {
  return fitted(draw(reply, view), replyLine(reply));
}

/** The same as messages that are never changed: as many as it takes where the reply is details. */
export function renderParts({ reply }: Pick<OutgoingReply, "reply">, view: View): RenderedMessage[] {
  return reply.kind === "details" ? parted(draw(reply, view), replyLine(reply)) : [renderReply({ reply }, view)];
}

function draw(reply: Reply, view: View): Drawn {
  const { session } = view;
  switch (reply.kind) {
    case "root":
      return renderRoot(reply, view);
    case "checklist":
      return renderChecklist(reply, session);
    case "checklist-answered":
      return {
        body: [
          ...words([{ text: reply.text, subtle: true }]),
          ...words([`${reply.by}: `, { text: tickedWords(reply), bold: true }], { spacing: "Small" }),
        ],
      };
    case "question":
      return renderQuestion(reply, session);
    case "answered":
      return renderAnswered(reply, session);
    case "confirm":
      return renderConfirm(reply, session);
    case "why":
    case "aside":
      return renderCited(reply);
    case "exit-card":
      return renderExitCard(reply);
    case "tension":
      return { body: words([`Two answers pull apart: ${reply.text}`]) };
    case "status":
      return renderStatus(reply, session);
    case "help":
      return renderHelp(reply);
    case "recommendation":
      return renderRecommendation(reply, session);
    case "ratify":
      return renderRatify(reply, session);
    case "decided":
      return renderDecided(reply, session);
    case "decision":
      return renderDecision(reply, session);
    case "decisions":
      return renderDecisions(reply, session);
    case "brief":
      return {
        body: listed(
          reply.title,
          reply.lines.map((line) => [line]),
        ),
      };
    case "review-due":
      return renderReviewDue(reply, view);
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
      return renderWhatIf(reply, session);
    case "ignore-question":
      return renderIgnoreQuestion(reply, session);
    case "notice":
      return renderCall(reply, view);
    default:
      return reply satisfies never;
  }
}
