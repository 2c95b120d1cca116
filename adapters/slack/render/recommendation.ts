import type { Recommendation } from "../../../knowledge/index.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { escaped } from "../mrkdwn.ts";
import { actionRows, type Block, button, buttonRows, context, listed, section } from "./blocks.ts";
import { signed } from "./chart.ts";
import { cite } from "./cited.ts";
import { renderConsequences } from "./lists.ts";

/** The eight lines, each a block, then what can be done with them. */
export function renderRecommendation(reply: Extract<Reply, { kind: "recommendation" }>, session: string): Block[] {
  const said = reply.recommendation;
  const verdict = [said.split, said.collapse, said.provisional].filter((part) => part !== null);
  return [
    section([`*${escaped(said.verdict)}*`, ...verdict.map(escaped)].join("\n")),
    // Two sentences that are never joined.
    section([`*More answers:* ${escaped(said.settled)}`, `*Other priorities:* ${escaped(said.robust)}`].join("\n")),
    ...listed(
      "Look at instead",
      said.instead.map((one) => `${escaped(`${one.name}: ${one.text}`)}${cite(one.evidence, said.citations)}`),
    ),
    ...reasons(said),
    ...listed(
      "What would change it",
      [...said.flips.map(({ text }) => text), ...(said.priority === null ? [] : [said.priority])].map(escaped),
    ),
    ...listed(
      "To find out",
      said.findOuts.map(({ text }) => escaped(text)),
    ),
    ...listed(
      "Mind",
      said.caveats.map(({ text, evidence }) => `${escaped(text)}${cite(evidence, said.citations)}`),
    ),
    ...(said.stakes === null ? [] : [section(escaped(said.stakes))]),
    ...(reply.ended === undefined || said.provisional !== null ? [] : [context(escaped(reply.ended))]),
    ...renderConsequences(reply, session),
    ...buttonsOf(reply, session),
  ];
}

/** Deciding first, in a row of its own; choosing another and handing over open forms. */
function buttonsOf({ buttons, deciding }: Extract<Reply, { kind: "recommendation" }>, session: string): Block[] {
  const accepts = buttons.filter(({ act }) => act.kind === "decide");
  const others = buttons.filter(({ act }) => act.kind !== "decide");
  if (deciding === undefined) return buttonRows(session, buttons);
  const elements = [
    ...accepts.flatMap(({ label, act }, index) =>
      button(session, act, label, `accept-${index}`, index === 0 ? "primary" : undefined),
    ),
    ...button(session, { kind: "choose" }, "Choose another", "choose"),
    ...button(session, { kind: "hand-over" }, "Hand over", "hand-over"),
  ];
  return [
    ...(deciding.decider === null ? [] : [context(`${escaped(deciding.decider)} decides.`)]),
    ...actionRows(elements),
    ...buttonRows(session, others),
  ];
}

function reasons(said: Recommendation): Block[] {
  if (said.against === null || said.reasons.length === 0) return [];
  const lines = said.reasons.map((reason) => reasonLine(reason, said));
  return listed(`Why, against ${said.against}, in points of 100`, [
    ...lines,
    `${signed(said.rest)} The rest. ${signed(said.gap)} together.`,
  ]);
}

export function reasonLine(reason: Recommendation["reasons"][number], { citations }: Recommendation): string {
  const clause = reason.said === undefined ? "" : ` You said: ${escaped(reason.said)}.`;
  return `${signed(reason.points)} ${escaped(reason.text)}${clause}${cite(reason.evidence, citations)}`;
}
