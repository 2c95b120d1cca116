import type { Model } from "./create-model.ts";
import { drawRows, type Points, type PriorRows, priorRows } from "./prior-rows.ts";
import type { State } from "./read-state.ts";
import { rowCount } from "./sobol-column.ts";

/** What happens in every row when everything not known is drawn; the same draws whatever is answered. */
export interface Sample {
  /** Sorted choice per question and row; only meaningful for questions that are not pinned. */
  readonly choices: readonly Uint8Array[];
  /** Half points by row and option. */
  readonly scores: Int32Array;
  /** Removed options (bits) by row; null when nothing can be removed. */
  readonly removed: Uint16Array | null;
  /** Winning option by row, the number of options for none. */
  readonly winners: Uint8Array;
  /** Rows won by each option, none last. */
  readonly counts: Float64Array;
}

/** Substitutes what is stated in every row and finds the winners. */
export function sampleState(model: Model, state: State): Sample {
  const m = model.options.length;
  const root = state.questions[model.root];
  const pinnedRoot = root && root.pinned >= 0 ? root.pinned : -1;
  const rows = priorRows(model, pinnedRoot);
  const ownRoot = root && root.pinned < 0 && !root.plain ? drawRows(model, state, model.root, null, -1) : null;
  const rootRow = ownRoot ?? (root && root.pinned < 0 ? rows.choices[model.root]! : null);
  const constant = new Int32Array(m);
  const choices = rows.choices.slice();
  const [added, removedPoints, redrawn]: [Points[], Points[], number[]] = [[], [], []];
  model.questions.forEach((question, q) => {
    const { pinned, plain } = state.questions[q]!;
    const kept = pinned < 0 && (plain || (q === model.root && !ownRoot));
    if (kept && !(ownRoot && question.priorByRoot)) added.push(rows.points[q]!);
    else removedPoints.push(rows.points[q]!);
    if (pinned >= 0) for (let j = 0; j < m; j++) constant[j] = constant[j]! + question.half[pinned * m + j]!;
    else if (!plain || (ownRoot && question.priorByRoot)) {
      choices[q] = q === model.root ? ownRoot! : drawRows(model, state, q, rootRow, pinnedRoot);
      redrawn.push(q);
    }
  });
  const scores = start(rows, added, removedPoints, constant);
  for (const q of redrawn) addChoice(scores, choices[q]!, model.questions[q]!.half, m);
  const removed = applyRules(model, state, choices, scores);
  const winners = findWinners(scores, removed, m);
  const counts = new Float64Array(m + 1);
  for (let k = 0; k < rowCount; k++) counts[winners[k]!]!++;
  return { choices, scores, removed, winners, counts };
}

/** Sums what stays, or takes away what goes, whichever is shorter; eight tables in one pass, because passes cost more than sums. */
function start(rows: PriorRows, added: readonly Points[], taken: readonly Points[], constant: Int32Array): Int32Array {
  const m = constant.length;
  const subtract = taken.length < added.length;
  const out = subtract ? Int32Array.from(rows.total) : new Int32Array(rows.total.length);
  const tables = subtract ? taken : added;
  const at = (t: number) => tables[t] ?? rows.nothing;
  for (let t = 0; t < tables.length; t += 8) {
    const [a, b, c, d] = [at(t), at(t + 1), at(t + 2), at(t + 3)];
    const [e, f, g, h] = [at(t + 4), at(t + 5), at(t + 6), at(t + 7)];
    if (subtract) takeEight(out, a, b, c, d, e, f, g, h);
    else addEight(out, a, b, c, d, e, f, g, h);
  }
  if (constant.some((points) => points !== 0)) {
    for (let i = 0; i < out.length; i += m) for (let j = 0; j < m; j++) out[i + j] = out[i + j]! + constant[j]!;
  }
  return out;
}

type Eight = [a: Points, b: Points, c: Points, d: Points, e: Points, f: Points, g: Points, h: Points];

function addEight(out: Int32Array, ...[a, b, c, d, e, f, g, h]: Eight): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = (out[i]! + (a[i]! + b[i]! + c[i]! + d[i]!) + (e[i]! + f[i]! + g[i]! + h[i]!)) | 0;
  }
}

function takeEight(out: Int32Array, ...[a, b, c, d, e, f, g, h]: Eight): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = (out[i]! - (a[i]! + b[i]! + c[i]! + d[i]!) - (e[i]! + f[i]! + g[i]! + h[i]!)) | 0;
  }
}

function addChoice(scores: Int32Array, choice: Uint8Array, half: Int32Array, m: number): void {
  for (let k = 0; k < rowCount; k++) {
    const from = choice[k]! * m;
    for (let j = 0; j < m; j++) scores[k * m + j] = scores[k * m + j]! + half[from + j]!;
  }
}

function applyRules(model: Model, state: State, choices: readonly Uint8Array[], scores: Int32Array) {
  const m = model.options.length;
  let removed: Uint16Array | null = model.withheld === 0 ? null : new Uint16Array(rowCount).fill(model.withheld);
  model.questions.forEach((question, q) => {
    const { pinned, support } = state.questions[q]!;
    if (!vetoes(question.veto, support)) return;
    removed ??= new Uint16Array(rowCount);
    const choice = choices[q]!;
    for (let k = 0; k < rowCount; k++) {
      removed[k] = removed[k]! | question.veto[pinned >= 0 ? pinned : choice[k]!]!;
    }
  });
  for (const rule of model.rules) {
    const [x, y] = rule.questions;
    const [first, second] = [state.questions[x]!, state.questions[y]!];
    if ((first.support & rule.masks[0]) === 0 || (second.support & rule.masks[1]) === 0) continue;
    const points = rule.half.some((value) => value !== 0);
    if (rule.veto !== 0) removed ??= new Uint16Array(rowCount);
    const [a, b] = [choices[x]!, choices[y]!];
    for (let k = 0; k < rowCount; k++) {
      if (((rule.masks[0] >> (first.pinned >= 0 ? first.pinned : a[k]!)) & 1) === 0) continue;
      if (((rule.masks[1] >> (second.pinned >= 0 ? second.pinned : b[k]!)) & 1) === 0) continue;
      if (rule.veto !== 0) removed![k] = removed![k]! | rule.veto;
      if (points) for (let j = 0; j < m; j++) scores[k * m + j] = scores[k * m + j]! + rule.half[j]!;
    }
  }
  return removed;
}

function vetoes(veto: Int32Array, support: number): boolean {
  for (let a = 0; a < veto.length; a++) if (veto[a] !== 0 && (support >> a) & 1) return true;
  return false;
}

function findWinners(scores: Int32Array, removed: Uint16Array | null, m: number): Uint8Array {
  const out = new Uint8Array(rowCount);
  if (m === 3 && !removed) {
    for (let k = 0, i = 0; k < rowCount; k++, i += 3) {
      const [a, b, c] = [scores[i]!, scores[i + 1]!, scores[i + 2]!];
      out[k] = b > a ? (c > b ? 2 : 1) : c > a ? 2 : 0;
    }
    return out;
  }
  for (let k = 0; k < rowCount; k++) {
    const gone = removed ? removed[k]! : 0;
    let best = m;
    let most = 0;
    for (let j = 0; j < m; j++) {
      const score = scores[k * m + j]!;
      if (((gone >> j) & 1) === 0 && (best === m || score > most)) {
        best = j;
        most = score;
      }
    }
    out[k] = best;
  }
  return out;
}
