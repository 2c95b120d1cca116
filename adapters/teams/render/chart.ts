import { LIMITS } from "../limits.ts";
import type { Element } from "./card.ts";
import { heading, words } from "./card.ts";
import { unmarked } from "./plain.ts";

interface Row {
  readonly label: string;
  readonly points: number;
}

/**
 * Teams' own bar chart, and a table where there is none. Its bars only grow one way, so the side stands in the label and
 * its length is without sign; the named colours follow the theme.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
 */
export function renderChart(title: string, found: readonly Row[]): Element[] {
  const shown = found.slice(0, LIMITS.chartPoints);
  if (shown.length === 0) return [];
  const data = shown.map(({ label, points }) => ({
    x: `${unmarked(label, LIMITS.chartLabel)} (${points < 0 ? "against" : "for"})`,
    y: Math.abs(Math.round(points * 10) / 10),
    color: points < 0 ? "categoricalMarigold" : "categoricalBlue",
  }));
  // Its own title is not shown by every client, and the numbers of its axis are cut off where it is narrow.
  return [
    ...heading(title, "Default"),
    { type: "Chart.HorizontalBar", data, displayMode: "AbsoluteNoAxis", fallback: asTable(shown) },
  ];
}

function asTable(found: readonly Row[]): Element {
  const cell = (text: string) => ({ type: "TableCell", items: words([text]) });
  return {
    type: "Table",
    columns: [{ width: 3 }, { width: 1, horizontalCellContentAlignment: "right" }],
    firstRowAsHeaders: true,
    showGridLines: false,
    rows: [["Consequence", "Points"], ...found.map(({ label, points }) => [label, signed(points)])].map(
      ([label = "", said = ""]) => ({
        type: "TableRow",
        cells: [cell(label), cell(said)],
      }),
    ),
  };
}

export function signed(points: number): string {
  return `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)}`;
}
