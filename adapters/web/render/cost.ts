import type { CostPanel } from "../../../knowledge/index.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { citationsOf, renderCitations } from "./citation.ts";
import { eventForm } from "./form.ts";
import { messageId, type View } from "./view.ts";

/** The cost panel: direction in words, figures once the team gave its inputs, and the form of those inputs. */
export function renderCost({ panel, by, editable }: Extract<Reply, { kind: "cost" }>, view: View): Html {
  return html`<p class="kicker">Cost, in person-days over ${panel.years} years</p>
    <h2 class="remark-title" tabindex="-1" data-focus>${panel.direction}</h2>
    ${panel.figures !== undefined && renderFigures(panel, panel.figures, by, view)}
    ${editable && renderInputs(panel, view)}
    ${panel.notes.map((note) => html`<p class="small muted">${note}</p>`)}`;
}

function renderFigures(
  { rate, days, citations }: CostPanel,
  figures: NonNullable<CostPanel["figures"]>,
  by: string | null,
  view: View,
): Html {
  const given = [...(days === null ? [] : [`${days} days`]), ...(rate === null ? [] : [`a day rate of ${rate}`])];
  return html`<table class="cost">
      <caption>${days !== null || rate !== null ? `Counted with ${given.join(" and ")}` : "Counted"}${by !== null && `, by ${by}`}
        <span class="hint">one in ten takes less than the first number, one in ten more than the last</span></caption>
      <thead><tr><th scope="col">Option</th><th scope="col" class="number">10 %</th><th scope="col" class="number">half</th><th scope="col" class="number">90 %</th></tr></thead>
      <tbody>${figures.totals.map(
        ({
          name,
          out,
          days: total,
          money,
        }) => html`<tr><th scope="row">${name}${out && html` <span class="tag">ruled out</span>`}</th>
          ${[total.low, total.middle, total.high].map((each) => html`<td class="number">${each}</td>`)}</tr>
          ${
            money !== undefined &&
            html`<tr class="money"><th scope="row">at that rate, in its currency</th>
          ${[money.low, money.middle, money.high].map((each) => html`<td class="number">${grouped(each)}</td>`)}</tr>`
          }`,
      )}</tbody>
    </table>
    <p>${figures.cheaper}</p>
    <p>${figures.difference}</p>
    ${figures.fits !== null && html`<p>${figures.fits}</p>`}
    ${
      figures.drivers.length > 0 &&
      html`<h3>What makes the difference</h3>
      <ol class="spaced drivers">${figures.drivers.map(
        ({ text, restsOn, evidence }) => html`<li>${text} <span class="muted">${restsOn}</span>
          ${renderCitations(citationsOf(evidence, citations), view)}</li>`,
      )}</ol>`
    }
    ${figures.leaving !== null && html`<p>${figures.leaving}</p>`}`;
}

function renderInputs({ needs, days, rate, figures }: CostPanel, view: View): Html {
  const items = needs.map(
    ({ id, label, needed }) => html`<li><label class="tick">
      <input type="checkbox" name="need" value="${id}"${needed && html` checked`}>
      <span>${label}</span>
    </label></li>`,
  );
  const body = html`<fieldset>
      <legend>What you need; ticked is what your answers imply</legend>
      <ul class="ticks two">${items}</ul>
    </fieldset>
    <div class="field"><label>Days you have to build it
      <input type="number" name="days" min="1" max="100000" step="any" inputmode="decimal" value="${days ?? ""}"></label></div>
    <div class="field"><label>Or what one day costs you
      <input type="number" name="rate" min="1" max="1000000" step="any" inputmode="decimal" value="${rate ?? ""}"></label></div>
    <button class="secondary">Count with these</button>`;
  return html`<details class="setup" id="${messageId(view.message)}-inputs"${figures === undefined && html` open`}>
    <summary class="quiet">${figures === undefined ? "For figures: what you need, and your days or day rate" : "Change what is counted"}</summary>
    ${eventForm(view, "cost", "cost", body, "cost-form")}
  </details>`;
}

/** Thousands apart, so that a long number can be read. */
function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
