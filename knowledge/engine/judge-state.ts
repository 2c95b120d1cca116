import type { Model } from "./create-model.ts";
import type { State } from "./read-state.ts";
import { noneBy, removedBy } from "./removed-by.ts";
import type { RobustWord, SettledWord, Verdict, VerdictKind } from "./types.ts";
import type { Varied } from "./vary-state.ts";
import type { Weighed } from "./weigh-state.ts";

const words: readonly RobustWord[] = ["close-call", "moderate", "clear", "strong"];

/** The verdict and the index of the runner-up (-1: none). */
export function judgeState(
  model: Model,
  state: State,
  weighed: Weighed,
  varied: Varied,
  settledWord: SettledWord,
  closeBand: number,
): { readonly verdict: Verdict; readonly runnerUp: number } {
  const m = model.options.length;
  const { leader, winner, expected } = weighed;
  const causes = removedBy(model, state);
  const left = model.options.flatMap((_, j) => (causes[j]!.length === 0 ? [j] : []));
  const runnerUp = left
    .filter((j) => j !== leader)
    .reduce((best, j) => (best < 0 || ahead(winner, expected, j, best) ? j : best), -1);
  const none = leader === m;
  const core = none ? -1 : model.core[leader]!;
  const most = (options: readonly number[]) => Math.max(...options.map((j) => expected[j]!));
  const inCore = left.filter((j) => model.core[j] === core);
  const outside = left.filter((j) => model.core[j] !== core);
  const siblings = inCore.filter((j) => j !== leader);
  const word = (share: number, own: readonly number[], others: readonly number[]) =>
    wordFor(
      share,
      others.length === 0 ? Number.POSITIVE_INFINITY : percent(model, most(own) - most(others)),
      closeBand,
    );
  const coreWord = none ? null : word(varied.cores[core]!, inCore, outside);
  const splitWord = none || siblings.length === 0 ? null : word(varied.within[leader]!, [leader], siblings);
  const own = coreWord ?? wordFor(varied.best[m]!, Number.POSITIVE_INFINITY, closeBand);
  const weakest = words[Math.min(words.indexOf(own), words.indexOf(splitWord ?? "strong"))]!;
  const stakes = lowStakes(model, state) ? "low" : "normal";
  return {
    runnerUp: none ? -1 : runnerUp,
    verdict: {
      kind: none ? "none" : kindOf(eliminates(model, causes, expected, core, inCore), coreWord!, splitWord),
      option: model.options[leader] ?? null,
      runnerUp: none ? null : (model.options[runnerUp] ?? null),
      core: none ? null : model.options[core]!,
      coreWord,
      splitWord,
      robustWord: stakes === "low" && weakest === "strong" ? "clear" : weakest,
      settledWord,
      stakes,
      eliminated: model.options.flatMap((option, j) => (causes[j]!.length > 0 ? [{ option, by: causes[j]! }] : [])),
      noneBy: none ? noneCauses(model, state) : [],
    },
  };
}

/** Half points in percent of the total swing. */
export function percent(model: Model, halfPoints: number): number {
  return (100 * halfPoints) / model.swing;
}

function wordFor(share: number, gap: number, closeBand: number): RobustWord {
  if (gap < closeBand || share < 0.75) return "close-call";
  return share < 0.85 ? "moderate" : share < 0.95 ? "clear" : "strong";
}

function kindOf(byElimination: boolean, coreWord: RobustWord, splitWord: RobustWord | null): VerdictKind {
  if (byElimination) return "by-elimination";
  return coreWord === "close-call" || splitWord === "close-call" ? "close-call" : "option";
}

/** A base of another core is out and would have led: judged between cores only. */
function eliminates(
  model: Model,
  causes: readonly (readonly unknown[])[],
  expected: ArrayLike<number>,
  core: number,
  inCore: readonly number[],
): boolean {
  return causes.some((by, j) => {
    if (by.length === 0 || model.core[j] !== j || j === core) return false;
    return inCore.every((own) => expected[j]! > expected[own]! || (expected[j] === expected[own] && j < own));
  });
}

function ahead(winner: ArrayLike<number>, expected: ArrayLike<number>, a: number, b: number): boolean {
  const difference = winner[a]! - winner[b]!;
  return difference > 1e-9 || (difference >= -1e-9 && expected[a]! > expected[b]!);
}

function lowStakes(model: Model, state: State): boolean {
  return model.questions.some((question, q) => {
    const { pinned } = state.questions[q]!;
    return pinned >= 0 && question.spec.choices[question.position[pinned] ?? -1]?.lowStakes === true;
  });
}

/** What says that nothing fits; where no single cause does, everything that removed an option. */
function noneCauses(model: Model, state: State): Verdict["noneBy"] {
  const direct = noneBy(model, state);
  if (direct.length > 0) return direct;
  const all = removedBy(model, state).flat();
  return all.filter((cause, at) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(cause)) === at);
}
