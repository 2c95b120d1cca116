import type { ModelSpec, PublicCase } from "../../../knowledge/index.ts";

/** For each question in authored order, the chance of each of its choices. */
export type Spread = readonly (readonly number[])[];

/** What a case's answers leave possible: a choice, several weighed by the prior, or the whole prior given the root. */
export function spreadAnswers(spec: ModelSpec, answers: PublicCase["answers"]): Spread {
  const rootAt = spec.questions.findIndex(({ id }) => id === spec.root);
  const root = rootAt < 0 ? undefined : normalised(allowed(spec, rootAt, answers).map((on, a) => on * prior(a)));
  function prior(choice: number): number {
    return spec.questions[rootAt]!.choices[choice]!.prior;
  }
  return spec.questions.map((question, q) => {
    if (q === rootAt) return root!;
    const on = allowed(spec, q, answers);
    const roots = root ?? [1];
    const parts = roots.map((share, r) => {
      const rootId = rootAt < 0 ? "" : spec.questions[rootAt]!.choices[r]!.id;
      return normalised(
        question.choices.map((choice, a) => on[a]! * (choice.priorByRoot?.[rootId] ?? choice.prior)),
      ).map((chance) => chance * share);
    });
    return question.choices.map((_, a) => parts.reduce((sum, part) => sum + part[a]!, 0));
  });
}

/** 1 for every choice the answer leaves possible. Not applicable leaves none: it is worth nothing to any option. */
function allowed({ questions }: ModelSpec, q: number, answers: PublicCase["answers"]): number[] {
  const { id, choices } = questions[q]!;
  const answer = answers[id];
  if (answer === undefined || answer === "unknown") return choices.map(() => 1);
  if (typeof answer === "string") return choices.map((choice) => Number(choice.id === answer));
  if (!Array.isArray(answer)) return choices.map(() => 0);
  return choices.map((choice) => Number((answer as readonly string[]).includes(choice.id)));
}

function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => (sum === 0 ? 0 : value / sum));
}
