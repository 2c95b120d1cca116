import {
  type Assessment,
  assess,
  createModel,
  fromAnswers,
  type LoadedPack,
  type Model,
  type Trials,
  toModelSpec,
  type WrittenAnswers,
} from "../../../knowledge/index.ts";

/** A pack compiled for one day, with what judges it. */
export interface BenchPack {
  readonly pack: LoadedPack;
  readonly trials: Trials;
  readonly model: Model;
  /** ISO date; decides which evidence has expired. */
  readonly today: string;
}

/** Compiles a pack once for every figure. */
export function benchPack(pack: LoadedPack, trials: Trials, today: string): BenchPack {
  return { pack, trials, model: createModel(toModelSpec(pack, today)), today };
}

/** What the engine makes of written answers. */
export function assessWritten(model: Model, answers: WrittenAnswers): Assessment {
  return assess(model, fromAnswers(model, answers));
}

/** The option that leads, or "none". */
export function leaderOf({ verdict }: Pick<Assessment, "verdict">): string {
  return verdict.option ?? "none";
}

/** The options a close call names, leader first; empty for other verdicts. */
export function namedInCloseCall({ verdict }: Pick<Assessment, "verdict">): string[] {
  if (verdict.kind !== "close-call") return [];
  return [verdict.option, verdict.runnerUp].filter((option) => option !== null);
}
