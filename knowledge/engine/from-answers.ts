import type { Model } from "./create-model.ts";
import { nearest } from "./nearest.ts";
import type { Answer, Stated } from "./types.ts";
import { type AnswerProblem, UnknownAnswerError } from "./unknown-answer-error.ts";

/** Answers as files write them: a choice, several ("one of these"), "unknown", or not applicable with a reason. */
export type WrittenAnswers = Readonly<Record<string, string | readonly string[] | { readonly notApplicable: string }>>;

/** One person's written answers as statements. Throws `UnknownAnswerError` naming every unknown id and the nearest known one. */
export function fromAnswers(model: Model, written: WrittenAnswers, author = "file"): Stated {
  const problems: AnswerProblem[] = [];
  const answers: Record<string, Record<string, Answer>> = {};
  for (const [id, value] of Object.entries(written)) {
    const question = model.questions[model.indexOf.get(id) ?? -1];
    if (!question) {
      problems.push({ path: id, given: id, nearest: nearest(id, [...model.indexOf.keys()]) });
      continue;
    }
    const need = (choice: string, path: string) => {
      if (!question.choices.includes(choice)) {
        const known = typeof value === "string" ? [...question.choices, "unknown"] : question.choices;
        problems.push({ path, given: choice, nearest: nearest(choice, known) });
      }
    };
    answers[id] = { [author]: read(value, id, need) };
  }
  if (problems.length > 0) throw new UnknownAnswerError(problems);
  return { answers, excluded: {}, waived: [], fromText: [] };
}

function read(value: WrittenAnswers[string], id: string, need: (choice: string, path: string) => void): Answer {
  if (typeof value === "string") {
    if (value === "unknown") return { kind: "unknown" };
    need(value, id);
    return { kind: "choice", choice: value };
  }
  if ("notApplicable" in value) return { kind: "not-applicable", reason: value.notApplicable };
  value.forEach((choice, index) => {
    need(choice, `${id}[${index}]`);
  });
  return { kind: "one-of", choices: value };
}
