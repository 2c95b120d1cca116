import type { CompiledRule, Model } from "./create-model.ts";
import { rootCases } from "./expected-scores.ts";
import { pickLeader } from "./pick-leader.ts";
import { playOut } from "./play-out.ts";
import { chances, type State, withChoice } from "./read-state.ts";
import { sampleState } from "./sample-state.ts";

/** A question and the sorted choice it would be answered with instead. */
export type Change = readonly [question: number, to: number];

/** Tries other answers on the same completions of what is not known. */
export interface WhatIf {
  /** All completions are tried; otherwise a fixed sample of them. */
  readonly complete: boolean;
  readonly rows: number;
  /** Completions played so far. */
  played(): number;
  /** Who would lead after the changes. */
  leaderAfter(changes: readonly Change[]): number;
  /** Share of completions in which the option is removed after the changes. */
  removedShare(changes: readonly Change[], option: number): number;
  /** Share of completions in which `leader` stays ahead of every option that `counts` by more than these gains (per option). */
  safeShare(
    changes: readonly Change[],
    leader: number,
    gains: ArrayLike<number>,
    counts: (option: number) => boolean,
  ): number;
}

interface Rows {
  readonly count: number;
  readonly weight: Float64Array;
  /** Sorted choices, all questions of a row side by side. */
  readonly choice: Uint8Array;
  readonly scores: Int32Array;
  /** Removed options (bits) by row. */
  readonly removed: Uint16Array;
}

const rowCap = 256;

/** Prepares the completions of a state; the root's other choices get their own, as they change what is likely. */
export function whatIf(model: Model, state: State): WhatIf {
  const n = model.questions.length;
  const m = model.options.length;
  const cache = new Map<number, Rows>();
  const base = completions(model, state);
  const rowsFor = (changes: readonly Change[]) => {
    const to = changes.find(([q]) => q === model.root)?.[1] ?? -1;
    if (to < 0) return base;
    const rows = cache.get(to) ?? completions(model, withChoice(model, state, model.root, to));
    cache.set(to, rows);
    return rows;
  };
  const vetoing = model.questions.flatMap(({ vetoAny }, q) => (vetoAny === 0 ? [] : [q]));
  const vetoRules = model.rules.filter(({ veto }) => veto !== 0);
  const pointRules = model.questions.map((_, q) =>
    model.rules.filter(({ questions, half }) => questions.includes(q) && half.some((points) => points !== 0)),
  );
  const mayRemove = model.questions.map(
    ({ vetoAny }, q) => vetoAny !== 0 || vetoRules.some(({ questions }) => questions.includes(q)),
  );
  const to = new Int32Array(n).fill(-1);
  const line = new Int32Array(m);
  let played = 0;
  /** The rules of a call that give points and ask a changed question. */
  let touched: readonly CompiledRule[] = [];
  /** Whether what a call changes may remove other options. */
  let removes = false;
  /** Fills `line` with the scores of one row after the changes in `to`; returns the removed options. */
  const play = (rows: Rows, k: number, changes: readonly Change[]) => {
    const from = k * n;
    for (let j = 0; j < m; j++) line[j] = rows.scores[k * m + j]!;
    for (const [q, a] of changes) {
      const { half } = model.questions[q]!;
      const was = rows.choice[from + q]!;
      for (let j = 0; j < m; j++) line[j] = line[j]! + half[a * m + j]! - half[was * m + j]!;
    }
    for (const rule of touched) {
      const held = holds(rule, rows.choice[from + rule.questions[0]]!, rows.choice[from + rule.questions[1]]!);
      const sign = holds(rule, now(rows, from, rule.questions[0]), now(rows, from, rule.questions[1])) - held;
      if (sign !== 0) for (let j = 0; j < m; j++) line[j] = line[j]! + sign * rule.half[j]!;
    }
    if (!removes) return rows.removed[k]!;
    let removed = model.withheld;
    for (const q of vetoing) removed |= model.questions[q]!.veto[now(rows, from, q)]!;
    for (const rule of vetoRules) {
      if (holds(rule, now(rows, from, rule.questions[0]), now(rows, from, rule.questions[1])) === 1)
        removed |= rule.veto;
    }
    return removed;
  };
  const now = (rows: Rows, from: number, q: number) => (to[q]! >= 0 ? to[q]! : rows.choice[from + q]!);
  const withChanges = <T>(changes: readonly Change[], run: (rows: Rows) => T): T => {
    for (const [q, a] of changes) to[q] = a;
    const [first] = changes;
    touched = changes.length === 1 ? pointRules[first![0]]! : [...new Set(changes.flatMap(([q]) => pointRules[q]!))];
    removes = changes.some(([q]) => mayRemove[q]);
    const rows = rowsFor(changes);
    played += rows.count;
    const result = run(rows);
    for (const [q] of changes) to[q] = -1;
    return result;
  };
  return {
    complete: combinations(model, state) <= rowCap,
    rows: base.count,
    played: () => played,
    leaderAfter: (changes) =>
      withChanges(changes, (rows) => {
        if (rows.count === 1) {
          const removed = play(rows, 0, changes);
          return bestOf(line, removed);
        }
        const winner = new Float64Array(m + 1);
        for (let k = 0; k < rows.count; k++) {
          const removed = play(rows, k, changes);
          const won = bestOf(line, removed);
          winner[won] = winner[won]! + rows.weight[k]!;
        }
        const expected = () =>
          withChanges(changes, () => {
            const sum = new Float64Array(m);
            for (let k = 0; k < rows.count; k++) {
              play(rows, k, changes);
              for (let j = 0; j < m; j++) sum[j] = sum[j]! + rows.weight[k]! * line[j]!;
            }
            return sum;
          });
        return pickLeader(model, winner, expected);
      }),
    removedShare: (changes, option) =>
      withChanges(changes, (rows) => {
        let share = 0;
        for (let k = 0; k < rows.count; k++) if ((play(rows, k, changes) >> option) & 1) share += rows.weight[k]!;
        return share;
      }),
    safeShare: (changes, leader, gains, counts) =>
      withChanges(changes, (rows) => {
        let safe = 0;
        for (let k = 0; k < rows.count; k++) {
          const removed = play(rows, k, changes);
          let ahead = ((removed >> leader) & 1) === 0;
          for (let j = 0; j < m && ahead; j++)
            ahead = j === leader || !counts(j) || line[leader]! - line[j]! > gains[j]!;
          if (ahead) safe += rows.weight[k]!;
        }
        return safe;
      }),
  };
}

function holds({ masks }: CompiledRule, x: number, y: number): number {
  return (masks[0] >> x) & (masks[1] >> y) & 1;
}

function bestOf(line: Int32Array, removed: number): number {
  let best = line.length;
  for (let j = 0; j < line.length; j++) {
    if (((removed >> j) & 1) === 0 && (best === line.length || line[j]! > line[best]!)) best = j;
  }
  return best;
}

function combinations(model: Model, state: State): number {
  return state.questions.reduce((product, { pinned, support }, q) => {
    if (pinned >= 0) return product;
    let possible = 0;
    for (let a = 0; a <= model.questions[q]!.size; a++) possible += (support >> a) & 1;
    return product * possible;
  }, 1);
}

function completions(model: Model, state: State): Rows {
  const n = model.questions.length;
  const rows: { weight: number; choice: number[] }[] = [];
  const unknown = state.questions.flatMap(({ pinned }, q) => (pinned < 0 && q !== model.root ? [q] : []));
  const fixed = state.questions.map(({ pinned }) => pinned);
  if (combinations(model, state) > rowCap) {
    const { choices } = sampleState(model, state);
    for (let k = 0; k < rowCap; k++) {
      rows.push({ weight: 1 / rowCap, choice: fixed.map((pinned, q) => (pinned >= 0 ? pinned : choices[q]![k]!)) });
    }
  } else {
    for (const [root, chance] of rootCases(model, state)) {
      const start = fixed.map((pinned, q) => (q === model.root ? root : pinned));
      let list = [{ weight: chance, choice: start }];
      for (const q of unknown) {
        const p = chances(model, state, q, root);
        list = list.flatMap(({ weight, choice }) =>
          [...p.entries()].flatMap(([a, more]) =>
            more > 0 ? [{ weight: weight * more, choice: choice.with(q, a) }] : [],
          ),
        );
      }
      rows.push(...list);
    }
  }
  const m = model.options.length;
  const choice = new Uint8Array(rows.length * n);
  const scores = new Int32Array(rows.length * m);
  const removed = new Uint16Array(rows.length);
  rows.forEach((row, k) => {
    const played = playOut(model, row.choice);
    choice.set(row.choice, k * n);
    scores.set(played.scores, k * m);
    removed[k] = played.removed;
  });
  return { count: rows.length, weight: Float64Array.from(rows, ({ weight }) => weight), choice, scores, removed };
}
