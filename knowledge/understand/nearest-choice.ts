import type { Answer } from "../engine/types.ts";
import type { Question } from "../pack/schema.ts";

/** The choice an answer could most easily be confused with: the next one in authored order, else the one before. */
export function nearestChoice(question: Question | undefined, given: Answer): string | null {
  if (!question || given.kind !== "choice") return null;
  const at = question.choices.findIndex((choice) => choice.id === given.choice);
  return question.choices[at + 1]?.id ?? question.choices[at - 1]?.id ?? null;
}
