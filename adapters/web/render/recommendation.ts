import type { Recommendation } from "../../../knowledge/index.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { renderChart } from "./chart.ts";
import { citationsOf, renderCitations } from "./citation.ts";
import { renderConsequences } from "./consequences.ts";
import { renderDecide } from "./deciding.ts";
import { renderDetails } from "./details.ts";
import { buttonRow, eventForm, hidden } from "./form.ts";
import { renderReasons } from "./reasons.ts";
import { messageId, type View } from "./view.ts";
import { words } from "./words.ts";

/** The recommendation: eight lines, the chart, and behind disclosures everything it rests on. */
export function renderRecommendation(reply: Extract<Reply, { kind: "recommendation" }>, view: View): Html {
  const { recommendation } = reply;
  const id = messageId(view.message);
  // The scenarios stand beside the words of their flips.
  const others = reply.buttons.filter(({ act }) => act.kind !== "what-if" && act.kind !== "decide");
  const consequences = recommendation.details.byConsequence.map((row) => ({
    label: words(row.consequence),
    points: row.points,
  }));
  return html`<p class="kicker">Recommendation</p>
    <h2 class="verdict" tabindex="-1" data-focus>${recommendation.verdict}</h2>
    ${recommendation.split !== null && html`<p class="split">${recommendation.split}</p>`}
    ${recommendation.provisional !== null && html`<p class="provisional">${recommendation.provisional}</p>`}
    ${reply.ended !== undefined && recommendation.provisional === null && html`<p class="small muted">${reply.ended}</p>`}
    <ul class="two-words">
      <li><span class="kicker">More answers</span>${recommendation.settled}</li>
      <li><span class="kicker">Other priorities</span>${recommendation.robust}</li>
    </ul>
    ${recommendation.weighed !== undefined && html`<p class="small muted">${recommendation.weighed}</p>`}
    ${renderInstead(recommendation, view)}
    ${renderReasons(recommendation, view)}
    ${renderFlips(recommendation, view)}
    ${renderFindOuts(recommendation)}
    ${renderCaveats(recommendation, view)}
    ${recommendation.collapse !== null && html`<p>${recommendation.collapse}</p>`}
    ${recommendation.stakes !== null && html`<p class="stakes">${recommendation.stakes}</p>`}
    ${renderChart("By consequence", "Consequence", consequences)}
    ${reply.consequences !== undefined && renderConsequences(reply.consequences, view)}
    ${renderDecide(reply, view)}
    ${buttonRow(view, others)}
    <details class="more" id="${id}-details">
      <summary>Details: everything this rests on, down to the receipt</summary>
      ${renderDetails(recommendation, view)}
    </details>`;
}

function renderInstead({ instead, citations }: Recommendation, view: View): Html | null {
  if (instead.length === 0) return null;
  return html`<h3>Look at this instead</h3>
    <ul class="spaced">${instead.map(
      (item) =>
        html`<li><strong>${item.name}.</strong> ${item.text}${renderCitations(citationsOf(item.evidence, citations), view)}</li>`,
    )}</ul>`;
}

function renderFlips({ flips, priority }: Recommendation, view: View): Html | null {
  if (flips.length === 0 && priority === null) return null;
  return html`<h3>What would change it</h3>
    <ul class="flips">${flips.map((flip, index) => {
      const changes = flip.changes.map((change) => hidden("change", `${change.question}:${change.to}`));
      const button = html`<button class="flip">${flip.text} <span class="try">Try it</span></button>`;
      return html`<li>${eventForm(view, `flip${index}`, "what-if", [changes, button])}</li>`;
    })}</ul>
    ${priority !== null && html`<p>${priority}</p>`}`;
}

function renderFindOuts({ findOuts }: Recommendation): Html | null {
  if (findOuts.length === 0) return null;
  return html`<h3>To find out</h3><ul class="spaced">${findOuts.map((item) => html`<li>${item.text}</li>`)}</ul>`;
}

function renderCaveats({ caveats, citations }: Recommendation, view: View): Html | null {
  if (caveats.length === 0) return null;
  return html`<h3>Keep in mind</h3>
    <ul class="spaced">${caveats.map(
      (caveat) => html`<li>${caveat.text}${renderCitations(citationsOf(caveat.evidence, citations), view)}</li>`,
    )}</ul>`;
}
