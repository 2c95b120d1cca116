import type { Recommendation } from "../../../knowledge/index.ts";
import { type Html, html } from "../html.ts";
import { citationsOf, renderCitations } from "./citation.ts";
import { points } from "./points.ts";
import type { View } from "./view.ts";

type Reason = Recommendation["reasons"][number];

/** Reasons for and against as one sum: with "the rest" the lines add up to the printed gap. */
export function renderReasons(recommendation: Recommendation, view: View): Html | null {
  const { reasons, against, rest, gap } = recommendation;
  if (reasons.length === 0) return null;
  return html`<table class="reasons">
    <caption>Reasons${against !== null && `, against ${against}`}</caption>
    <thead class="sr-only"><tr><th scope="col">Points</th><th scope="col">Reason</th></tr></thead>
    <tbody>
      ${reasons.map((reason) => renderReason(reason, recommendation, view))}
      <tr class="rest"><td class="number">${points(rest)}</td><td>The rest</td></tr>
    </tbody>
    <tfoot><tr><td class="number">${points(gap)}</td><th scope="row">The gap, in percent of everything the answers could move</th></tr></tfoot>
  </table>`;
}

/** One line of the sum: the points, the sentence, the answer it rests on, and its sources. */
export function renderReason(reason: Reason, recommendation: Recommendation, view: View): Html {
  return html`<tr class="${reason.side}">
    <td class="number"><span class="sr-only">${reason.side === "for" ? "For" : "Against"} </span>${points(reason.points)}</td>
    <td>${reason.text}${reason.said !== undefined && html` <span class="said">You said: ${reason.said}.</span>`}
      ${renderCitations(citationsOf(reason.evidence, recommendation.citations), view)}</td>
  </tr>`;
}
