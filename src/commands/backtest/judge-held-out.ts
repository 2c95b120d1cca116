import { createModel } from "../../../knowledge/index.ts";
import { fitPack, startFit, withValues } from "../fit/fit-pack.ts";
import type { BenchPack } from "./bench-pack.ts";
import { type EngineOutcome, judgePublic } from "./judge-public.ts";

/**
 * Every public case judged by weights, fits and points fitted without it, from the first expert's values: in folds, since
 * one fit per case takes minutes. Each fold starts where the fit of all cases ended, which
 * saves time and, the fit being convex, nothing else.
 */
export function judgeHeldOut(bench: BenchPack, folds: number): EngineOutcome[] {
  const { publicCases } = bench.trials;
  const start = startFit(bench);
  const all = fitPack(start, publicCases).point;
  const byCase = new Map<string, EngineOutcome>();
  for (let fold = 0; fold < folds; fold++) {
    const [held, rest] = [true, false].map((out) => publicCases.filter((_, at) => (at % folds === fold) === out));
    if (held!.length === 0) continue;
    const model = createModel(withValues(start, fitPack(start, rest!, undefined, all)));
    const judged = judgePublic({ ...bench, model, trials: { ...bench.trials, publicCases: held! } });
    for (const outcome of judged) byCase.set(outcome.id, outcome);
  }
  return publicCases.map(({ id }) => byCase.get(id)!);
}
