import type { Model } from "./create-model.ts";
import { enumerateState } from "./enumerate-state.ts";
import { estimateSettled } from "./estimate-settled.ts";
import { expectedScores } from "./expected-scores.ts";
import { pickLeader } from "./pick-leader.ts";
import { isOpen } from "./plan-enumeration.ts";
import type { State } from "./read-state.ts";
import { resolutionsOf } from "./resolutions-of.ts";
import { type Sample, sampleState } from "./sample-state.ts";
import { rowCount } from "./sobol-column.ts";

/** Who leads, by how much, and whether more answers could change it. */
export interface Weighed {
  readonly sample: Sample;
  readonly winner: Float64Array;
  readonly expected: Float64Array;
  readonly leader: number;
  readonly settled: number;
  readonly exact: boolean;
  /** Nothing that can still be answered changes the leader. */
  readonly certain: boolean;
}

// Transitions. The first is half a millisecond and nearly always enough; an interview about to stop is worth more, once.
const budget = 8_000;
const stopBudget = 40_000;
const nearTau = 0.02;

/** Weighs a state on the fixed rows, and exactly where it is near the stop or small. */
export function weighState(model: Model, state: State, tau: number): Weighed {
  const sample = sampleState(model, state);
  const expected = expectedScores(model, state);
  const rough = sample.counts.map((count) => count / rowCount);
  const roughLeader = leaderOf(model, state, rough, expected);
  const roughSettled = estimateSettled(model, state, sample, roughLeader);
  const near = roughSettled >= tau - nearTau || combinations(model, state) <= 4096;
  const exact = near ? enumerateState(model, state, roughSettled >= tau ? stopBudget : budget) : undefined;
  if (!exact) {
    const certain = !state.questions.some(({ pinned, status }) => pinned < 0 && isOpen(status));
    return {
      sample,
      winner: rough,
      expected,
      leader: roughLeader,
      settled: certain ? 1 : roughSettled,
      exact: certain,
      certain,
    };
  }
  const leader = leaderOf(model, state, exact.winner, expected);
  const certain = exact.verdicts.every((chance, w) => (w === leader) === chance > 0);
  const settled = certain ? 1 : exact.verdicts[leader]!;
  return { sample, winner: exact.winner, expected, leader, settled, exact: true, certain };
}

/** The leader, who must lead under at least one resolution of the disputes. */
export function leaderOf(model: Model, state: State, winner: Float64Array, expected: Float64Array): number {
  const leader = pickLeader(model, winner, () => expected);
  if (!state.questions.some(({ disputed }) => disputed)) return leader;
  const seen = new Set<number>();
  for (const { leads } of resolutionsOf(model, state)) {
    if (leads === leader) return leader;
    seen.add(leads);
  }
  return pickLeader(
    model,
    winner,
    () => expected,
    (option) => seen.has(option),
  );
}

function combinations(model: Model, state: State): number {
  return state.questions.reduce(
    (product, { pinned }, q) => (pinned < 0 ? product * model.questions[q]!.size : product),
    1,
  );
}
