import type { Model } from "./create-model.ts";
import type { State } from "./read-state.ts";

/**
 * Open questions an interview may not stop before: those that alone or through a rule can still remove the leader,
 * and those marked rare whose answer would make another option lead.
 */
export function findGuard(
  model: Model,
  state: State,
  leader: number,
  leadsAfter: (q: number, choice: number) => number,
): readonly number[] {
  const removes = (mask: number) => leader < model.options.length && ((mask >> leader) & 1) === 1;
  const possible = (q: number, a: number) => ((state.questions[q]!.support >> a) & 1) === 1;
  const byRule = new Set<number>();
  for (const { questions, masks, veto } of model.rules) {
    if (!removes(veto)) continue;
    if (questions.every((q, side) => (state.questions[q]!.support & masks[side]!) !== 0)) {
      for (const q of questions) byRule.add(q);
    }
  }
  return model.authored.filter((q) => {
    if (state.questions[q]!.status !== "open" || state.questions[q]!.pinned >= 0) return false;
    const { veto, size, spec } = model.questions[q]!;
    if (byRule.has(q)) return true;
    for (let a = 0; a < size; a++) {
      if (!possible(q, a)) continue;
      if (removes(veto[a]!) || (spec.rare && leadsAfter(q, a) !== leader)) return true;
    }
    return false;
  });
}
