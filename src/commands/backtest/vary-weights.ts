import {
  createModel,
  fromAnswers,
  type ModelSpec,
  toModelSpec,
  turn,
  type WrittenAnswers,
} from "../../../knowledge/index.ts";
import { assessWritten, type BenchPack, namedInCloseCall } from "./bench-pack.ts";
import { seeded } from "./seeded.ts";

// Weights are integers: finer steps let a quarter either way mean something for small ones.
const finer = 20;

/**
 * Share of labelled verdicts that agree when every weight and every rule is off by up to a quarter, over seeded draws.
 * Agreeing is leading, or being named in a close call where that is enough.
 */
export function agreeUnderVariedWeights(
  bench: BenchPack,
  cases: readonly { readonly answers: WrittenAnswers; readonly expected: string; readonly namedIsEnough: boolean }[],
  draws: number,
): number {
  const spec = toModelSpec(bench.pack, bench.today);
  const random = seeded(20260101);
  let agreed = 0;
  for (let draw = 0; draw < draws; draw++) {
    const model = createModel(varied(spec, random));
    for (const { answers, expected, namedIsEnough } of cases) {
      const leads = turn(model, fromAnswers(model, answers)).leader === expected;
      if (leads || (namedIsEnough && namedInCloseCall(assessWritten(model, answers)).includes(expected))) agreed++;
    }
  }
  return cases.length === 0 ? 1 : agreed / (draws * cases.length);
}

function varied(spec: ModelSpec, random: () => number): ModelSpec {
  const factor = () => finer * (1 + 0.25 * (2 * random() - 1));
  return {
    ...spec,
    questions: spec.questions.map((question) => ({ ...question, weight: Math.round(question.weight * factor()) })),
    rules: spec.rules.map((rule) => {
      const by = factor();
      return { ...rule, points: rule.points.map((points) => Math.round(points * by)) };
    }),
  };
}
