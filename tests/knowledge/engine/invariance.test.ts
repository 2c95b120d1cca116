import fc from "fast-check";
import { expect, test } from "vitest";
import { assess, createModel, explain, type ModelSpec, type Stated, turn } from "../../../knowledge/engine/index.ts";
import { anyCase } from "./arbitrary.ts";

const options = { seed: 4_242, numRuns: 70 };

function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((value, at) => ({ value, key: Math.imul(at + 1, 2_654_435_761) ^ Math.imul(seed + 1, 40_503 * (at + 3)) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

const shuffledKeys = <T>(record: Readonly<Record<string, T>>, seed: number): Record<string, T> =>
  Object.fromEntries(shuffled(Object.entries(record), seed));

const sorted = (list: readonly string[]) => [...list].sort();

test("the order of questions, rules, authors and answers changes no bit of any number", () => {
  fc.assert(
    fc.property(anyCase({ questions: [3, 7] }, { authors: 3 }), fc.nat(1000), ({ spec, stated }, seed) => {
      const other: ModelSpec = {
        ...spec,
        questions: shuffled(spec.questions, seed),
        rules: shuffled(spec.rules, seed),
      };
      const restated: Stated = {
        answers: shuffledKeys(
          Object.fromEntries(Object.entries(stated.answers).map(([id, by]) => [id, shuffledKeys(by, seed)])),
          seed,
        ),
        excluded: shuffledKeys(stated.excluded, seed),
        waived: shuffled(stated.waived, seed),
        fromText: [],
      };
      const [one, two] = [assess(createModel(spec), stated), assess(createModel(other), restated)];
      expect(two.winner).toEqual(one.winner);
      expect(two.settled).toEqual(one.settled);
      expect(two.robust).toEqual(one.robust);
      expect(two.leader).toBe(one.leader);
      expect(two.gapPoints).toBe(one.gapPoints);
      expect(two.verdict.kind).toBe(one.verdict.kind);
      expect(two.next?.gain).toBe(one.next?.gain);
      expect({ ...two.stop, guard: sorted(two.stop.guard) }).toEqual({ ...one.stop, guard: sorted(one.stop.guard) });
      expect(sorted(two.disputed)).toEqual(sorted(one.disputed));
    }),
    options,
  );
});

test("the order of a question's choices changes neither chances nor what is settled", () => {
  fc.assert(
    fc.property(anyCase({ questions: [3, 7] }, { authors: 2 }), fc.nat(1000), ({ spec, stated }, seed) => {
      const questions = spec.questions.map((question) => ({ ...question, choices: shuffled(question.choices, seed) }));
      const [one, two] = [turn(createModel(spec), stated), turn(createModel({ ...spec, questions }), stated)];
      expect(two).toEqual(one);
    }),
    options,
  );
});

test("files in another order give the same receipt where nothing ties", () => {
  fc.assert(
    fc.property(anyCase({ rules: 3 }, { full: true, certain: true }), fc.nat(1000), ({ spec, stated }, seed) => {
      const other = { ...spec, rules: shuffled(spec.rules, seed) };
      const [one, two] = [explain(createModel(spec), stated), explain(createModel(other), stated)];
      expect(two.flips).toEqual(one.flips);
      expect(two.ledger).toEqual(one.ledger);
      const single = assess(createModel(spec), stated).verdict;
      const causes = [...single.eliminated.flatMap(({ by }) => by), ...single.noneBy];
      if (causes.filter(({ kind }) => kind === "rule").length < 2) expect(two.hash).toBe(one.hash);
    }),
    options,
  );
});

test("scaling all points, or adding a constant to a question for every option, changes no chance", () => {
  fc.assert(
    fc.property(anyCase({}, {}), fc.integer({ min: 2, max: 9 }), ({ spec, stated }, factor) => {
      const scaled: ModelSpec = {
        ...spec,
        questions: spec.questions.map((question) => ({ ...question, weight: question.weight * factor })),
        rules: spec.rules.map((rule) => ({ ...rule, points: rule.points.map((points) => points * factor) })),
      };
      const lifted: ModelSpec = {
        ...spec,
        questions: spec.questions.map((question, q) => ({
          ...question,
          choices: question.choices.map((c) => ({ ...c, fits: c.fits.map((fit) => fit + q) })),
        })),
      };
      const before = turn(createModel(spec), stated, { closeStop: false });
      for (const variant of [scaled, lifted]) {
        const after = turn(createModel(variant), stated, { closeStop: false });
        // A not-applicable answer takes part in no constant.
        const partial = Object.values(stated.answers).some((by) =>
          Object.values(by).some(({ kind }) => kind === "not-applicable"),
        );
        if (variant === scaled || !partial) expect(after.winner).toEqual(before.winner);
        if (variant === scaled || !partial) expect(after.next).toEqual(before.next);
      }
    }),
    options,
  );
});

test("an added option never changes which of the others scores higher", () => {
  fc.assert(
    fc.property(
      anyCase({ layered: false }, { full: true, certain: true }),
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 20, maxLength: 20 }),
      ({ spec, stated }, fits) => {
        let at = 0;
        const wider: ModelSpec = {
          options: [...spec.options, { id: "added" }],
          ...(spec.root === undefined ? {} : { root: spec.root }),
          questions: spec.questions.map((question) => ({
            ...question,
            choices: question.choices.map((c) => ({ ...c, fits: [...c.fits, fits[at++ % 20]!], grades: [] })),
          })),
          rules: spec.rules.map((rule) => ({ ...rule, points: [...rule.points, 0] })),
        };
        const before = turn(createModel(spec), stated).leader;
        const after = turn(createModel(wider), stated).leader;
        expect([before, "added"]).toContain(after);
      },
    ),
    options,
  );
});

test("a changed answer is the same as having given it from the start", () => {
  fc.assert(
    fc.property(anyCase({}, { certain: true }), ({ spec, stated }) => {
      const model = createModel(spec);
      const first = spec.questions[0]!;
      const answer = (choice: string): Stated => ({
        ...stated,
        answers: { ...stated.answers, [first.id]: { ana: { kind: "choice", choice } } },
      });
      const [one, two] = [answer(first.choices[0]!.id), answer(first.choices.at(-1)!.id)];
      const fresh = turn(createModel(spec), two);
      const before = turn(model, one);
      expect(turn(model, two)).toEqual(fresh);
      expect(turn(model, one)).toEqual(before);
    }),
    options,
  );
});
