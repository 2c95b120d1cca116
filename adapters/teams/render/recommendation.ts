import type { Recommendation } from "../../../knowledge/index.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { buttonRows } from "./actions.ts";
import { type Drawn, type Element, heading, listed, small, words } from "./card.ts";
import { signed } from "./chart.ts";
import { cited } from "./cited.ts";
import { decidingForms } from "./deciding.ts";
import { hurtsForm } from "./lists.ts";

/** The eight lines, then what can be done with them. */
export function renderRecommendation(reply: Extract<Reply, { kind: "recommendation" }>, session: string): Drawn {
  const said = reply.recommendation;
  const beside = [said.split, said.collapse, said.provisional].filter((part) => part !== null);
  return {
    body: [
      ...heading(said.verdict),
      ...beside.flatMap((part) => words([part], { spacing: "Small" })),
      // Two sentences that are never joined.
      ...words([{ text: "More answers: ", bold: true }, said.settled]),
      ...words([{ text: "Other priorities: ", bold: true }, said.robust], { spacing: "Small" }),
      ...(said.weighed === undefined ? [] : small(said.weighed)),
      ...citedList(
        "Look at instead",
        said.instead.map(({ name, text, evidence }) => ({ text: `${name}: ${text}`, evidence })),
        said,
      ),
      ...reasons(said),
      ...listed("What would change it", [
        ...said.flips.map(({ text }) => [text]),
        ...(said.priority === null ? [] : [[said.priority]]),
      ]),
      ...listed(
        "To find out",
        said.findOuts.map(({ text }) => [text]),
      ),
      ...citedList("Mind", said.caveats, said),
      ...(said.stakes === null ? [] : words([said.stakes])),
      ...(reply.ended === undefined || said.provisional !== null ? [] : small(reply.ended)),
    ],
    form: buttonRows(session, reply.buttons),
    actions: [...decidingForms(reply, session), ...hurtsForm(reply, session)],
  };
}

interface Cited {
  readonly text: string;
  readonly evidence: readonly string[];
}

/** A title, and statements with their sources below each; nothing where there are none. */
export function citedList(
  title: string,
  items: readonly Cited[],
  { citations }: Pick<Recommendation, "citations">,
): Element[] {
  if (items.length === 0) return [];
  return [
    ...heading(title, "Default"),
    ...items.flatMap(({ text, evidence }) => [
      ...words([`• ${text}`], { spacing: "Small" }),
      ...cited(evidence, citations),
    ]),
  ];
}

function reasons(said: Recommendation): Element[] {
  if (said.against === null || said.reasons.length === 0) return [];
  return [
    ...heading(`Why, against ${said.against}, in points of 100`, "Default"),
    ...said.reasons.flatMap((reason) => [...reasonLine(reason), ...cited(reason.evidence, said.citations)]),
    ...words([{ text: `${signed(said.rest)} `, bold: true }, `The rest. ${signed(said.gap)} together.`], {
      spacing: "Small",
    }),
  ];
}

export function reasonLine({ points, text, said }: Recommendation["reasons"][number]): Element[] {
  const clause = said === undefined ? [] : [{ text: ` You said: ${said}.`, subtle: true }];
  return words([{ text: `${signed(points)} `, bold: true }, text, ...clause], { spacing: "Small" });
}
