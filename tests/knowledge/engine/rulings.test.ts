import { expect, test } from "vitest";
import { assess, createModel, type ModelSpec, turn } from "../../../knowledge/engine/index.ts";
import { ask, model } from "./small-model.ts";
import { nothingSaid, said } from "./statements.ts";

test("the contribution of an answer is weight times fit, and the gap is a percent of the total swing", () => {
  const one = model([
    ask("a", 6, [
      ["yes", 1, [2, -1]],
      ["no", 1, [0, 0]],
    ]),
    ask("b", 4, [
      ["yes", 1, [1, 1]],
      ["no", 1, [0, 1]],
    ]),
  ]);
  // Swing 6 x 3 + 4 x 1 = 22; gap 6 x 3.
  expect(assess(one, said({ a: "yes", b: "yes" })).gapPoints).toBeCloseTo((100 * 18) / 22, 12);
});

test("an array of choices means one of these: the prior restricted to them and renormalised", () => {
  const one = model([
    ask("a", 1, [
      ["p", 10, [1, 0]],
      ["q", 30, [0, 1]],
      ["r", 60, [0, 1]],
    ]),
  ]);
  const result = turn(one, { ...nothingSaid, answers: { a: { ana: { kind: "one-of", choices: ["p", "q"] } } } });
  expect(result.winner).toEqual({ x: 0.25, y: 0.75, none: 0 });
  expect(result.open).toEqual([]);
});

test("the priors of other questions follow the answer to the root, which is asked first even where it gains nothing itself", () => {
  const one = model(
    [
      ask("a", 5, [
        ["yes", 1, [2, 0], { priorByRoot: { web: 9, api: 1 } }],
        ["no", 1, [0, 2], { priorByRoot: { web: 1, api: 9 } }],
      ]),
      ask("kind", 1, [
        ["web", 1, [0, 0]],
        ["api", 1, [0, 0]],
      ]),
    ],
    { root: "kind" },
  );
  expect(turn(one, nothingSaid).next?.question).toBe("kind");
  expect(turn(one, said({ kind: "web" })).winner.x).toBeCloseTo(0.9, 12);
  expect(turn(one, said({ kind: "api" })).winner.x).toBeCloseTo(0.1, 12);
});

test("a rule works only when both of its answers are given", () => {
  const rules = [
    {
      id: "alone",
      when: [
        { question: "separate", choices: ["yes"] },
        { question: "operators", choices: ["nobody"] },
      ] as const,
      points: [0, 0],
      vetoes: ["y"],
    },
  ];
  const one = model(
    [
      ask("separate", 5, [
        ["yes", 1, [0, 2]],
        ["no", 1, [2, 0]],
      ]),
      ask("operators", 1, [
        ["nobody", 1, [0, 0]],
        ["some", 1, [0, 0]],
      ]),
    ],
    { rules },
  );
  expect(turn(one, said({ separate: "yes", operators: "some" })).leader).toBe("y");
  expect(turn(one, said({ separate: "yes", operators: "nobody" })).leader).toBe("x");
  expect(turn(one, said({ separate: "yes" })).stop.guard).toEqual(["operators"]);
});

const layered: ModelSpec = {
  options: [{ id: "core" }, { id: "both", buildsOn: "core" }, { id: "other" }],
  questions: [
    ask("a", 10, [
      ["yes", 1, [2, 2, -2]],
      ["no", 1, [-2, -2, 2]],
    ]),
    ask("seam", 2, [
      ["yes", 1, [0, 1, 0]],
      ["no", 1, [1, 0, 0]],
      ["mixed", 1, [0, 0, 0]],
    ]),
  ],
  rules: [],
};

test("two options of one core do not make the core a close call: the split is", () => {
  const { verdict } = assess(createModel(layered), said({ a: "yes", seam: "mixed" }));
  expect(verdict).toMatchObject({
    core: "core",
    option: "core",
    coreWord: "clear",
    splitWord: "close-call",
    kind: "close-call",
    robustWord: "close-call",
  });
});

test("the core is judged before the option: two options of a core together outweigh a single rival", () => {
  const spec: ModelSpec = {
    options: [{ id: "core" }, { id: "both", buildsOn: "core" }, { id: "other" }],
    questions: [
      ask("a", 1, [
        ["p", 30, [1, 0, 0]],
        ["q", 30, [0, 1, 0]],
        ["r", 40, [0, 0, 1]],
      ]),
    ],
    rules: [],
  };
  const result = turn(createModel(spec), said({ a: "unknown" }));
  expect(result.winner.other).toBeGreaterThan(result.winner.core!);
  expect(result.leader).toBe("core");
});

test("by elimination: the verdict says which better option is out and why, and only between cores", () => {
  const out = ask("audit", 1, [
    ["yes", 1, [0, 0, 0], { vetoes: ["core", "both"] }],
    ["no", 9, [0, 0, 0]],
  ]);
  const one = createModel({ ...layered, questions: [...layered.questions, out] });
  const { verdict } = assess(one, said({ a: "yes", seam: "no", audit: "yes" }));
  expect(verdict.kind).toBe("by-elimination");
  expect(verdict.option).toBe("other");
  expect(verdict.runnerUp).toBeNull();
  const by = [{ kind: "choice", question: "audit", choice: "yes" }];
  expect(verdict.eliminated).toEqual([
    { option: "core", by },
    { option: "both", by },
  ]);
  const split = ask("audit", 1, [
    ["yes", 1, [0, 0, 0], { vetoes: ["both"] }],
    ["no", 9, [0, 0, 0]],
  ]);
  const inside = createModel({ ...layered, questions: [...layered.questions, split] });
  expect(assess(inside, said({ a: "yes", seam: "yes", audit: "yes" })).verdict).toMatchObject({
    kind: "option",
    option: "core",
  });
});

test("where little is at stake the word is at most clear, and the verdict says so", () => {
  const sure = (lowStakes: boolean) =>
    assess(
      model([
        ask("a", 10, [
          ["yes", 1, [2, -2]],
          ["also", 1, [2, -2]],
        ]),
        ask("purpose", 1, [
          ["toy", 1, [0, 0], { lowStakes }],
          ["real", 1, [0, 0]],
        ]),
      ]),
      said({ a: "yes", purpose: "toy" }),
    ).verdict;
  expect(sure(false)).toMatchObject({ stakes: "normal", robustWord: "strong" });
  expect(sure(true)).toMatchObject({ stakes: "low", robustWord: "clear", coreWord: "strong" });
});
