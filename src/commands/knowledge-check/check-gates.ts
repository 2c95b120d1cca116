import type { ModelSpec } from "../../../knowledge/index.ts";
import { measure } from "../report.ts";
import { type Check, note } from "./check.ts";
import { type AnswerSet, createDecider } from "./decide.ts";

/**
 * That nothing fits is for a gate to say, with what to look at instead: vetoes that together leave no option say it by
 * accident.
 */
export function checkGates(spec: ModelSpec, sets: readonly AnswerSet[]): Check {
  const decide = createDecider(spec);
  const counts = new Map<string, number>();
  for (const answers of sets) {
    const { leads, gated } = decide(answers);
    if (leads < spec.options.length || gated) continue;
    const by = removing(spec, answers).join(" and ");
    counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  const found = [...counts].sort(([, a], [, b]) => b - a);
  const total = found.reduce((sum, [, count]) => sum + count, 0);
  return {
    row: measure("none-without-gate", total, "sets", ["<=", 0]),
    findings: found.map(([by, count]) =>
      note(by.split(" ")[0]!, `leaves no option in ${count} of ${sets.length} answer sets: ${by}`),
    ),
  };
}

/** The choices and rules that remove an option under these answers. */
function removing({ questions, rules }: ModelSpec, answers: AnswerSet): string[] {
  const given = new Map(questions.map(({ id, choices }, q) => [id, choices[answers[q]!]!]));
  return [
    ...[...given].flatMap(([id, { id: choice, vetoes = [] }]) =>
      vetoes.length > 0 ? [`questions.${id}.${choice}`] : [],
    ),
    ...rules
      .filter(({ vetoes = [] }) => vetoes.length > 0)
      .filter(({ when }) => when.every(({ question, choices }) => choices.includes(given.get(question)?.id ?? "")))
      .map(({ id }) => `rules.${id}`),
  ];
}
