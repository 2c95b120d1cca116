import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { renderAnswered } from "./answered.ts";
import { renderChecklist, renderChecklistAnswered } from "./checklist.ts";
import { renderConfirm } from "./confirm.ts";
import { renderCost } from "./cost.ts";
import { renderRatify } from "./deciding.ts";
import { renderBrief, renderDecided, renderDecision, renderDecisions } from "./decisions.ts";
import { renderDetails } from "./details.ts";
import { renderQuestion } from "./question.ts";
import { renderRecommendation } from "./recommendation.ts";
import {
  renderCited,
  renderExitCard,
  renderHelp,
  renderNotice,
  renderStatus,
  renderTension,
  renderWhatIf,
} from "./remark.ts";
import { renderDigest, renderReviewDue, renderReviewItem, renderReviewResult, renderSchedule } from "./reviews.ts";
import { renderRoot } from "./root.ts";
import type { View } from "./view.ts";

/** Everything the bot can say, as markup. */
export function renderReply(reply: Reply, view: View): Html {
  switch (reply.kind) {
    case "root":
      return renderRoot(reply, view);
    case "checklist":
      return renderChecklist(reply, view);
    case "checklist-answered":
      return renderChecklistAnswered(reply);
    case "question":
      return renderQuestion(reply, view);
    case "answered":
      return renderAnswered(reply, view);
    case "confirm":
      return renderConfirm(reply, view);
    case "why":
    case "aside":
      return renderCited(reply, view);
    case "exit-card":
      return renderExitCard(reply, view);
    case "tension":
      return renderTension(reply);
    case "status":
      return renderStatus(reply, view);
    case "help":
      return renderHelp(reply);
    case "recommendation":
      return renderRecommendation(reply, view);
    case "ratify":
      return renderRatify(reply, view);
    case "decided":
      return renderDecided(reply, view);
    case "decision":
      return renderDecision(reply);
    case "decisions":
      return renderDecisions(reply);
    case "brief":
      return renderBrief(reply);
    case "review-due":
      return renderReviewDue(reply, view);
    case "review-item":
      return renderReviewItem(reply, view);
    case "review-result":
      return renderReviewResult(reply, view);
    case "digest":
      return renderDigest(reply, view);
    case "schedule":
      return renderSchedule(reply, view);
    case "details":
      return html`<p class="kicker">Details</p>${renderDetails(reply.recommendation, view)}`;
    case "cost":
      return renderCost(reply, view);
    case "what-if":
      return renderWhatIf(reply, view);
    case "ignore-question":
      return renderIgnoreQuestion(reply);
    case "notice":
      return renderNotice(reply, view);
    default:
      return reply satisfies never;
  }
}

function renderIgnoreQuestion(reply: Extract<Reply, { kind: "ignore-question" }>): Html {
  return reply.answer === null
    ? html`<h2 class="ask" tabindex="-1" data-focus>${reply.text}</h2><p class="small muted">Answer below, in your own words. It is kept in the record and changes nothing.</p>`
    : html`<h2 class="asked">${reply.text}</h2><p class="answer">${reply.answer}</p>`;
}
