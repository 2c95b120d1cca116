import type { Model } from "./create-model.ts";
import type { State } from "./read-state.ts";
import type { Cause } from "./types.ts";

/** What removes each option whatever is still to come: causes by option, in authored order; empty where it stays. */
export function removedBy(model: Model, state: State): readonly (readonly Cause[])[] {
  const { withheld = [] } = model.spec;
  return model.options.map((option, j) => [
    ...withheld.flatMap(({ id, options }) => (options.includes(option) ? [{ kind: "house", house: id } as const] : [])),
    ...causesOf(model, state, (veto) => ((veto >> j) & 1) === 1),
  ]);
}

/** The stated choices and rules that say no option fits. */
export function noneBy(model: Model, state: State): readonly Cause[] {
  const all = (1 << model.options.length) - 1;
  return causesOf(model, state, (veto) => veto === all);
}

function causesOf(model: Model, state: State, counts: (veto: number) => boolean): readonly Cause[] {
  const causes: Cause[] = [];
  for (const q of model.authored) {
    const { id, veto, choices } = model.questions[q]!;
    const { support } = state.questions[q]!;
    const possible = choices.filter((_, a) => (support >> a) & 1);
    if (possible.length === 0 || !possible.every((choice) => counts(veto[choices.indexOf(choice)]!))) continue;
    causes.push(...possible.map((choice) => ({ kind: "choice", question: id, choice }) as const));
  }
  for (const rule of model.spec.rules) {
    const compiled = model.rules.find(({ id }) => id === rule.id)!;
    const holds = compiled.questions.every((q, side) => {
      const { support } = state.questions[q]!;
      return (support & ~compiled.masks[side]!) === 0;
    });
    if (holds && counts(compiled.veto)) causes.push({ kind: "rule", rule: rule.id });
  }
  return causes;
}
