import type { CostPanel } from "../../../knowledge/index.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { opens, press, rows } from "./actions.ts";
import { type Drawn, type Element, heading, listed, small, words } from "./card.ts";
import { amount, ticks } from "./inputs.ts";
import { citedList } from "./recommendation.ts";

/** What the options take in person-days, and below it the form of the inputs. */
export function renderCost({ panel, by, editable }: Extract<Reply, { kind: "cost" }>, session: string): Drawn {
  const { years, direction, figures, notes } = panel;
  const form = figures === undefined ? "Days or a day rate, for figures" : "Change what is counted";
  return {
    body: [
      ...heading(`Cost over ${years} years`),
      ...words([direction]),
      ...(figures === undefined ? [] : renderFigures(panel, figures, by)),
      ...notes.flatMap(small),
    ],
    actions: editable ? [opens(form, inputs(panel, session))] : [],
  };
}

type Figures = NonNullable<CostPanel["figures"]>;

function renderFigures(panel: CostPanel, figures: Figures, by: string | null): Element[] {
  const { days, rate, needs, citations } = panel;
  const given = [...(days === null ? [] : [`${days} days`]), ...(rate === null ? [] : [`a day rate of ${rate}`])];
  const counted = needs.filter(({ needed }) => needed).map(({ label }) => label);
  const said = [figures.cheaper, figures.difference, figures.fits, figures.leaving];
  return [
    ...listed(
      `Counted${given.length === 0 ? "" : ` with ${given.join(" and ")}`}${by === null ? "" : `, by ${by}`}`,
      figures.totals.map(({ name, out, days: total, money }) => [
        { text: `${name}${out ? " (ruled out)" : ""}: `, bold: true },
        `${range(total)} days${money === undefined ? "" : `; at that rate ${range(money)}`}`,
      ]),
    ),
    ...small("One in ten takes less than the first number, half less than the second, one in ten more than the last."),
    ...said.flatMap((text) => (text === null ? [] : words([text], { spacing: "Small" }))),
    ...citedList(
      "What makes the difference",
      figures.drivers.map(({ text, restsOn, evidence }) => ({ text: `${text} ${restsOn}`, evidence })),
      { citations },
    ),
    ...(counted.length === 0 ? [] : small(`Counted capabilities: ${counted.join(", ")}.`)),
  ];
}

function range({ low, middle, high }: { low: number; middle: number; high: number }): string {
  return [low, middle, high].map((each) => String(each).replace(/\B(?=(\d{3})+$)/g, "\u202f")).join(" – ");
}

function inputs({ needs, days, rate }: CostPanel, session: string): Element[] {
  const choices = needs.map(({ id, label }) => ({ title: label, value: id }));
  const implied = needs.flatMap(({ id, needed }) => (needed ? [id] : []));
  return [
    amount("days", "Days you have to build it", days),
    amount("rate", "Or what one day costs you", rate),
    ...(needs.length === 0
      ? []
      : [ticks("needs", "What you need; ticked is what your answers imply", choices, implied)]),
    ...rows([press(session, { act: "cost" }, "Count with these", { inputs: true })]),
  ];
}
