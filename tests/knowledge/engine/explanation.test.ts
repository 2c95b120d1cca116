import fc from "fast-check";
import { expect, test } from "vitest";
import { assess, createModel, explain, type ModelSpec, turn } from "../../../knowledge/engine/index.ts";
import { anyCase } from "./arbitrary.ts";
import { changed, leaderOf, meansOf, outcomesOf, play } from "./oracle.ts";

const options = { seed: 2_718, numRuns: 120 };

const swingOf = (spec: ModelSpec) =>
  spec.questions.reduce((sum, { weight, choices }) => {
    const fits = choices.flatMap((choice) => choice.fits);
    return sum + weight * (Math.max(...fits) - Math.min(...fits));
  }, 0) || 0.5;

test("the ledger sums to the expected gap exactly, and its printed lines to the printed gap", () => {
  fc.assert(
    fc.property(anyCase({}, { authors: 2 }), ({ spec, stated }) => {
      const model = createModel(spec);
      const assessment = assess(model, stated);
      const { leader, verdict } = assessment;
      const { ledger, gapPoints } = explain(model, stated, { assessment });
      if (leader === "none" || verdict.runnerUp === null) {
        expect(ledger).toEqual([]);
        expect(gapPoints).toBe(0);
        return;
      }
      const means = meansOf(spec, outcomesOf(spec, stated));
      const gap = means[leader]! - means[verdict.runnerUp]!;
      expect(ledger.reduce((sum, { halfPoints }) => sum + halfPoints, 0) / 2).toBeCloseTo(gap, 9);
      expect(gapPoints).toBeCloseTo((100 * gap) / swingOf(spec), 9);
      expect(assessment.gapPoints).toBeCloseTo(gapPoints, 9);
      const printed = ledger.reduce((sum, { points }) => sum + Math.round(10 * points), 0);
      expect(printed).toBe(Math.round(10 * gapPoints));
    }),
    options,
  );
});

test("with every question answered the ledger is in whole half points, a line per question and per rule that holds", () => {
  fc.assert(
    fc.property(anyCase({}, { full: true, certain: true }), ({ spec, stated }) => {
      const model = createModel(spec);
      const { ledger } = explain(model, stated);
      if (ledger.length === 0) return;
      const [outcome] = outcomesOf(spec, stated);
      const holding = spec.rules.filter(({ when }) =>
        when.every(({ question, choices }) => choices.includes(outcome!.row[question]!)),
      );
      expect(ledger.every(({ halfPoints }) => Number.isInteger(halfPoints))).toBe(true);
      expect(
        ledger
          .filter(({ kind }) => kind === "answer")
          .map(({ question }) => question)
          .sort(),
      ).toEqual(spec.questions.map(({ id }) => id).sort());
      expect(
        ledger
          .filter(({ kind }) => kind === "rule")
          .map(({ rule }) => rule)
          .sort(),
      ).toEqual(holding.map(({ id }) => id).sort());
      expect(ledger.some(({ kind }) => kind === "not-asked")).toBe(false);
    }),
    options,
  );
});

test("the sufficient answers alone force the verdict, and none of them can be spared", () => {
  let found = 0;
  fc.assert(
    fc.property(anyCase({}, { certain: true }), ({ spec, stated }) => {
      const model = createModel(spec);
      const { leader, stop } = turn(model, stated);
      const { sufficient } = explain(model, stated);
      expect(sufficient !== null).toBe(stop.reason === "certain");
      if (!sufficient) return;
      found++;
      const only = (ids: readonly string[]) => ({
        ...stated,
        answers: Object.fromEntries(Object.entries(stated.answers).filter(([id]) => ids.includes(id))),
      });
      const forced = (ids: readonly string[]) => outcomesOf(spec, only(ids)).every(({ winner }) => winner === leader);
      expect(forced(sufficient)).toBe(true);
      for (const spared of sufficient) expect(forced(sufficient.filter((id) => id !== spared))).toBe(false);
    }),
    options,
  );
  expect(found).toBeGreaterThan(25);
});

test("at the critical weight the winner changes, a little before it does not", () => {
  let checked = 0;
  fc.assert(
    fc.property(anyCase({ layered: false }, { full: true, certain: true }), ({ spec, stated }) => {
      const model = createModel(spec);
      const row = outcomesOf(spec, stated)[0]!.row;
      const { leader } = turn(model, stated);
      const { out } = play(spec, row);
      const bestAt = (id: string, factor: number) => {
        const points = spec.options.map(
          (_, j) =>
            spec.questions.reduce((sum, { id: q, weight, choices }) => {
              const fit = choices.find((choice) => choice.id === row[q])!.fits[j]!;
              return sum + weight * (q === id ? factor : 1) * fit;
            }, 0) +
            spec.rules.reduce(
              (sum, { when, points }) =>
                when.every((side) => side.choices.includes(row[side.question]!)) ? sum + points[j]! : sum,
              0,
            ),
        );
        const alive = spec.options.flatMap((option, j) =>
          out.has(option.id) ? [] : [{ id: option.id, at: points[j]! }],
        );
        return alive.reduce((best, option) => (option.at > best.at ? option : best)).id;
      };
      for (const { question, multiplier, becomes } of explain(model, stated).priorities) {
        // Already tied: any weight on the wrong side of 1 changes the winner.
        if (multiplier === 1) continue;
        const away = multiplier > 1 ? 1e-6 : -1e-6;
        expect(bestAt(question, multiplier + away)).not.toBe(leader);
        expect(bestAt(question, multiplier - away)).toBe(leader);
        expect(becomes).not.toBe(leader);
        checked++;
      }
    }),
    options,
  );
  expect(checked).toBeGreaterThan(60);
});

test("the tornado's ends and the unasked effects are recomputed gaps", () => {
  fc.assert(
    fc.property(anyCase({ rooted: false, layered: false }, { certain: true }), ({ spec, stated }) => {
      const model = createModel(spec);
      const { leader, verdict } = assess(model, stated);
      if (leader === "none" || verdict.runnerUp === null) return;
      const gap = (changes: Readonly<Record<string, string>>) => {
        const means = meansOf(spec, outcomesOf(spec, changed(stated, changes)));
        return (100 * (means[leader]! - means[verdict.runnerUp!]!)) / swingOf(spec);
      };
      const { tornado, unasked } = explain(model, stated);
      for (const { question, low, high } of tornado) {
        const all = spec.questions.find(({ id }) => id === question)!.choices.map(({ id }) => gap({ [question]: id }));
        expect(low).toBeCloseTo(Math.min(...all), 8);
        expect(high).toBeCloseTo(Math.max(...all), 8);
      }
      for (const { question, maxPoints } of unasked) {
        const all = spec.questions
          .find(({ id }) => id === question)!
          .choices.map(({ id }) => Math.abs(gap({ [question]: id }) - gap({})));
        expect(maxPoints).toBeCloseTo(Math.max(...all), 8);
      }
      expect([...tornado, ...unasked].map(({ question }) => question).sort()).toEqual(
        spec.questions.map(({ id }) => id).sort(),
      );
    }),
    { ...options, numRuns: 80 },
  );
});

test("an assessment's receipt changes with the assessment and with nothing else", () => {
  fc.assert(
    fc.property(anyCase({}, { full: true, certain: true }), ({ spec, stated }) => {
      const model = createModel(spec);
      const hash = explain(model, stated).hash;
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(explain(createModel(spec), structuredClone(stated)).hash).toBe(hash);
      const other = changed(stated, { q0: spec.questions[0]!.choices.at(-1)!.id });
      const same = JSON.stringify(assess(model, other)) === JSON.stringify(assess(model, stated));
      expect(explain(model, other).hash === hash).toBe(same);
      expect(leaderOf(spec, outcomesOf(spec, stated))).toBe(turn(model, stated).leader);
    }),
    { ...options, numRuns: 30 },
  );
});
