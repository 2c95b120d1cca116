import type { Model } from "./create-model.ts";
import { judgeState, percent } from "./judge-state.ts";
import { readState, type State } from "./read-state.ts";
import { disputedIn, resolutionCap, resolutionsOf } from "./resolutions-of.ts";
import { defaults, type Settings } from "./settings.ts";
import { turnOf } from "./turn.ts";
import type { Assessment, Stated } from "./types.ts";
import { varyState } from "./vary-state.ts";
import { weighState } from "./weigh-state.ts";

/** The turn with its verdict, words and disputes, for statements of `fromAnswers`. Pure: the same statements give the same bits. */
export function assess(model: Model, stated: Stated, settings: Settings = {}): Assessment {
  const state = readState(model, stated);
  const weighed = weighState(model, state, settings.tau ?? defaults.tau);
  const turn = turnOf(model, state, weighed, settings);
  const varied = varyState(model, state);
  const band = settings.closeBand ?? defaults.closeBand;
  const { verdict, runnerUp } = judgeState(model, state, weighed, varied, turn.settledWord, band);
  const names = (list: readonly number[]) =>
    model.authored.filter((q) => list.includes(q)).map((q) => model.questions[q]!.id);
  return {
    ...turn,
    robust: Object.fromEntries([...model.options, "none"].map((id, w) => [id, varied.best[w]!])),
    gapPoints: runnerUp < 0 ? 0 : percent(model, weighed.expected[weighed.leader]! - weighed.expected[runnerUp]!),
    verdict,
    disputed: names(decisiveDisputes(model, state)),
    settleFirst: names(disputedIn(state).filter((q) => canRemove(model, state, q))),
  };
}

/** Disputed questions where two ways to settle them, otherwise alike, have different leaders; all where they are too many to try. */
function decisiveDisputes(model: Model, state: State): readonly number[] {
  const disputed = disputedIn(state);
  const ways = disputed.reduce((product, q) => product * new Set(state.questions[q]!.parts).size, 1);
  if (ways > resolutionCap) return disputed;
  const all = [...resolutionsOf(model, state)];
  return disputed.filter((_, i) => {
    const seen = new Map<string, number>();
    return all.some(({ parts, leads }) => {
      const others = parts.map((part, at) => (at === i ? 0 : part)).join(" ");
      const before = seen.get(others);
      seen.set(others, leads);
      return before !== undefined && before !== leads;
    });
  });
}

/** Whether something said about a disputed question removes an option, alone or by a rule with another stated answer. */
function canRemove(model: Model, state: State, q: number): boolean {
  const { support } = state.questions[q]!;
  if (model.questions[q]!.veto.some((mask, a) => mask !== 0 && ((support >> a) & 1) === 1)) return true;
  return model.rules.some(({ questions, masks, veto }) => {
    if (veto === 0 || !questions.includes(q)) return false;
    return questions.every((side, at) => {
      const { status, support: said } = state.questions[side]!;
      return status === "answered" && (said & masks[at]!) !== 0;
    });
  });
}
