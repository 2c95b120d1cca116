import type { BenchPack } from "../backtest/bench-pack.ts";
import { seeded } from "../backtest/seeded.ts";
import { drawAnswers } from "../backtest/simulate-interviews.ts";
import type { AnswerSet } from "./decide.ts";

/** A team that answered everything, drawn from a kind of team. */
export interface Respondent {
  readonly ordinary: boolean;
  readonly answers: AnswerSet;
}

/** The same teams for the same pack every time: as many from each archetype. */
export function drawRespondents(bench: BenchPack, perArchetype: number): Respondent[] {
  const random = seeded(31);
  return bench.trials.archetypes.flatMap((archetype) =>
    Array.from({ length: perArchetype }, () => {
      const drawn = drawAnswers(bench, archetype, random);
      const answers = bench.pack.questions.map(({ id, choices }) =>
        choices.findIndex((choice) => choice.id === drawn[id]),
      );
      return { ordinary: archetype.ordinary, answers };
    }),
  );
}

/** Answer sets with every choice as likely as the others: corners no archetype goes to. */
export function drawCorners({ pack }: BenchPack, count: number): AnswerSet[] {
  const random = seeded(37);
  return Array.from({ length: count }, () =>
    pack.questions.map(({ choices }) => Math.floor(random() * choices.length)),
  );
}
