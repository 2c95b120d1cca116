import type { Model } from "./create-model.ts";
import { nearest } from "./nearest.ts";
import type { Answer, Stated } from "./types.ts";
import { UnknownAnswerError } from "./unknown-answer-error.ts";

/** What is known of one question: each part is the set of choices (bits) one author leaves possible. */
export interface QuestionState {
  readonly status: "open" | "waived" | "unknown" | "answered";
  readonly parts: readonly number[];
  /** Union of the parts. */
  readonly support: number;
  /** The one possible choice, `size` for not applicable, or -1. */
  readonly pinned: number;
  /** Authors who know disagree. */
  readonly disputed: boolean;
  /** Chances are the plain prior. */
  readonly plain: boolean;
}

export interface State {
  readonly questions: readonly QuestionState[];
}

/** Turns statements into what is possible per question. Throws on ids the model does not know. */
export function readState(model: Model, stated: Stated): State {
  checkIds(model, stated);
  const waived = new Set(stated.waived);
  return {
    questions: model.questions.map((question, q) => {
      const all = (1 << question.size) - 1;
      const bit = (choice: string) => 1 << question.choices.indexOf(choice);
      const excluded = (stated.excluded[question.id] ?? []).reduce((bits, choice) => bits | bit(choice), 0);
      // A checklist that rules out every choice says nothing about which one holds.
      const rest = (all & ~excluded) === 0 ? all : all & ~excluded;
      const answers = Object.values(stated.answers[question.id] ?? {});
      const parts = answers.flatMap((answer) => {
        const part = partOf(answer, question.size, bit);
        return part === 0 ? [] : [part];
      });
      if (parts.length > 0) return known(model, q, parts, "answered");
      const status = answers.length > 0 ? "unknown" : waived.has(question.id) ? "waived" : "open";
      return known(model, q, [rest], status);
    }),
  };
}

/** The same state with one question answered by a sorted choice (or `size`: not applicable). */
export function withChoice(model: Model, state: State, q: number, choice: number): State {
  return withPart(model, state, q, 1 << choice);
}

/** The same state with one question answered by "one of these" (bits). */
export function withPart(model: Model, state: State, q: number, part: number): State {
  const questions = state.questions.slice();
  questions[q] = known(model, q, [part], "answered");
  return { questions };
}

/** Chances of each sorted choice, "not applicable" last, given the root's sorted choice (-1: none, or not one of them). */
export function chances(model: Model, state: State, q: number, rootChoice: number): Float64Array {
  const question = model.questions[q]!;
  const { parts } = state.questions[q]!;
  const prior = question.priorByRoot?.[rootChoice] ?? question.prior;
  const out = new Float64Array(question.size + 1);
  for (const part of parts) {
    let total = 0;
    for (let a = 0; a < question.size; a++) if ((part >> a) & 1) total += prior[a]!;
    if (total === 0) out[question.size] = out[question.size]! + 1 / parts.length;
    else
      for (let a = 0; a < question.size; a++)
        if ((part >> a) & 1) out[a] = out[a]! + prior[a]! / (total * parts.length);
  }
  return out;
}

function known(model: Model, q: number, unsorted: readonly number[], status: QuestionState["status"]): QuestionState {
  const { size } = model.questions[q]!;
  const all = (1 << size) - 1;
  // Sorted, so that sums of chances do not depend on the authors' order.
  const parts = [...unsorted].sort((a, b) => a - b);
  const support = parts.reduce((bits, part) => bits | part, 0);
  const single = (support & (support - 1)) === 0;
  return {
    status,
    parts: single ? [support] : parts,
    support,
    pinned: single ? 31 - Math.clz32(support) : -1,
    disputed: parts.some((part) => part !== parts[0]),
    plain: status !== "answered" && support === all,
  };
}

function partOf(answer: Answer, size: number, bit: (choice: string) => number): number {
  if (answer.kind === "choice") return bit(answer.choice);
  if (answer.kind === "one-of") return answer.choices.reduce((bits, choice) => bits | bit(choice), 0);
  return answer.kind === "not-applicable" ? 1 << size : 0;
}

function checkIds(model: Model, stated: Stated): void {
  const problems: { path: string; given: string; nearest: string }[] = [];
  const ids = model.questions.map((question) => question.id);
  const needQuestion = (id: string, path: string) => {
    if (!model.indexOf.has(id)) problems.push({ path, given: id, nearest: nearest(id, ids) });
    return model.questions[model.indexOf.get(id) ?? -1];
  };
  const needChoice = (id: string, choice: string, path: string) => {
    const choices = model.questions[model.indexOf.get(id) ?? -1]?.choices;
    if (choices && !choices.includes(choice)) problems.push({ path, given: choice, nearest: nearest(choice, choices) });
  };
  for (const [id, byAuthor] of Object.entries(stated.answers)) {
    needQuestion(id, `answers.${id}`);
    for (const answer of Object.values(byAuthor)) {
      const choices = answer.kind === "choice" ? [answer.choice] : answer.kind === "one-of" ? answer.choices : [];
      for (const choice of choices) needChoice(id, choice, `answers.${id}`);
    }
  }
  for (const [id, choices] of Object.entries(stated.excluded)) {
    needQuestion(id, `excluded.${id}`);
    for (const choice of choices) needChoice(id, choice, `excluded.${id}`);
  }
  for (const id of stated.waived) needQuestion(id, "waived");
  if (problems.length > 0) throw new UnknownAnswerError(problems);
}
