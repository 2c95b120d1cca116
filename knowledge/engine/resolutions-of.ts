import type { Model } from "./create-model.ts";
import { expectedScores } from "./expected-scores.ts";
import { pickLeader } from "./pick-leader.ts";
import { type State, withPart } from "./read-state.ts";
import { sampleState } from "./sample-state.ts";
import { rowCount } from "./sobol-column.ts";

/** Ways to settle every dispute are tried up to this many. */
export const resolutionCap = 256;

/** One way to settle every dispute by what somebody said, and who would lead then. */
export interface Resolution {
  /** Part taken (bits) per disputed question, in question order. */
  readonly parts: readonly number[];
  readonly leads: number;
}

/** All ways to settle the disputes, at most `resolutionCap`, one after another. */
export function* resolutionsOf(model: Model, state: State): Generator<Resolution> {
  const disputed = disputedIn(state);
  const choices = disputed.map((q) => [...new Set(state.questions[q]!.parts)]);
  const total = choices.reduce((product, list) => product * list.length, 1);
  for (let n = 0; n < Math.min(total, resolutionCap); n++) {
    let rest = n;
    let settled = state;
    const parts = choices.map((list, i) => {
      const part = list[rest % list.length]!;
      rest = Math.floor(rest / list.length);
      settled = withPart(model, settled, disputed[i]!, part);
      return part;
    });
    const winner = sampleState(model, settled).counts.map((count) => count / rowCount);
    yield { parts, leads: pickLeader(model, winner, () => expectedScores(model, settled)) };
  }
}

/** Indices of the questions different people answer differently. */
export function disputedIn(state: State): readonly number[] {
  return state.questions.flatMap(({ disputed }, q) => (disputed ? [q] : []));
}
