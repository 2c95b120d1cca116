import type { Model } from "./create-model.ts";
import { chances, type State } from "./read-state.ts";
import type { Stated } from "./types.ts";

export interface Rating {
  /** 0..1: how easily the answer could have been this one. */
  readonly plausibility: number;
  /** Somebody is near it: it is disputed, not known, read from text, next to what was said, or a choice of an open question that one team in twenty gives. */
  readonly near: boolean;
}

/** Rates one changed answer: what somebody else said comes first, then what nobody knows, text, and a neighbouring choice. */
export function rateChange(model: Model, state: State, stated: Stated, q: number, to: number): Rating {
  const question = model.questions[q]!;
  const { status, support, pinned } = state.questions[q]!;
  if (status !== "answered") {
    const root = state.questions[model.root]?.pinned ?? -1;
    const chance = chances(model, state, q, root)[to]!;
    return status === "unknown"
      ? { plausibility: 0.6 + 0.2 * chance, near: true }
      : { plausibility: 0.2 + 0.3 * chance, near: chance >= 0.05 };
  }
  if ((support >> to) & 1) return { plausibility: 0.9, near: true };
  if (stated.fromText.includes(question.id)) return { plausibility: 0.5, near: true };
  const near = question.choices.some((_, a) => {
    const given = pinned === a || ((support >> a) & 1) === 1;
    return given && Math.abs(question.position[a]! - question.position[to]!) === 1;
  });
  return { plausibility: near ? 0.3 : 0.1, near };
}
