import type { Recommendation } from "../../../knowledge/index.ts";
import { unfolds } from "./actions.ts";
import { type Drawn, type Element, heading, listed, small, words } from "./card.ts";
import { renderChart, signed } from "./chart.ts";
import { cited, statements } from "./cited.ts";
import { citedList, reasonLine } from "./recommendation.ts";
import { renderStack, renderWatch } from "./stack.ts";

/** Everything behind the eight lines, as a message of its own; what is looked up rather than read is folded. */
export function renderDetails(said: Recommendation): Drawn {
  const { details, citations } = said;
  const vendorClaims = details.vendorClaims.map((text) => [text]);
  return {
    body: [
      ...heading(`Details: ${said.verdict}`),
      ...renderChart(
        `By consequence, in points of 100${said.against === null ? "" : `, against ${said.against}`}`,
        details.byConsequence.map(({ consequence, points }) => ({ label: named(consequence), points })),
      ),
      ...(details.reasons.length === 0 ? [] : heading("All reasons", "Default")),
      ...details.reasons.flatMap((reason) => [...reasonLine(reason), ...cited(reason.evidence, citations)]),
      ...unfolds("What the sources say", "evidence", citations.flatMap(statements)),
      ...listed(
        "What would change it",
        said.flips.map(({ text }) => [text]),
      ),
      ...citedList("Where sources disagree", details.disagreements, said),
      ...listed("Claims of vendors, never decisive", vendorClaims),
      ...(details.stacks ?? []).flatMap((stack, index) => renderStack(stack, said, `stack-${index}`)),
      ...renderWatch(details.watch ?? []),
      ...unfolds("By question", "by-question", byQuestion(details)),
      ...unfolds("Not asked, or not known", "unasked", unasked(details)),
      ...unfolds("Ledger", "ledger", ledger(said)),
      ...receipt(details.receipt),
    ],
  };
}

type Details = Recommendation["details"];

function byQuestion({ byQuestion: answered }: Details): Element[] {
  return answered.flatMap(({ text, said, points }) =>
    words([{ text: `${signed(points)} `, bold: true }, `${text} `, { text: said, subtle: true }], { spacing: "Small" }),
  );
}

function unasked({ unasked: open }: Details): Element[] {
  return open.flatMap(({ text, maxPoints }) =>
    words([text, { text: ` It could move the gap by ${Math.abs(maxPoints).toFixed(1)} at most.`, subtle: true }], {
      spacing: "Small",
    }),
  );
}

function ledger({ details, gap }: Recommendation): Element[] {
  if (details.ledger.length === 0) return [];
  return [
    ...details.ledger.flatMap(({ text, points }) =>
      words(points === 0 ? [text] : [{ text: `${signed(points)} `, bold: true }, text], { spacing: "Small" }),
    ),
    ...words([{ text: `${signed(gap)} `, bold: true }, "The gap"], { spacing: "Small" }),
  ];
}

/** What lets the assessment be computed again. */
function receipt({ pack, engine, assessment, house, consequences = [] }: Details["receipt"]): Element[] {
  const parts = [
    `Receipt: ${pack.id} ${pack.version} (${pack.hash.slice(0, 12)})`,
    `engine ${engine}`,
    `assessment ${assessment.slice(0, 12)}`,
    ...(house === undefined ? [] : [`house rules ${house.slice(0, 12)}`]),
    ...(consequences.length === 0 ? [] : [`half again as much for ${consequences.map(named).join(" and ")}`]),
  ];
  return small(`${parts.join(", ")}.`);
}

/** An id as words; what is words already stays as it is. */
function named(id: string): string {
  const spaced = /^[a-z0-9-]+$/.test(id) ? id.replaceAll("-", " ") : id;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
