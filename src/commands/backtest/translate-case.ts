import type { Criteria, LabelledCase } from "../../../knowledge/index.ts";

/**
 * The answers a labelled case gives, by the criteria alone. Where two of its values speak of the same question, what
 * both allow; where they exclude each other, either. Facts it does not state are left out.
 */
export function translateCase(inputs: LabelledCase["inputs"], criteria: Criteria): Record<string, string[]> {
  const answers: Record<string, string[]> = {};
  for (const [criterion, values] of Object.entries(inputs)) {
    for (const target of values.flatMap((value) => criteria[criterion]?.[value] ?? [])) {
      const before = answers[target.question];
      const both = before?.filter((choice) => target.choices.includes(choice));
      answers[target.question] =
        both === undefined
          ? [...target.choices]
          : both.length > 0
            ? both
            : [...new Set([...(before ?? []), ...target.choices])];
    }
  }
  return answers;
}
