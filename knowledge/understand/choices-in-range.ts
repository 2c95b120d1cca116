import type { Question } from "../pack/schema.ts";

/** The ids of the choices whose range meets the span from `low` to `high`, in authored order. */
export function choicesInRange(question: Question, span: { readonly low: number; readonly high: number }): string[] {
  return question.choices
    .filter(({ range }) => {
      if (!range) return false;
      const [from, to] = range;
      return span.high >= (from ?? Number.NEGATIVE_INFINITY) && span.low <= (to ?? Number.POSITIVE_INFINITY);
    })
    .map((choice) => choice.id);
}
