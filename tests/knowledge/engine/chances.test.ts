import fc from "fast-check";
import { expect, test } from "vitest";
import { enumerateState } from "../../../knowledge/engine/enumerate-state.ts";
import { expectedScores } from "../../../knowledge/engine/expected-scores.ts";
import { createModel, turn } from "../../../knowledge/engine/index.ts";
import { readState } from "../../../knowledge/engine/read-state.ts";
import { sampleState } from "../../../knowledge/engine/sample-state.ts";
import { anyCase, anyModel } from "./arbitrary.ts";
import { chancesOf, changed, leaderOf, meansOf, outcomesOf, settledOf, winnersOf } from "./oracle.ts";
import { nothingSaid } from "./statements.ts";

const options = { seed: 20_261_121, numRuns: 250 };

test("exact chances, leader and settled equal a plain enumeration, whatever was said by whoever", () => {
  let exact = 0;
  fc.assert(
    fc.property(anyCase({}, { authors: 1 }), ({ spec, stated }) => {
      const result = turn(createModel(spec), stated);
      const outcomes = outcomesOf(spec, stated);
      const sum = Object.values(result.winner).reduce((total, chance) => total + chance, 0);
      expect(sum).toBeCloseTo(1, 12);
      if (!result.settled.exact) return;
      exact++;
      const expected = winnersOf(spec, outcomes);
      for (const [id, chance] of Object.entries(expected)) expect(result.winner[id]).toBeCloseTo(chance, 10);
      expect(result.leader).toBe(leaderOf(spec, outcomes));
      expect(result.settled.value).toBeCloseTo(settledOf(spec, stated), 10);
    }),
    { ...options, numRuns: 600 },
  );
  expect(exact).toBeGreaterThan(540);
});

test("the exact enumeration still equals the plain one with disputes by several people", () => {
  fc.assert(
    fc.property(anyCase({}, { authors: 3 }), ({ spec, stated }) => {
      const model = createModel(spec);
      const exact = enumerateState(model, readState(model, stated), 1e6);
      if (!exact) return;
      const expected = winnersOf(spec, outcomesOf(spec, stated));
      Object.values(expected).forEach((chance, w) => {
        expect(exact.winner[w]).toBeCloseTo(chance, 10);
      });
    }),
    options,
  );
});

test("rows agree with the exact chances within one point in a hundred", () => {
  let worst = 0;
  fc.assert(
    fc.property(anyCase({ questions: [3, 6] }, {}), ({ spec, stated }) => {
      const model = createModel(spec);
      const state = readState(model, stated);
      const exact = enumerateState(model, state, 1e6);
      if (!exact) return;
      const rows = sampleState(model, state).counts;
      exact.winner.forEach((chance, w) => {
        worst = Math.max(worst, Math.abs(chance - rows[w]! / 4096));
      });
    }),
    options,
  );
  expect(worst).toBeLessThanOrEqual(0.01);
});

test("the average over a question's answers is the chance before it is asked", () => {
  fc.assert(
    fc.property(anyCase({ rooted: false }, {}), fc.nat(), ({ spec, stated }, pick) => {
      const model = createModel(spec);
      const question = spec.questions[pick % spec.questions.length]!;
      const open = {
        ...stated,
        answers: Object.fromEntries(Object.entries(stated.answers).filter(([id]) => id !== question.id)),
      };
      const exactly = (given: typeof open) => enumerateState(model, readState(model, given), 1e7)!.winner;
      const before = exactly(open);
      const chances = chancesOf(spec, open, question, null);
      before.forEach((chance, w) => {
        const mean = Object.entries(chances).reduce(
          (sum, [id, p]) => sum + p * exactly(changed(open, { [question.id]: id }))[w]!,
          0,
        );
        expect(mean).toBeCloseTo(chance, 10);
      });
    }),
    options,
  );
});

test("expected scores equal the plain mean over every completion", () => {
  fc.assert(
    fc.property(anyCase({}, { authors: 2 }), ({ spec, stated }) => {
      const model = createModel(spec);
      const half = expectedScores(model, readState(model, stated));
      const means = meansOf(spec, outcomesOf(spec, stated));
      spec.options.forEach(({ id }, j) => {
        expect(half[j]! / 2).toBeCloseTo(means[id]!, 9);
      });
    }),
    options,
  );
});

test("a question is worth asking exactly when its answer can matter, and a question that contributes nothing is never asked", () => {
  fc.assert(
    fc.property(anyModel({ questions: [3, 5], rooted: false, rules: 0 }), (spec) => {
      const flat = spec.questions.map((question, q) =>
        q > 0
          ? question
          : {
              ...question,
              rare: false,
              choices: question.choices.map((c) => ({ ...c, fits: c.fits.map(() => 1), vetoes: [], none: false })),
            },
      );
      const result = turn(createModel({ ...spec, questions: flat }), nothingSaid, { closeStop: false });
      expect(result.next?.question).not.toBe("q0");
      if (result.next && result.stop.reason === "open") expect(result.next.gain).toBeGreaterThan(0);
    }),
    options,
  );
});

test("duplicate options split nothing: the first authored takes every tie", () => {
  fc.assert(
    fc.property(anyCase({ layered: false, rules: 0, vetoes: 0 }, {}), ({ spec, stated }) => {
      const twin = {
        ...spec,
        options: [...spec.options, { id: "twin" }],
        questions: spec.questions.map((question) => ({
          ...question,
          choices: question.choices.map((c) => ({ ...c, fits: [...c.fits, c.fits[0]!], grades: [] })),
        })),
      };
      const result = turn(createModel(twin), stated);
      expect(result.winner.twin).toBe(0);
    }),
    options,
  );
});
