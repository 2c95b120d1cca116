import type { Expert, ModelSpec } from "../../../knowledge/index.ts";

/** The pack with the expert's weights, fits and points in place of its own; everything else stays. */
export function expertSpec(spec: ModelSpec, expert: Expert | undefined): ModelSpec {
  if (expert === undefined) return spec;
  const inOrder = (values: Readonly<Record<string, number>> | undefined) =>
    spec.options.map(({ id }) => values?.[id] ?? 0);
  return {
    ...spec,
    questions: spec.questions.map((question) => ({
      ...question,
      weight: expert.weights[question.id] ?? question.weight,
      choices: question.choices.map((choice) => ({ ...choice, fits: inOrder(expert.fits[question.id]?.[choice.id]) })),
    })),
    rules: spec.rules.map((rule) => ({ ...rule, points: inOrder(expert.rules[rule.id]) })),
  };
}
