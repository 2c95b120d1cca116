import { scramble } from "./sobol-column.ts";

/** Rows of the robustness estimate: more than a turn uses, because weights, fits and noise vary as well. */
export const robustRowCount = 8192;

const columns = new Map<string, Float64Array>();

/** What a column of evenly spread numbers in (0, 1) varies; `part` tells questions, rules and options apart. */
export type Varied = "choice" | "noise" | "weight" | "fit" | "rule" | "rule-points";

/** A stratified column: every one of the equal strips is hit once, in an order unrelated to other columns'. */
export function robustColumn(varied: Varied, index: number, part = 0): Float64Array {
  const key = `${varied} ${index} ${part}`;
  const known = columns.get(key);
  if (known) return known;
  const seed = [...key].reduce((hash, letter) => scramble(Math.imul(hash, 31) + letter.charCodeAt(0)), 7);
  const column = new Float64Array(robustRowCount);
  for (let k = 0; k < robustRowCount; k++) {
    const jitter = scramble(seed ^ Math.imul(k + 1, 0x9e3779b1)) / 4294967296;
    column[k] = (shuffle(k, seed) + jitter) / robustRowCount;
  }
  columns.set(key, column);
  return column;
}

/** A fixed one-to-one reordering of 0 … robustRowCount - 1: each step can be undone modulo a power of two. */
function shuffle(k: number, seed: number): number {
  const mask = robustRowCount - 1;
  let x = k;
  for (let round = 0; round < 4; round++) {
    const key = scramble(seed + round);
    x = (x + key) & mask;
    x = Math.imul(x, (key >>> 8) | 1) & mask;
    x ^= x >>> (3 + round);
  }
  return x;
}
