import { type FitSettings, softmax } from "./descend.ts";
import type { Design, FitCase } from "./design.ts";

/**
 * Whole numbers near a fitted point: each value goes to the whole number below or above, whichever the true loss (weight
 * times fit, not its first order) likes better, the least decided first. Values that were whole stay.
 */
export function toWhole(design: Design, { lambda, tau }: FitSettings, point: Float64Array): number[] {
  const { parameters, cases } = design;
  const real = parameters.map(({ expert }, i) => expert + point[i]!);
  const values = real.map((value, i) => within(Math.round(value), parameters[i]!));
  const users = parameters.map(() => [] as FitCase[]);
  for (const each of cases) {
    const used = new Set(
      each.lines.flatMap(({ products, rules }) => [
        ...products.flatMap(({ weight, fit }) => [weight, fit]),
        ...rules.map(({ points }) => points),
      ]),
    );
    for (const at of used) users[at]!.push(each);
  }
  const cost = (at: number, value: number) => {
    const before = values[at]!;
    values[at] = value;
    const { expert, stiffness } = parameters[at]!;
    const misfit = users[at]!.reduce((sum, each) => sum + trueLoss(each, tau, values), 0);
    values[at] = before;
    return misfit + lambda * stiffness * (value - expert) ** 2;
  };
  const undecided = real.map((value) => Math.abs(value - Math.round(value)));
  const order = parameters.map((_, i) => i).filter((i) => undecided[i]! > 0.1);
  for (const at of order.toSorted((a, b) => undecided[b]! - undecided[a]! || a - b)) {
    const other = within(values[at]! > real[at]! ? values[at]! - 1 : values[at]! + 1, parameters[at]!);
    if (other !== values[at] && cost(at, other) < cost(at, values[at]!)) values[at] = other;
  }
  return values;
}

function within(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
  return Math.min(Math.floor(high), Math.max(Math.ceil(low), value)) + 0;
}

function trueLoss({ lines, target }: FitCase, tau: number, values: readonly number[]): number {
  const chances = softmax(
    lines.map(({ products, rules }) => {
      let score = 0;
      for (const { weight, fit, share } of products) score += share * values[weight]! * values[fit]!;
      for (const { points, share } of rules) score += share * values[points]!;
      return score / tau;
    }),
  );
  return target.reduce((sum, share, j) => sum - (share === 0 ? 0 : share * Math.log(chances[j]!)), 0);
}
