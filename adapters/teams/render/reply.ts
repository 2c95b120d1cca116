import type { OutgoingReply, Reply } from "../../../src/conversation/reply.ts";
import { replyLine, tickedWords } from "../../../src/conversation/reply-line.ts";
import { buttonRows } from "./actions.ts";
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
import { renderRoot } from "./root.ts";

export type { RenderedMessage } from "./fitted.ts";

export interface View {
  /** The session its buttons belong to. */
  readonly session: string;
  readonly conversationType: "personal" | "groupChat" | "channel";
}

/** A reply as messages of Teams, each within its limits; more than one only for details, which are never changed in place. */
export function renderReply({ reply }: Pick<OutgoingReply, "reply">, view: View): RenderedMessage[] {
  const drawn = draw(reply, view);
  return reply.kind === "details" ? parted(drawn, replyLine(reply)) : [fitted(drawn, replyLine(reply))];
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
    case "details":
      return renderDetails(reply.recommendation);
    case "cost":
      return renderCost(reply, session);
    case "what-if":
      return renderWhatIf(reply, session);
    case "ignore-question":
      return renderIgnoreQuestion(reply, session);
    case "notice":
      return { body: words([reply.text]), form: buttonRows(session, reply.buttons) };
    default:
      return reply satisfies never;
  }
}
