import type { Model } from "./create-model.ts";
import { chances, type State } from "./read-state.ts";
import { rowCount, sobolColumn } from "./sobol-column.ts";

/** Half points by row and option. Small integers keep the tables in the processor's cache. */
export type Points = Int16Array | Int32Array;

/** Every question drawn from its prior in every row, before anybody has said anything but perhaps the root. */
export interface PriorRows {
  /** Sorted choice per question and row. */
  readonly choices: readonly Uint8Array[];
  /** Contribution per question, row and option. */
  readonly points: readonly Points[];
  /** Sum of all contributions. */
  readonly total: Int32Array;
  /** A table of zeros. */
  readonly nothing: Points;
}

/** The rows for one choice of the root, or for a root drawn from its own prior (-1); computed once per model. */
export function priorRows(model: Model, rootChoice: number): PriorRows {
  const key = `rows ${rootChoice}`;
  const known = model.cache.get(key) as PriorRows | undefined;
  if (known) return known;
  const m = model.options.length;
  const open = model.questions.map(({ size }) => {
    const support = (1 << size) - 1;
    return { status: "open", parts: [support], support, pinned: -1, disputed: false, plain: true } as const;
  });
  const state: State = { questions: open };
  const rootRow = model.root >= 0 && rootChoice < 0 ? drawRows(model, state, model.root, null, -1) : null;
  const choices = model.questions.map((question, q) =>
    q !== model.root
      ? drawRows(model, state, q, rootRow, rootChoice)
      : (rootRow ?? new Uint8Array(rowCount).fill(rootChoice < 0 ? question.size : rootChoice)),
  );
  const widest = model.questions.reduce((most, { half }) => half.reduce((w, v) => Math.max(w, Math.abs(v)), most), 0);
  const total = new Int32Array(rowCount * m);
  const empty = () => (widest < 4096 ? new Int16Array(rowCount * m) : new Int32Array(rowCount * m));
  const points = model.questions.map(({ half }, q) => {
    const table = empty();
    const choice = choices[q]!;
    for (let k = 0; k < rowCount; k++) for (let j = 0; j < m; j++) table[k * m + j] = half[choice[k]! * m + j]!;
    for (let i = 0; i < table.length; i++) total[i] = total[i]! + table[i]!;
    return table;
  });
  const rows = { choices, points, total, nothing: empty() };
  model.cache.set(key, rows);
  return rows;
}

/** One question's sorted choice in every row: its Sobol number through the inverse distribution of that row's root choice. */
export function drawRows(
  model: Model,
  state: State,
  q: number,
  rootRow: Uint8Array | null,
  rootChoice: number,
): Uint8Array {
  const { size, priorByRoot } = model.questions[q]!;
  const column = sobolColumn(q);
  const out = new Uint8Array(rowCount);
  const varies = rootRow !== null && priorByRoot !== null;
  const roots = varies ? model.questions[model.root]!.size + 1 : 1;
  const stride = size + 1;
  const ends = new Float64Array(roots * stride);
  for (let r = 0; r < roots; r++) ends.set(cumulative(chances(model, state, q, varies ? r : rootChoice)), r * stride);
  for (let k = 0; k < rowCount; k++) {
    const from = varies ? rootRow[k]! * stride : 0;
    const u = column[k]!;
    let a = 0;
    while (u >= ends[from + a]!) a++;
    out[k] = a;
  }
  return out;
}

/** Upper ends of the stretches of [0, 1) that stand for each choice. */
export function cumulative(p: Float64Array): Float64Array {
  const out = new Float64Array(p.length);
  let sum = 0;
  let last = 0;
  p.forEach((chance, a) => {
    sum += chance;
    out[a] = sum;
    if (chance > 0) last = a;
  });
  // The last possible choice takes what rounding leaves over.
  return out.fill(1, last);
}
