import type { Model } from "./create-model.ts";

// Two chances nearer than this are equal: sums of the same numbers in another order differ by less.
const tie = 1e-12;

/**
 * The leader by two levels: the core with the largest winning probability, then the option of that core with the
 * largest; ties by expected score, then authored order. `options.length` stands for "none", which loses ties.
 */
export function pickLeader(
  model: Model,
  winner: ArrayLike<number>,
  expected: () => ArrayLike<number>,
  allowed: (option: number) => boolean = () => true,
): number {
  const m = model.options.length;
  for (let w = 0; w <= m; w++) if (winner[w] === 1 && allowed(w)) return w;
  const cores = new Float64Array(m);
  for (let j = 0; j < m; j++) if (allowed(j)) cores[model.core[j]!] = cores[model.core[j]!]! + winner[j]!;
  const usable = (j: number) => allowed(j) && winner[j]! > 0;
  const best = (core: number) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < m; j++) if (usable(j) && model.core[j] === core) most = Math.max(most, expected()[j]!);
    return most;
  };
  let core = -1;
  for (let c = 0; c < m; c++) {
    if (cores[c]! <= 0) continue;
    if (core < 0 || ahead(cores[c]!, cores[core]!, () => best(c) - best(core))) core = c;
  }
  if (core < 0 || (allowed(m) && winner[m]! > cores[core]! + tie)) return m;
  let leader = -1;
  for (let j = 0; j < m; j++) {
    if (!usable(j) || model.core[j] !== core) continue;
    if (leader < 0 || ahead(winner[j]!, winner[leader]!, () => expected()[j]! - expected()[leader]!)) leader = j;
  }
  return leader;
}

function ahead(chance: number, other: number, score: () => number): boolean {
  if (chance > other + tie) return true;
  return chance >= other - tie && score() > 1e-9;
}
