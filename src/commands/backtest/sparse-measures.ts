import { type Measure, measure } from "../report.ts";
import type { BenchPack } from "./bench-pack.ts";
import { type EngineOutcome, judgePublic } from "./judge-public.ts";
import { percent } from "./labelled-measures.ts";
import { publicMeasures } from "./public-measures.ts";

/** The pack as accepted, on the cases that took part in accepting it: what it says today, not how well it would do elsewhere. */
export function acceptedMeasures(bench: BenchPack, outcomes: readonly EngineOutcome[]): Measure[] {
  const strong = (strength: EngineOutcome["strength"]) => {
    const among = outcomes.filter((outcome) => outcome.strength === strength);
    return percent(among.filter(({ word }) => word === "strong").length, among.length);
  };
  return [
    ...reported("accepted", publicMeasures(bench, outcomes)),
    measure("accepted-strong-share-clear", strong("clear"), "%"),
    measure("accepted-strong-share-lean", strong("lean"), "%"),
  ];
}

/** The accepted pack with only the answers to the first draft's questions; nothing where a pack names no draft. */
export function sparseMeasures(bench: BenchPack): Measure[] {
  const asked = bench.trials.expert?.asked ?? [];
  if (asked.length === 0) return [];
  const publicCases = bench.trials.publicCases.map((each) => ({
    ...each,
    answers: Object.fromEntries(Object.entries(each.answers).filter(([question]) => asked.includes(question))),
  }));
  const sparse = { ...bench, trials: { ...bench.trials, publicCases } };
  return reported("draft-answers", publicMeasures(sparse, judgePublic(sparse)));
}

/** The same figures under another name, held against no goal and without the baselines. */
function reported(prefix: string, rows: readonly Measure[]): Measure[] {
  return rows
    .filter(({ name }) => !name.startsWith("public-baseline-"))
    .map((row) => ({ ...row, name: row.name.replace(/^public/, prefix), goal: null, holds: true }));
}
