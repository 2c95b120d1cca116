import type { Recommendation } from "../../../knowledge/index.ts";
import { escaped } from "../mrkdwn.ts";
import { type Block, context, listed } from "./blocks.ts";
import { renderChart, signed } from "./chart.ts";
import { cite } from "./cited.ts";
import { reasonLine } from "./recommendation.ts";
import { renderStack } from "./stack.ts";

/** Everything behind the eight lines, as a message of its own. */
export function renderDetails(said: Recommendation): Block[] {
  const { details, citations } = said;
  const { receipt } = details;
  return [
    ...renderChart(
      "By consequence",
      details.byConsequence.map(({ consequence, points }) => ({ label: words(consequence), points })),
    ),
    ...listed(
      "All reasons",
      details.reasons.map((reason) => reasonLine(reason, said)),
    ),
    ...listed(
      "By question",
      details.byQuestion.map(
        ({ text, said: answer, points }) => `${signed(points)} ${escaped(`${text} ${answer}`.trim())}`,
      ),
    ),
    ...listed(
      "Not asked, and the most it could move the gap",
      details.unasked.map(({ text, maxPoints }) => `${signed(maxPoints)} ${escaped(text)}`),
    ),
    ...listed(
      "Where sources disagree",
      details.disagreements.map(({ text, evidence }) => `${escaped(text)}${cite(evidence, citations)}`),
    ),
    ...listed("Claims of vendors, never decisive", details.vendorClaims.map(escaped)),
    ...(details.stacks ?? []).flatMap(renderStack),
    ...listed(
      "Ledger",
      details.ledger.map(({ text, points }) => `${points === 0 ? "" : `${signed(points)} `}${escaped(text)}`),
    ),
    context(
      escaped(
        `Receipt: ${receipt.pack.id} ${receipt.pack.version} (${receipt.pack.hash.slice(0, 12)}), engine ${receipt.engine}, assessment ${receipt.assessment.slice(0, 12)}${weighed(receipt)}.`,
      ),
    ),
  ];
}

/** What else the assessment rests on: the house's rules, and what counted half again as much. */
function weighed({ house, consequences = [] }: Recommendation["details"]["receipt"]): string {
  const more = consequences.length === 0 ? "" : `, half again as much for ${consequences.join(" and ")}`;
  return `${house === undefined ? "" : `, house rules ${house.slice(0, 12)}`}${more}`;
}

/** An id as words; what is words already stays as it is. */
function words(id: string): string {
  const spaced = /^[a-z0-9-]+$/.test(id) ? id.replaceAll("-", " ") : id;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
