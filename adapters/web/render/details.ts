import { independentSources, type Recommendation } from "../../../knowledge/index.ts";
import { type Html, html, type Part } from "../html.ts";
import { renderChart } from "./chart.ts";
import { citationsOf, renderCitations } from "./citation.ts";
import { points } from "./points.ts";
import { renderReason } from "./reasons.ts";
import { renderStack, renderWatch } from "./stack.ts";
import type { View } from "./view.ts";

/** Everything a recommendation rests on, down to the receipt that lets it be recomputed. */
export function renderDetails(recommendation: Recommendation, view: View): Html {
  const { details, citations } = recommendation;
  const questions = details.byQuestion.map(({ text, said, points: value }) => ({
    label: text,
    points: value,
    ...(said === "" ? {} : { detail: said }),
  }));
  return html`<div class="breakdown">
    ${
      details.reasons.length > 0 &&
      html`<table class="reasons"><caption>All reasons</caption>
        <thead class="sr-only"><tr><th scope="col">Points</th><th scope="col">Reason</th></tr></thead>
        <tbody>${details.reasons.map((reason) => renderReason(reason, recommendation, view))}</tbody></table>`
    }
    ${renderChart("By question", "Question", questions)}
    ${(details.stacks ?? []).map((stack) => renderStack(stack, recommendation, view))}
    ${renderWatch(details.watch ?? [])}
    ${section(
      "Not asked, or not known",
      details.unasked.map(
        (row) => html`<li>${row.text} <span class="muted">at most ${points(row.maxPoints)}</span></li>`,
      ),
    )}
    ${section(
      "Where sources disagree",
      details.disagreements.map(
        (row) => html`<li>${row.text}${renderCitations(citationsOf(row.evidence, citations), view)}</li>`,
      ),
    )}
    ${section(
      "Claims by vendors, never decisive",
      details.vendorClaims.map((claim) => html`<li>${claim}</li>`),
    )}
    ${renderLedger(recommendation)}
    ${renderReceipt(details.receipt)}
  </div>`;
}

function section(title: string, items: readonly Part[]): Html | null {
  return items.length === 0 ? null : html`<h3>${title}</h3><ul class="spaced">${items}</ul>`;
}

function renderLedger({ details, gap, citations }: Recommendation): Html | null {
  if (details.ledger.length === 0) return null;
  return html`<table class="reasons ledger"><caption>The ledger: every line, summing to the gap</caption>
    <thead class="sr-only"><tr><th scope="col">Points</th><th scope="col">Line</th></tr></thead>
    <tbody>${details.ledger.map(
      (line) =>
        html`<tr><td class="number">${line.points === 0 ? "" : points(line.points)}</td><td>${line.text}${corroboration(line.evidence)}</td></tr>`,
    )}</tbody>
    <tfoot><tr><td class="number">${points(gap)}</td><th scope="row">The gap</th></tr></tfoot></table>`;

  function corroboration(evidence: readonly string[]): Html | false {
    const count = independentSources(citations.filter(({ id }) => evidence.includes(id)));
    return count > 1 && html` <span class="muted small">${count} independent sources</span>`;
  }
}

function renderReceipt(receipt: Recommendation["details"]["receipt"]): Html {
  return html`<h3>Receipt</h3>
    <dl class="receipt">
      <div><dt>Pack</dt><dd>${receipt.pack.id} ${receipt.pack.version}</dd></div>
      <div><dt>Pack hash</dt><dd><code>${receipt.pack.hash}</code></dd></div>
      ${receipt.house !== undefined && html`<div><dt>House rules</dt><dd><code>${receipt.house}</code></dd></div>`}
      <div><dt>Engine</dt><dd><code>${receipt.engine}</code></dd></div>
      <div><dt>Assessment</dt><dd><code>${receipt.assessment}</code></dd></div>
      ${receipt.consequences !== undefined && html`<div><dt>Weighed by</dt><dd>${receipt.consequences.join(", ")}</dd></div>`}
    </dl>`;
}
