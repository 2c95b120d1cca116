import fc from "fast-check";
import { expect, test } from "vitest";
import { assess, createModel, explain, ModelError, type ModelSpec } from "../../../knowledge/engine/index.ts";
import { anyCase } from "./arbitrary.ts";
import { ask, two } from "./small-model.ts";

/** The same said the long way: one more question, answered, whose only choice removes the option. */
function byVeto(spec: ModelSpec, option: string): ModelSpec {
  const fits = spec.options.map(() => 0);
  const extra = { id: "zz-house", weight: 1, choices: [{ id: "yes", prior: 1, fits, vetoes: [option] }] };
  return { ...spec, questions: [...spec.questions, extra] };
}

test("an option that is withheld is out like one a given answer removes, in every number", () => {
  fc.assert(
    fc.property(anyCase({}, { authors: 2 }), ({ spec, stated }) => {
      const option = spec.options.at(-1)!.id;
      const withheld = createModel({ ...spec, withheld: [{ id: "approved", options: [option] }] });
      const vetoed = createModel(byVeto(spec, option));
      const answered = {
        ...stated,
        answers: { ...stated.answers, "zz-house": { house: { kind: "choice", choice: "yes" } as const } },
      };
      const [one, other] = [assess(withheld, stated), assess(vetoed, answered)];
      for (const id of [...withheld.options, "none"]) {
        expect(one.winner[id]).toBeCloseTo(other.winner[id]!, 9);
        expect(one.robust[id]).toBeCloseTo(other.robust[id]!, 9);
      }
      expect(one.winner[option]).toBe(0);
      expect([one.leader, one.verdict.kind, one.verdict.runnerUp]).toEqual([
        other.leader,
        other.verdict.kind,
        other.verdict.runnerUp,
      ]);
      expect(one.gapPoints).toBeCloseTo(other.gapPoints, 9);
    }),
    { seed: 77, numRuns: 100 },
  );
});

const better: ModelSpec = {
  options: two,
  questions: [
    ask("a", 5, [
      ["yes", 1, [2, 0]],
      ["no", 1, [0, 1]],
    ]),
  ],
  rules: [],
};
const yes = {
  answers: { a: { ana: { kind: "choice", choice: "yes" } as const } },
  excluded: {},
  waived: [],
  fromText: [],
};

test("where the withheld option would have led, the verdict is by elimination and no answer brings it back", () => {
  const model = createModel({ ...better, withheld: [{ id: "approved", options: ["x"] }] });
  const { leader, verdict } = assess(model, yes);
  expect([leader, verdict.kind, verdict.eliminated]).toEqual([
    "y",
    "by-elimination",
    [{ option: "x", by: [{ kind: "house", house: "approved" }] }],
  ]);
  expect(explain(model, yes).flips).toEqual([]);
});

test("an unknown option cannot be withheld", () => {
  expect(() => createModel({ ...better, withheld: [{ id: "approved", options: ["z"] }] })).toThrow(ModelError);
});
