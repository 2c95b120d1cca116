import type { Reply } from "../../../src/conversation/reply.ts";
import { escaped } from "../mrkdwn.ts";
import { actionRows, type Block, button, context, listed, section } from "./blocks.ts";
import { cite } from "./cited.ts";

/** What the options take in person-days, and the button for the form of the inputs. */
export function renderCost({ panel, by, editable }: Extract<Reply, { kind: "cost" }>, session: string): Block[] {
  const { years, direction, needs, days, rate, figures, notes, citations } = panel;
  const form = figures === undefined ? "Give days or a day rate" : "Change what is counted";
  const counted = needs.filter(({ needed }) => needed).map(({ label }) => label);
  const given = [...(days === null ? [] : [`${days} days`]), ...(rate === null ? [] : [`a day rate of ${rate}`])];
  const totals = (figures?.totals ?? []).map(({ name, out, days: total, money }) => {
    const inMoney = money === undefined ? "" : `; at that rate ${range(money)}`;
    return escaped(`${name}${out ? " (ruled out)" : ""}: ${range(total)} days${inMoney}`);
  });
  const said = [figures?.cheaper, figures?.difference, figures?.fits, figures?.leaving].filter(
    (text) => typeof text === "string" && text !== "",
  );
  const drivers = (figures?.drivers ?? []).map(
    ({ text, restsOn, evidence }) => `${escaped(`${text} ${restsOn}`)}${cite(evidence, citations)}`,
  );
  return [
    section(`*${escaped(`Cost over ${years} years`)}*\n${escaped(direction)}`),
    ...listed(
      `Counted with ${given.join(" and ")}${by === null ? "" : `, by ${by}`}: one in ten below, the middle, one in ten above`,
      totals,
    ),
    ...(said.length === 0 ? [] : [section(said.map((text) => escaped(text ?? "")).join("\n"))]),
    ...listed("What makes the difference", drivers),
    context(escaped(`Counted capabilities: ${counted.join(", ")}.`)),
    ...(notes.length === 0 ? [] : [context(notes.map(escaped).join(" "))]),
    ...(editable ? [...actionRows(button(session, { kind: "cost" }, form, "cost")), context(escaped(IN_WORDS))] : []),
  ];
}

const IN_WORDS = "Or said to me: `cost 40 days`, `cost rate 800`, `cost with …`, `cost without …`.";

/** Thousands apart, so that a long number can be read. */
function range({ low, middle, high }: { low: number; middle: number; high: number }): string {
  return [low, middle, high].map((each) => String(each).replace(/\B(?=(\d{3})+$)/g, "\u202f")).join(" – ");
}
