import type { Model } from "./create-model.ts";
import type { State } from "./read-state.ts";
import type { Change, WhatIf } from "./what-if.ts";

/** Choices each question may be changed to, by question. */
export type Moves = readonly (readonly number[])[];

/** Bounds on what changed answers can win against the leader, so that hopeless searches end early. */
export function boundGains(model: Model, state: State, leader: number, what: WhatIf, moves: Moves) {
  const m = model.options.length;
  const none = leader === m;
  const most = new Map<number, Float64Array>();
  const reach = none ? [] : moves.map((list, q) => reachOf(model, state, leader, q, list));
  const gains = (from: number, count: number): Float64Array => {
    const key = from * 8 + count;
    const known = most.get(key);
    if (known) return known;
    const rest = reach.slice(from);
    const fresh = Float64Array.from({ length: m }, (_, j) => {
      const sorted = rest.map((row) => row[j]!).sort((a, b) => b - a);
      return sorted.slice(0, count).reduce((sum, gain) => sum + gain, 0);
    });
    most.set(key, fresh);
    return fresh;
  };
  const ruled = model.rules.some(({ veto }) => (veto >> leader) & 1);
  const rooted = model.questions.some(({ priorByRoot }, q) => priorByRoot && state.questions[q]!.pinned < 0);
  return {
    /** Points alone do not bound the search: nothing leads, or what is not known is tried in full and a rule or the root changes it. */
    wild: none || (what.complete && what.rows > 1 && (ruled || rooted)),
    /** `count` further changes among questions from `from` on cannot win enough for another option to lead; only `wanted` ones where that can be told. */
    outOfReach(changes: readonly Change[], from: number, count: number, wanted: (option: number) => boolean): boolean {
      // With one completion each option can be held against the leader alone; with several, half of them have to give.
      const counts = what.rows === 1 ? wanted : () => true;
      return what.safeShare(changes, leader, gains(from, count), counts) > 0.5 + 1e-9;
    },
  };
}

function reachOf(model: Model, state: State, leader: number, q: number, moves: readonly number[]): Int32Array {
  const { half, size } = model.questions[q]!;
  const m = model.options.length;
  const now = Array.from({ length: size + 1 }, (_, a) => a).filter((a) => (state.questions[q]!.support >> a) & 1);
  const ruled = model.rules.filter(({ questions }) => questions.includes(q));
  return Int32Array.from({ length: m }, (_, j) => {
    if (moves.length === 0) return 0;
    const margin = (a: number) => half[a * m + j]! - half[a * m + leader]!;
    const more = ruled.reduce((sum, rule) => sum + Math.abs(rule.half[j]! - rule.half[leader]!), 0);
    return Math.max(0, Math.max(...moves.map(margin)) - Math.min(...now.map(margin)) + more);
  });
}
