import { rowCount, sobolColumn } from "./sobol-column.ts";

/** Three points of a distribution: one in ten below `p10`, half below `p50`, one in ten above `p90`. */
export interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** `amount` times the days of one draw; `driver` names what it is shown as. */
export interface CostTerm {
  readonly driver: string;
  readonly draw: string;
  /** How often, per option id; missing means never. */
  readonly amounts: Readonly<Record<string, number>>;
  /** Comes back every year. */
  readonly yearly: boolean;
}

export interface CostModel {
  readonly options: readonly string[];
  readonly years: number;
  /** Uncertain quantities in person-days. Every option pays the same draw of each: that is what pairs them. */
  readonly draws: Readonly<Record<string, Quantiles>>;
  readonly terms: readonly CostTerm[];
}

export interface CostComparison {
  /** Days of the first option minus days of the other, draw by draw. */
  readonly difference: Quantiles;
  /** Share of draws in which the first takes less; a tie counts half. */
  readonly cheaper: number;
  /** Mean days the first takes more (or, negative, less), by driver; largest first, zeros left out. */
  readonly drivers: readonly { readonly driver: string; readonly days: number }[];
}

/** Person-days over the horizon, on the engine's fixed 4096 draws: the same in every process. */
export interface CostEstimate {
  readonly totals: Readonly<Record<string, Quantiles>>;
  compare(option: string, other: string): CostComparison;
  /** Share of draws in which what is built once fits into these days. */
  fits(option: string, days: number): number;
}

/** Estimates the options on shared draws. At most 24 of them, a dimension each in order of id. */
export function estimateCost(model: CostModel): CostEstimate {
  const used = new Set(model.terms.map(({ draw }) => draw));
  // Every draw keeps its dimension whether it is used or not: counting one thing more moves nothing else.
  const dimensions = Object.keys(model.draws).sort().entries();
  const rows = new Map(
    [...dimensions].filter(([, id]) => used.has(id)).map(([at, id]) => [id, drawDays(model.draws[id]!, at)]),
  );
  const sum = (terms: readonly CostTerm[], option: string) => {
    const total = new Float64Array(rowCount);
    for (const { draw, amounts, yearly } of terms) {
      const times = (amounts[option] ?? 0) * (yearly ? model.years : 1);
      const days = rows.get(draw)!;
      if (times !== 0) for (let k = 0; k < rowCount; k++) total[k] = total[k]! + times * days[k]!;
    }
    return total;
  };
  const totals = new Map(model.options.map((option) => [option, sum(model.terms, option)]));
  const once = model.terms.filter(({ yearly }) => !yearly);
  return {
    totals: Object.fromEntries([...totals].map(([option, days]) => [option, quantilesOf(days)])),
    compare(option, other) {
      const [one, two] = [totals.get(option)!, totals.get(other)!];
      const difference = one.map((days, k) => days - two[k]!);
      const cheaper = difference.reduce((count, days) => count + (days < 0 ? 1 : days === 0 ? 0.5 : 0), 0) / rowCount;
      const names = [...new Set(model.terms.map(({ driver }) => driver))].sort();
      const drivers = names
        .map((driver) => {
          const terms = model.terms.filter((term) => term.driver === driver);
          return { driver, days: mean(sum(terms, option)) - mean(sum(terms, other)) };
        })
        .filter(({ days }) => Math.abs(days) > 1e-9)
        .sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
      return { difference: quantilesOf(difference), cheaper, drivers };
    },
    fits: (option, days) => sum(once, option).reduce((count, need) => count + (need <= days ? 1 : 0), 0) / rowCount,
  };
}

/**
 * Judgement of effort is too narrow as a rule, so both halves are widened half again on the scale of ratios. Between the
 * points the quantiles are straight lines; the tails end a quarter of the lower half below `p10`, and half of the upper
 * one above `p90`. Only + - * / and the square root, which every machine rounds alike.
 */
export function widenedQuantile({ p10, p50, p90 }: Quantiles, u: number): number {
  if (p50 <= 0) return 0;
  const low = p50 * widened(p10 / p50);
  const high = p50 * widened(p90 / p50);
  if (u < 0.1) return Math.max(0, low - (p50 - low) * 0.25 * (1 - u / 0.1));
  if (u < 0.5) return low + ((p50 - low) * (u - 0.1)) / 0.4;
  if (u < 0.9) return p50 + ((high - p50) * (u - 0.5)) / 0.4;
  return high + ((high - p50) * 0.5 * (u - 0.9)) / 0.1;
}

/** The ratio to the power of 1.5. */
function widened(ratio: number): number {
  return ratio * Math.sqrt(ratio);
}

function drawDays(quantiles: Quantiles, dimension: number): Float64Array {
  return sobolColumn(dimension).map((u) => widenedQuantile(quantiles, u));
}

function quantilesOf(days: Float64Array): Quantiles {
  const sorted = days.toSorted();
  const at = (share: number) => sorted[Math.floor(share * (rowCount - 1))]!;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

function mean(days: Float64Array): number {
  return days.reduce((sum, each) => sum + each, 0) / rowCount;
}
