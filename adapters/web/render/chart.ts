import { type Html, html } from "../html.ts";
import { points } from "./points.ts";

export interface ChartRow {
  readonly label: string;
  /** A second line under the label, such as the answer that was given. */
  readonly detail?: string;
  /** Positive speaks for the recommendation. */
  readonly points: number;
}

/**
 * A table whose rows carry a bar each, to the right for the recommendation and to the left against it. The numbers stand
 * in the table, so nothing is told by the drawing or its colour alone.
 */
export function renderChart(caption: string, head: string, rows: readonly ChartRow[]): Html | null {
  if (rows.length === 0) return null;
  const widest = Math.max(...rows.map((row) => Math.abs(row.points)), 0.1);
  return html`<table class="chart">
    <caption>${caption} <span class="hint">in points: to the right for the verdict, to the left against</span></caption>
    <thead class="sr-only"><tr><th scope="col">${head}</th><th scope="col">Points</th></tr></thead>
    <tbody>${rows.map((row) => renderRow(row, widest))}</tbody>
  </table>`;
}

function renderRow(row: ChartRow, widest: number): Html {
  return html`<tr>
    <th scope="row"><span class="chart-label">${row.label}</span>${
      row.detail !== undefined && html`<span class="chart-detail">${row.detail}</span>`
    }${renderBar(row.points / widest)}</th>
    <td class="number">${points(row.points)}</td>
  </tr>`;
}

/** `share` runs from -1 to 1. */
function renderBar(share: number): Html {
  const width = Math.round(Math.abs(share) * 98 * 10) / 10;
  const left = share < 0 ? 100 - width : 100;
  return html`<svg class="bar" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-track" x="0" y="0" width="200" height="8"></rect>
    <rect class="${share < 0 ? "bar-against" : "bar-for"}" x="${left}" y="0" width="${width}" height="8"></rect>
    <rect class="bar-axis" x="99.5" y="0" width="1" height="8"></rect>
  </svg>`;
}
