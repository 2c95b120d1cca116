import type { Expert } from "../../../knowledge/index.ts";
import type { Project } from "./descend.ts";
import type { Parameter } from "./design.ts";

/** Keeps every value within its range, and every chain rising or falling as the expert had it. */
export function createProject(parameters: readonly Parameter[], chains: Expert["chains"]): Project {
  const index = new Map(parameters.map(({ cell }, at) => [cell, at]));
  const options = [
    ...new Set(parameters.flatMap(({ cell }) => (cell.startsWith("fits.") ? [cell.split(".")[3]!] : []))),
  ];
  const ordered = chains.flatMap(({ question, choices }) =>
    options.flatMap((option) => {
      const places = choices.map((choice) => index.get(`fits.${question}.${choice}.${option}`));
      if (places.some((at) => at === undefined)) return [];
      return direct(places as number[], parameters);
    }),
  );
  return (point) => {
    for (const { places, sign } of ordered) {
      const levelled = level(places.map((at) => sign * (parameters[at]!.expert + point[at]!)));
      for (const [k, at] of places.entries()) point[at] = sign * levelled[k]! - parameters[at]!.expert;
    }
    for (const [i, { expert, low, high }] of parameters.entries())
      point[i] = Math.min(high - expert, Math.max(low - expert, point[i]!));
  };
}

/** A chain with 1 where the expert's values never fall along it, -1 where they never rise; nothing for others or where they never change. */
function direct(places: readonly number[], parameters: readonly Parameter[]) {
  const steps = places.slice(1).map((at, k) => parameters[at]!.expert - parameters[places[k]!]!.expert);
  if (steps.every((step) => step === 0)) return [];
  if (steps.every((step) => step >= 0)) return [{ places, sign: 1 }];
  return steps.every((step) => step <= 0) ? [{ places, sign: -1 }] : [];
}

/** The nearest values that never fall: neighbours that do are pooled at their mean. */
export function level(values: readonly number[]): number[] {
  const pools: { sum: number; size: number }[] = [];
  for (const value of values) {
    pools.push({ sum: value, size: 1 });
    for (;;) {
      const [before, last] = pools.slice(-2);
      if (!before || !last || before.sum / before.size <= last.sum / last.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  return pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
}
