import { boundGains } from "./bound-gains.ts";
import type { Model } from "./create-model.ts";
import type { State } from "./read-state.ts";
import { type Change, whatIf } from "./what-if.ts";

const furthest = 5;
const budget = 200_000;

/** Fewest steps to a neighbouring choice, over all answered questions together, that lead to another result; null when not found within the limit. */
export function countSteps(model: Model, state: State, leader: number): number | null {
  const what = whatIf(model, state);
  const bound = boundGains(
    model,
    state,
    leader,
    what,
    model.questions.map(({ choices }) => [...choices.keys()]),
  );
  const vetoAt = nearestVeto(model, state, leader);
  const walk = (from: number, steps: number, changes: Change[]): boolean => {
    if (steps === 0) {
      return what.leaderAfter(changes) !== leader;
    }
    if (what.played() > budget) return false;
    if (!bound.wild && bound.outOfReach(changes, from, steps, () => true)) return false;
    for (let q = from; q < model.questions.length; q++) {
      const { position, byPosition } = model.questions[q]!;
      const { pinned } = state.questions[q]!;
      const at = position[pinned];
      if (at === undefined) continue;
      for (let move = 1; move <= steps; move++) {
        for (const to of [byPosition[at - move], byPosition[at + move]]) {
          if (to !== undefined && walk(q + 1, steps - move, [...changes, [q, to]])) return true;
        }
      }
    }
    return false;
  };
  for (let steps = 1; steps <= furthest; steps++) {
    if (steps === vetoAt || walk(0, steps, [])) return steps;
    if (what.played() > budget) return null;
  }
  return null;
}

/** Steps to the nearest single choice that removes the leader: points do not bound those. */
function nearestVeto(model: Model, state: State, leader: number): number {
  return model.questions.reduce((least, { veto, position, size }, q) => {
    const at = position[state.questions[q]!.pinned];
    if (at === undefined) return least;
    for (let a = 0; a < size; a++) if ((veto[a]! >> leader) & 1) least = Math.min(least, Math.abs(position[a]! - at));
    return least;
  }, furthest + 1);
}
