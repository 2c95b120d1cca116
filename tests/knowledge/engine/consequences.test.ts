import fc from "fast-check";
import { expect, test } from "vitest";
import { assess, createModel, explain, type ModelSpec } from "../../../knowledge/engine/index.ts";
import { anyCase } from "./arbitrary.ts";
import { ask, two } from "./small-model.ts";

const tags = ["risk", "running-effort", "fit-to-people"];

/** The model with a consequence on every question and rule. */
function tagged(spec: ModelSpec): ModelSpec {
  const tag = (at: number) => ({ consequence: tags[at % tags.length]! });
  return {
    ...spec,
    questions: spec.questions.map((question, q) => ({ ...question, ...tag(q) })),
    rules: spec.rules.map((rule, r) => ({ ...rule, ...tag(r + 1) })),
  };
}

/** The same written out by hand: every weight and point doubled, tripled where the consequence is named. */
function writtenOut(spec: ModelSpec, named: readonly string[]): ModelSpec {
  const factor = (consequence = "") => (named.includes(consequence) ? 3 : 2);
  return {
    ...spec,
    questions: spec.questions.map((question) => ({
      ...question,
      weight: question.weight * factor(question.consequence),
    })),
    rules: spec.rules.map((rule) => ({
      ...rule,
      points: rule.points.map((points) => points * factor(rule.consequence)),
    })),
  };
}

test("naming consequences equals a pack whose weights and points about them are half again as large, bit for bit", () => {
  fc.assert(
    fc.property(anyCase({}, { authors: 2 }), fc.subarray(tags, { maxLength: 2 }), ({ spec, stated }, named) => {
      const weighed = createModel(tagged(spec), named);
      const byHand = createModel(writtenOut(tagged(spec), named));
      expect(explain(weighed, stated).hash).toBe(explain(byHand, stated).hash);
      expect(explain(weighed, stated).flips).toEqual(explain(byHand, stated).flips);
    }),
    { seed: 2_026, numRuns: 80 },
  );
});

test("the ledger sums exactly to the gap and its printed lines to the printed gap, whatever is named", () => {
  fc.assert(
    fc.property(anyCase({}, { authors: 2 }), fc.subarray(tags, { maxLength: 2 }), ({ spec, stated }, named) => {
      const model = createModel(tagged(spec), named);
      const assessment = assess(model, stated);
      const { ledger, gapPoints } = explain(model, stated, { assessment });
      const sum = ledger.reduce((all, { halfPoints }) => all + halfPoints, 0);
      expect((100 * sum) / model.swing).toBeCloseTo(assessment.gapPoints, 9);
      expect(ledger.reduce((all, { points }) => all + Math.round(10 * points), 0)).toBe(Math.round(10 * gapPoints));
    }),
    { seed: 31, numRuns: 120 },
  );
});

const twoSides: ModelSpec = {
  options: two,
  rules: [],
  questions: [
    ask(
      "people",
      5,
      [
        ["yes", 1, [2, 0]],
        ["no", 1, [0, 0]],
      ],
      { consequence: "fit-to-people" },
    ),
    ask(
      "dangers",
      4,
      [
        ["yes", 1, [0, 2]],
        ["no", 1, [0, 0]],
      ],
      { consequence: "risk" },
    ),
  ],
};
const both = {
  answers: {
    people: { ana: { kind: "choice", choice: "yes" } },
    dangers: { ana: { kind: "choice", choice: "yes" } },
  },
  excluded: {},
  waived: [],
  fromText: [],
} as const;

test("what a team fears most can turn the verdict, and the gap is a share of what everything weighs then", () => {
  const plain = explain(createModel(twoSides), both);
  const fearful = explain(createModel(twoSides, ["risk"]), both);
  expect([assess(createModel(twoSides), both).leader, plain.gapPoints]).toEqual(["x", (100 * 2) / 18]);
  expect([assess(createModel(twoSides, ["risk"]), both).leader, fearful.gapPoints]).toEqual(["y", (100 * 2) / 22]);
  expect(fearful.ledger.map(({ consequence, halfPoints }) => [consequence, halfPoints])).toEqual([
    ["risk", 24],
    ["fit-to-people", -20],
  ]);
});

test("naming the same ones twice or in another order changes nothing, nor does one that nothing is tagged with", () => {
  const hash = (named: readonly string[]) => explain(createModel(twoSides, named), both).hash;
  expect(createModel(twoSides, ["risk", "fit-to-people", "risk"]).consequences).toEqual(["fit-to-people", "risk"]);
  expect(hash(["risk", "fit-to-people"])).toBe(hash(["fit-to-people", "risk"]));
  expect(hash(["freedom-and-exit"])).toBe(hash([]));
});
