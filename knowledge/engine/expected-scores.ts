import type { Model } from "./create-model.ts";
import { chances, type State } from "./read-state.ts";

/** Expected half points of every option over everything not known; vetoes left aside. */
export function expectedScores(model: Model, state: State): Float64Array {
  const out = new Float64Array(model.options.length);
  for (const [rootChoice, weight] of rootCases(model, state)) {
    const p = model.questions.map((_, q) =>
      q === model.root ? indicator(model, rootChoice) : chances(model, state, q, rootChoice),
    );
    model.questions.forEach((question, q) => {
      for (let a = 0; a < question.size; a++) addScaled(out, question.half, a, weight * p[q]![a]!);
    });
    for (const rule of model.rules) {
      const both = weightOf(p[rule.questions[0]]!, rule.masks[0]) * weightOf(p[rule.questions[1]]!, rule.masks[1]);
      addScaled(out, rule.half, 0, weight * both);
    }
  }
  return out;
}

/** The root's possible sorted choices with their chances; one case of weight 1 and choice -1 without a root. */
export function rootCases(model: Model, state: State): readonly (readonly [number, number])[] {
  if (model.root < 0) return [[-1, 1]];
  const p = chances(model, state, model.root, -1);
  return [...p.entries()].filter(([, weight]) => weight > 0);
}

/** Chance that a question's answer is among the masked choices. */
export function weightOf(p: Float64Array, mask: number): number {
  let sum = 0;
  for (let a = 0; a < p.length; a++) if ((mask >> a) & 1) sum += p[a]!;
  return sum;
}

function indicator(model: Model, choice: number): Float64Array {
  const out = new Float64Array(model.questions[model.root]!.size + 1);
  out[choice] = 1;
  return out;
}

function addScaled(out: Float64Array, half: Int32Array, row: number, factor: number): void {
  if (factor !== 0) for (let j = 0; j < out.length; j++) out[j] = out[j]! + half[row * out.length + j]! * factor;
}
