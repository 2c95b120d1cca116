import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedScores } from "../../../knowledge/engine/expected-scores.ts";
import { assess, createModel, type ModelSpec, type Stated, turn } from "../../../knowledge/engine/index.ts";
import { readState } from "../../../knowledge/engine/read-state.ts";
import { anyCase } from "./arbitrary.ts";
import { leaderOf, outcomesOf } from "./oracle.ts";
import { alsoSaid, said } from "./statements.ts";

const options = { seed: 808, numRuns: 120 };
const small = { questions: [2, 4], choices: [2, 3] } as const;

const copied = (stated: Stated, names: readonly string[]): Stated => ({
  ...stated,
  answers: Object.fromEntries(
    Object.entries(stated.answers).map(([id, by]) => [
      id,
      Object.fromEntries(
        Object.entries(by).flatMap(([author, answer]) => names.map((name) => [`${author}${name}`, answer])),
      ),
    ]),
  ),
});

/** Every way to settle all disputes by what one of the authors said. */
function resolutions(stated: Stated): readonly Stated[] {
  let list: Stated[] = [stated];
  for (const [id, by] of Object.entries(stated.answers)) {
    const known = Object.values(by).filter(({ kind }) => kind !== "unknown");
    if (known.length < 2) continue;
    list = list.flatMap((one) =>
      known.map((answer) => ({ ...one, answers: { ...one.answers, [id]: { one: answer } } })),
    );
  }
  return list;
}

test("identical people are one person, and a person counted twice in everything changes nothing", () => {
  fc.assert(
    fc.property(anyCase(small, { authors: 2 }), ({ spec, stated }) => {
      const model = createModel(spec);
      const [one, two] = [assess(model, stated), assess(model, copied(stated, ["", "-again"]))];
      for (const [id, chance] of Object.entries(one.winner)) expect(two.winner[id]).toBeCloseTo(chance, 12);
      expect(two.leader).toBe(one.leader);
      expect(two.disputed).toEqual(one.disputed);
      expect(two.settleFirst).toEqual(one.settleFirst);
    }),
    options,
  );
});

test("the leader wins under at least one way to settle the disputes", () => {
  let disputes = 0;
  fc.assert(
    fc.property(anyCase(small, { authors: 3, full: true }), ({ spec, stated }) => {
      const all = resolutions(stated);
      if (all.length === 1) return;
      disputes++;
      const leaders = all.map((one) => leaderOf(spec, outcomesOf(spec, one)));
      expect(leaders).toContain(turn(createModel(spec), stated).leader);
    }),
    options,
  );
  expect(disputes).toBeGreaterThan(60);
});

test("a compromise that wins under no resolution is not shown even where it has the best mean", () => {
  const spec: ModelSpec = {
    options: [{ id: "left" }, { id: "right" }, { id: "middle" }],
    questions: [
      {
        id: "a",
        weight: 10,
        choices: [
          { id: "yes", prior: 1, fits: [2, -2, 1] },
          { id: "no", prior: 1, fits: [-2, 2, 1] },
        ],
      },
      {
        id: "b",
        weight: 1,
        choices: [
          { id: "yes", prior: 1, fits: [1, 0, 0] },
          { id: "no", prior: 1, fits: [0, 1, 0] },
        ],
      },
    ],
    rules: [],
  };
  const stated = alsoSaid(said({ a: "yes", b: "yes" }), { a: "no" }, "bo");
  expect(["left", "right"]).toContain(turn(createModel(spec), stated).leader);
});

test("what makes no difference is not a dispute: every combination of what was said gives the same leader", () => {
  let quiet = 0;
  fc.assert(
    fc.property(anyCase({ ...small, rooted: false }, { authors: 2, full: true, certain: true }), ({ spec, stated }) => {
      const { disputed, leader } = assess(createModel(spec), stated);
      const leaders = new Set(resolutions(stated).map((one) => leaderOf(spec, outcomesOf(spec, one))));
      expect(disputed.length === 0).toBe(leaders.size === 1);
      if (leaders.size !== 1) return;
      quiet++;
      expect([...leaders]).toEqual([leader]);
    }),
    options,
  );
  expect(quiet).toBeGreaterThan(10);
});

test("an option that scores best for each person scores best for the group", () => {
  fc.assert(
    fc.property(
      anyCase({ ...small, rules: 0, vetoes: 0, layered: false }, { authors: 2, full: true, certain: true }),
      ({ spec, stated }) => {
        const people = ["person-0", "person-1"].map((author) => ({
          ...stated,
          answers: Object.fromEntries(
            Object.entries(stated.answers).map(([id, by]) => [id, { one: by[author] ?? Object.values(by)[0]! }]),
          ),
        }));
        const [one, two] = people.map((person) => leaderOf(spec, outcomesOf(spec, person)));
        if (one !== two) return;
        const model = createModel(spec);
        const mean = expectedScores(model, readState(model, stated));
        expect(mean[model.options.indexOf(one!)]).toBeCloseTo(Math.max(...mean), 9);
      },
    ),
    options,
  );
});

const audited: ModelSpec = {
  options: [{ id: "x" }, { id: "y" }],
  questions: [
    {
      id: "size",
      weight: 10,
      choices: [
        { id: "big", prior: 1, fits: [2, -2] },
        { id: "small", prior: 1, fits: [-2, 2] },
      ],
    },
    {
      id: "audit",
      weight: 1,
      choices: [
        { id: "yes", prior: 1, fits: [0, 0], vetoes: ["x"] },
        { id: "no", prior: 9, fits: [0, 0] },
      ],
    },
    {
      id: "patches",
      weight: 1,
      choices: [
        { id: "nobody", prior: 1, fits: [0, 0] },
        { id: "somebody", prior: 1, fits: [0, 0] },
      ],
    },
  ],
  rules: [
    {
      id: "unpatched",
      when: [
        { question: "size", choices: ["small"] },
        { question: "patches", choices: ["nobody"] },
      ],
      points: [0, 0],
      vetoes: ["y"],
    },
  ],
};

test("a veto stated by one person and disputed by another is to be settled first, never averaged away", () => {
  const model = createModel(audited);
  const alone = said({ size: "big", audit: "no", patches: "somebody" });
  expect(assess(model, alone).settleFirst).toEqual([]);
  const both = alsoSaid(alone, { audit: "yes" }, "bo");
  expect(assess(model, both).settleFirst).toEqual(["audit"]);
  expect(assess(model, both).disputed).toEqual(["audit"]);
  expect(assess(model, both).winner.x).toBe(0.5);
  const many = ["cy", "di", "ed", "fo"].reduce((stated, name) => alsoSaid(stated, { audit: "no" }, name), both);
  expect(assess(model, many).settleFirst).toEqual(["audit"]);
});

test("a disputed answer that vetoes through a rule with another stated answer is to be settled first too", () => {
  const model = createModel(audited);
  const stated = alsoSaid(said({ size: "small", audit: "no", patches: "nobody" }), { patches: "somebody" }, "bo");
  expect(assess(model, stated).settleFirst).toEqual(["patches"]);
  const harmless = alsoSaid(said({ size: "big", audit: "no", patches: "nobody" }), { patches: "somebody" }, "bo");
  expect(assess(model, harmless).settleFirst).toEqual([]);
});

test("somebody who does not know leaves the question to those who do", () => {
  const model = createModel(audited);
  const stated = said({ size: "big", audit: "no", patches: "somebody" });
  const unsure = alsoSaid(stated, { size: "unknown" }, "bo");
  expect(turn(model, unsure)).toEqual(turn(model, stated));
  expect(turn(model, said({ size: "unknown" })).unknown).toEqual(["size"]);
});
