import type { Model } from "./create-model.ts";
import { expectedScores } from "./expected-scores.ts";
import { percent } from "./judge-state.ts";
import { type State, withChoice } from "./read-state.ts";
import { removedBy } from "./removed-by.ts";
import type { Explanation } from "./types.ts";
import { sharesOf } from "./write-ledger.ts";

/** Gap of `option` over `rival` in percent of the total swing, expected over what is not known. */
function gapPercent(model: Model, state: State, option: number, rival: number): number {
  const expected = expectedScores(model, state);
  return percent(model, expected[option]! - expected[rival]!);
}

/** What the questions nobody has answered could do to the gap at most, largest first. */
export function listUnasked(model: Model, state: State, option: number, rival: number): Explanation["unasked"] {
  const gap = gapPercent(model, state, option, rival);
  return model.authored
    .filter((q) => state.questions[q]!.status !== "answered")
    .map((q) => {
      const moves = gaps(model, state, q, state.questions[q]!.support, option, rival).map((to) => Math.abs(to - gap));
      return { question: model.questions[q]!.id, maxPoints: Math.max(...moves) };
    })
    .sort((a, b) => b.maxPoints - a.maxPoints);
}

/** The gap at each answered question's worst and best choice for `option`, widest first. */
export function drawTornado(model: Model, state: State, option: number, rival: number): Explanation["tornado"] {
  return model.authored
    .filter((q) => state.questions[q]!.status === "answered")
    .map((q) => {
      const all = gaps(model, state, q, (1 << model.questions[q]!.size) - 1, option, rival);
      return { question: model.questions[q]!.id, low: Math.min(...all), high: Math.max(...all) };
    })
    .sort((a, b) => b.high - b.low - (a.high - a.low));
}

/**
 * By what factor a question's weight would have to differ for another option to score higher, nearest first: for each
 * question the nearest factor below and above 1. Exact where every question is answered, else in expectation.
 */
export function findPriorities(model: Model, state: State, leader: number): Explanation["priorities"] {
  const causes = removedBy(model, state);
  const out: { question: string; multiplier: number; becomes: string }[] = [];
  const rivals = model.options.flatMap((_, j) => (j !== leader && causes[j]!.length === 0 ? [j] : []));
  const shares = rivals.map((rival) => sharesOf(model, state, leader, rival));
  for (const q of model.authored) {
    let [below, above] = [
      { at: 0, rival: -1 },
      { at: Number.POSITIVE_INFINITY, rival: -1 },
    ];
    rivals.forEach((rival, i) => {
      const gap = [...shares[i]!.questions, ...shares[i]!.rules].reduce((sum, share) => sum + share, 0);
      const share = shares[i]!.questions[q]!;
      const at = 1 - gap / share;
      if (gap < 0 || share === 0 || at <= 0) return;
      if (share > 0 && at > below.at) below = { at, rival };
      if (share < 0 && at < above.at) above = { at, rival };
    });
    for (const { at, rival } of [below, above]) {
      if (rival >= 0) out.push({ question: model.questions[q]!.id, multiplier: at, becomes: model.options[rival]! });
    }
  }
  const distance = (multiplier: number) => Math.max(multiplier, 1 / multiplier);
  return out.sort((a, b) => distance(a.multiplier) - distance(b.multiplier));
}

function gaps(
  model: Model,
  state: State,
  q: number,
  choices: number,
  option: number,
  rival: number,
): readonly number[] {
  return Array.from({ length: model.questions[q]!.size }, (_, a) => a)
    .filter((a) => (choices >> a) & 1)
    .map((a) => gapPercent(model, withChoice(model, state, q, a), option, rival));
}
