import type { CostPanel } from "../../../knowledge/index.ts";
import { escaped } from "../mrkdwn.ts";
import { type Block, context, listed, section } from "./blocks.ts";
import { cite } from "./cited.ts";

/** What the options take in person-days; the inputs are said in words. */
export function renderCost({ years, direction, needs, days, rate, figures, notes, citations }: CostPanel): Block[] {
  const counted = needs.filter(({ needed }) => needed).map(({ label }) => label);
  const given = [...(days === null ? [] : [`${days} days`]), ...(rate === null ? [] : [`a day rate of ${rate}`])];
  const totals = (figures?.totals ?? []).map(({ name, out, days: total, money }) => {
    const inMoney = money === undefined ? "" : `; at that rate ${money.low} – ${money.middle} – ${money.high}`;
    return escaped(
      `${name}${out ? " (ruled out)" : ""}: ${total.low} – ${total.middle} – ${total.high} days${inMoney}`,
    );
  });
  const said = [figures?.cheaper, figures?.difference, figures?.fits, figures?.leaving].filter(
    (text) => typeof text === "string" && text !== "",
  );
  const drivers = (figures?.drivers ?? []).map(
    ({ text, restsOn, evidence }) => `${escaped(`${text} ${restsOn}`)}${cite(evidence, citations)}`,
  );
  return [
    section(`*${escaped(`Cost over ${years} years`)}*\n${escaped(direction)}`),
    ...listed(`Counted with ${given.join(" and ")}: one in ten below, the middle, one in ten above`, totals),
    ...(said.length === 0 ? [] : [section(said.map((text) => escaped(text ?? "")).join("\n"))]),
    ...listed("What makes the difference", drivers),
    context(escaped(`Counted capabilities: ${counted.join(", ")}.`)),
    context(
      escaped("Say `cost 40 days` or `cost rate 800`; `cost with …` and `cost without …` change what is counted."),
    ),
    ...(notes.length === 0 ? [] : [context(notes.map(escaped).join(" "))]),
  ];
}
