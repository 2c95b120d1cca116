import type { CostPanel } from "../../knowledge/index.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";

/** The cost panel as plain text 80 columns wide. */
export function printCost({ direction, needs, days, rate, figures, notes, citations }: CostPanel): string {
  const counted = needs.filter(({ needed }) => needed).map(({ label }) => label);
  const item = (text: string) => wrapText(text, 80, "  - ", "    ");
  const given = [...(days === null ? [] : [`${days} days`]), ...(rate === null ? [] : [`a day rate of ${rate}`])];
  const sources = (evidence: readonly string[]) => {
    const titles = citations
      .filter(({ id }) => evidence.includes(id))
      .flatMap((one) => one.sources.map(({ title }) => title));
    return titles.length === 0 ? "" : ` (${[...new Set(titles)].join("; ")})`;
  };
  const table =
    figures?.totals.flatMap(({ name, out, days: total, money }) => [
      wrapText(
        `${name}${out ? " (ruled out)" : ""}: ${total.low} - ${total.middle} - ${total.high} days`,
        80,
        "  ",
        "    ",
      ),
      ...(money === undefined ? [] : [`    at that rate: ${money.low} - ${money.middle} - ${money.high}`]),
    ]) ?? [];
  const blocks: (readonly string[])[] = [
    [wrapText(`Cost: ${direction}`)],
    figures === undefined
      ? []
      : [wrapText(`Counted with ${given.join(" and ")}: one in ten below, the middle, one in ten above.`), ...table],
    figures === undefined
      ? []
      : [figures.cheaper, figures.difference, figures.fits ?? "", figures.leaving ?? ""]
          .filter((text) => text !== "")
          .map((text) => wrapText(text)),
    figures === undefined || figures.drivers.length === 0
      ? []
      : [
          "What makes the difference:",
          ...figures.drivers.map(({ text, restsOn, evidence }) => item(`${text} ${restsOn}${sources(evidence)}`)),
        ],
    [wrapText(`Counted capabilities: ${counted.join(", ")}.`)],
    figures === undefined
      ? [
          wrapText(
            "For figures say `cost 40 days` or `cost rate 800`; `cost with search` and `cost without caching` change what is counted.",
          ),
        ]
      : [],
    notes.map((note) => wrapText(note)),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
