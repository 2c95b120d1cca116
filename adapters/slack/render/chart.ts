import { clip } from "../../../src/clip.ts";
import { LIMITS } from "../limits.ts";
import type { Block } from "./blocks.ts";

interface Row {
  readonly label: string;
  readonly points: number;
}

interface Chart {
  readonly title: string;
  readonly chart: { readonly series: readonly { readonly data: readonly { label: string; value: number }[] }[] };
}

/**
 * Slack's own bar chart, https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block (checked 2026-11-24).
 * Not every workspace has it yet: `withTables` gives the same as a table.
 */
export function renderChart(title: string, rows: readonly Row[]): Block[] {
  const data = unique(rows.slice(0, LIMITS.chartPoints)).map(({ label, points }) => ({
    label,
    value: Math.round(points * 10) / 10,
  }));
  if (data.length === 0) return [];
  return [
    {
      type: "data_visualization",
      title: clip(title, LIMITS.chartTitle),
      chart: {
        type: "bar",
        series: [{ name: "Points", data }],
        axis_config: { categories: data.map(({ label }) => label), y_label: "Points of 100" },
      },
    },
  ];
}

export function hasChart(blocks: readonly Block[]): boolean {
  return blocks.some(({ type }) => type === "data_visualization");
}

/** The first chart as a table, others left out: a message holds one table. */
export function withTables(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex(({ type }) => type === "data_visualization");
  return blocks.flatMap((block, at): Block[] => {
    if (block.type !== "data_visualization") return [block];
    return at === first ? [asTable(block as unknown as Chart)] : [];
  });
}

function asTable({ title, chart }: Chart): Block {
  const cell = (text: string) => ({ type: "raw_text", text });
  const rows = (chart.series[0]?.data ?? []).map(({ label, value }) => [cell(label), cell(signed(value))]);
  return {
    type: "table",
    column_settings: [{ is_wrapped: true }, { align: "right" }],
    rows: [[cell(title), cell("Points")], ...rows],
  };
}

export function signed(points: number): string {
  return `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)}`;
}

/** Labels short enough for an axis, each once. */
function unique(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.map(({ label, points }, index) => {
    const short = clip(label, LIMITS.chartLabel);
    const own = seen.has(short) ? `${clip(label, LIMITS.chartLabel - 3)} ${index + 1}` : short;
    seen.add(own);
    return { label: own, points };
  });
}
