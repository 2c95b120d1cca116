import type { DecisionCard } from "../conversation/reply.ts";
import { toDay } from "../to-day.ts";
import type { Decision } from "./decision.ts";
import { type DecisionSummary, summaryOf } from "./decision-summary.ts";

/** A decision as a message shows it; `chain` is what it took the place of and what took its place, oldest first. */
export function cardOf(decision: Decision, chain: DecisionCard["chain"]): DecisionCard {
  return summaryCard(summaryOf(decision), chain);
}

export function summaryCard(summary: DecisionSummary, chain: DecisionCard["chain"]): DecisionCard {
  const { id, title, status, outcome, owner, ratifiedAt, overridden, supersedes, supersededBy } = summary;
  // Whoever may not see the other one is not told of it.
  const seen = (other: string | undefined) => (chain.some((one) => one.id === other) ? other : undefined);
  const [before, after] = [seen(supersedes), seen(supersededBy)];
  const { nextReviewOn, askedOn, robustThen, robustNow } = summary;
  return {
    id,
    title,
    status,
    outcome,
    owner: owner.name,
    decidedOn: toDay(ratifiedAt),
    overridden,
    ...(before === undefined ? {} : { supersedes: before }),
    ...(after === undefined ? {} : { supersededBy: after }),
    reviewOn: nextReviewOn,
    ...(askedOn == null ? {} : { waitsSince: askedOn }),
    confidence: robustThen === undefined ? null : { first: robustThen, latest: robustNow ?? null },
    chain,
  };
}
