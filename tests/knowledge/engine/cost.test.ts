import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CostModel, type CostTerm, estimateCost, widenedQuantile } from "../../../knowledge/engine/cost.ts";

const quantiles = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
  .map(([p10, more, most]) => ({ p10: p10 + 1, p50: p10 + 1 + more, p90: p10 + 1 + more + most }));
const amount = fc.nat(6);
const anyModel: fc.Arbitrary<CostModel> = fc
  .record({
    draws: fc.array(quantiles, { minLength: 1, maxLength: 6 }),
    terms: fc.array(fc.record({ draw: fc.nat(5), one: amount, two: amount, yearly: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    }),
    years: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ draws, terms, years }) => ({
    options: ["one", "two"],
    years,
    draws: Object.fromEntries(draws.map((draw, index) => [`draw ${index}`, draw])),
    terms: terms.map(
      ({ draw, one, two, yearly }, index): CostTerm => ({
        driver: `driver ${index}`,
        draw: `draw ${draw % draws.length}`,
        amounts: { one, two },
        yearly,
      }),
    ),
  }));
const runs = { seed: 20_261_124, numRuns: 60 };

describe("person-days on shared draws", () => {
  test("equal amounts cost the same in every draw, however wide the ranges", () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const same = model.terms.map((term) => ({
          ...term,
          amounts: { one: term.amounts.one!, two: term.amounts.one! },
        }));
        const between = estimateCost({ ...model, terms: same }).compare("one", "two");
        expect(between).toEqual({ difference: { p10: 0, p50: 0, p90: 0 }, cheaper: 0.5, drivers: [] });
      }),
      runs,
    );
  });

  test("what both pay leaves the difference as it was: draws are paired", () => {
    fc.assert(
      fc.property(anyModel, amount, (model, extra) => {
        const shared: CostTerm = { driver: "zz", draw: "draw 0", amounts: { one: extra, two: extra }, yearly: false };
        const before = estimateCost(model).compare("one", "two");
        const after = estimateCost({ ...model, terms: [...model.terms, shared] }).compare("one", "two");
        expect(after.cheaper).toBeCloseTo(before.cheaper, 2);
        for (const point of ["p10", "p50", "p90"] as const)
          expect(after.difference[point]).toBeCloseTo(before.difference[point], 6);
      }),
      runs,
    );
  });

  test("more of anything never takes fewer days, and never makes an option likelier to be the cheaper one", () => {
    fc.assert(
      fc.property(anyModel, fc.nat(7), fc.integer({ min: 1, max: 5 }), (model, at, more) => {
        const changed = at % model.terms.length;
        const terms = model.terms.map((term, index) =>
          index === changed ? { ...term, amounts: { ...term.amounts, one: term.amounts.one! + more } } : term,
        );
        const [before, after] = [estimateCost(model), estimateCost({ ...model, terms })];
        for (const point of ["p10", "p50", "p90"] as const)
          expect(after.totals.one![point]).toBeGreaterThanOrEqual(before.totals.one![point]);
        expect(after.compare("one", "two").cheaper).toBeLessThanOrEqual(before.compare("one", "two").cheaper);
        expect(after.fits("one", 30)).toBeLessThanOrEqual(before.fits("one", 30));
      }),
      runs,
    );
  });

  test("the two ways round are each other's mirror", () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const estimate = estimateCost(model);
        const [there, back] = [estimate.compare("one", "two"), estimate.compare("two", "one")];
        expect(there.cheaper + back.cheaper).toBeCloseTo(1, 9);
        expect(there.drivers.map(({ driver }) => driver).sort()).toEqual(
          back.drivers.map(({ driver }) => driver).sort(),
        );
      }),
      runs,
    );
  });

  test("a yearly cost comes back each year, and is not part of what is built once", () => {
    const draws = { upkeep: { p10: 4, p50: 4, p90: 4 } };
    const term = { driver: "upkeep", draw: "upkeep", amounts: { one: 2 } };
    const yearly = estimateCost({ options: ["one"], years: 3, draws, terms: [{ ...term, yearly: true }] });
    expect(yearly.totals.one).toEqual({ p10: 24, p50: 24, p90: 24 });
    expect(yearly.fits("one", 1)).toBe(1);
    const once = estimateCost({ options: ["one"], years: 3, draws, terms: [{ ...term, yearly: false }] });
    expect([once.totals.one?.p50, once.fits("one", 7), once.fits("one", 8)]).toEqual([8, 0, 1]);
  });
});

describe("a range as written", () => {
  test("is widened half again in ratios on both sides of the middle, which stays", () => {
    const days = { p10: 1, p50: 4, p90: 16 };
    expect([0.1, 0.5, 0.9].map((u) => widenedQuantile(days, u))).toEqual([0.5, 4, 32]);
  });

  test("rises from end to end within its bounds", () => {
    fc.assert(
      fc.property(quantiles, (days) => {
        const points = Array.from({ length: 101 }, (_, k) => widenedQuantile(days, k / 100));
        expect(points).toEqual(points.toSorted((a, b) => a - b));
        expect(points[0]).toBeGreaterThanOrEqual(0);
        const high = widenedQuantile(days, 0.9);
        expect(points.at(-1)).toBeLessThanOrEqual(high + (high - days.p50) * 0.5 + 1e-9);
      }),
      runs,
    );
  });

  test("of nothing is nothing", () => {
    expect(widenedQuantile({ p10: 0, p50: 0, p90: 0 }, 0.97)).toBe(0);
  });
});
