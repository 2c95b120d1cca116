import type { Model } from "./create-model.ts";
import { enumerateState } from "./enumerate-state.ts";
import type { QuestionState, State } from "./read-state.ts";

const budget = 60_000;

/** Answered questions (indices) that alone force the leader, none of them to spare; null when the verdict is not certain. */
export function findSufficient(
  model: Model,
  state: State,
  leader: number,
  weight: (q: number) => number,
): readonly number[] | null {
  if (!forces(model, state, leader)) return null;
  const answered = state.questions.flatMap(({ status }, q) => (status === "answered" ? [q] : []));
  let kept = state;
  const needed: number[] = [];
  for (const q of answered.sort((a, b) => weight(a) - weight(b) || a - b)) {
    const without: State = { questions: kept.questions.with(q, unanswered(model, q)) };
    if (forces(model, without, leader)) kept = without;
    else needed.push(q);
  }
  return needed;
}

function forces(model: Model, state: State, leader: number): boolean {
  const exact = enumerateState(model, state, budget, leader);
  return exact?.winner.every((chance, w) => (w === leader) === chance > 0) ?? false;
}

function unanswered(model: Model, q: number): QuestionState {
  const support = (1 << model.questions[q]!.size) - 1;
  const pinned = model.questions[q]!.size === 1 ? 0 : -1;
  return { status: "open", parts: [support], support, pinned, disputed: false, plain: true };
}
