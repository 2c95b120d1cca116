import { expect, test } from "vitest";
import { createModel, explain, type ModelSpec } from "../../../knowledge/engine/index.ts";
import { keyOfFlip, yesNo } from "./flip-words.ts";
import { said } from "./statements.ts";

test("a flip through a veto nobody is near is not shown, one next to the answer is", () => {
  const spec: ModelSpec = {
    options: [{ id: "x" }, { id: "y" }],
    questions: [yesNo("size", 10, [2, -2], [2, -2]), { ...yesNo("audit", 1, [0, 0], [0, 0], { vetoes: ["x"] }) }],
    rules: [],
  };
  const model = createModel(spec);
  const through = (audit: string) =>
    explain(model, said({ size: "yes", audit })).flips.filter(({ changes }) =>
      changes.some(({ to, question }) => question === "audit" && to === "yes"),
    );
  expect(through("no")).toEqual([]);
  expect(through("maybe")).toHaveLength(1);
});

test("a flip to none through a choice nobody is near is not shown, one next to the answer is", () => {
  const model = createModel({
    options: [{ id: "x" }, { id: "y" }],
    questions: [yesNo("size", 10, [2, -2], [2, -2]), yesNo("house", 1, [0, 0], [0, 0], { none: true })],
    rules: [],
  });
  const toNone = (house: Readonly<Record<string, string>>) =>
    explain(model, said({ size: "yes", ...house })).flips.filter(({ becomes }) => becomes === "none");
  expect(toNone({ house: "no" })).toEqual([]);
  expect(toNone({ house: "maybe" })).toHaveLength(1);
});

test("to none, a choice of an open question is near from one team in twenty on", () => {
  const through = (prior: number) => {
    const house = {
      id: "house",
      weight: 1,
      choices: [
        { id: "fixed", prior, fits: [0, 0], none: true },
        { id: "free", prior: 1000 - prior, fits: [0, 0] },
      ],
    };
    const model = createModel({
      options: [{ id: "x" }, { id: "y" }],
      questions: [yesNo("size", 10, [2, -2], [2, -2]), house],
      rules: [],
    });
    return explain(model, said({ size: "yes" })).flips.filter(({ becomes }) => becomes === "none").length;
  };
  expect([through(49), through(51)]).toEqual([0, 1]);
});

test("a flip that removes the leader in most completions, not all, through a choice nobody is near is not shown", () => {
  const model = createModel({
    options: [{ id: "x" }, { id: "y" }],
    questions: [
      yesNo("size", 10, [2, -2], [2, -2]),
      yesNo("audit", 1, [0, 0], [0, 0]),
      {
        id: "data",
        weight: 1,
        choices: [
          { id: "personal", prior: 800, fits: [0, 0] },
          { id: "public", prior: 200, fits: [0, 0] },
        ],
      },
    ],
    rules: [
      {
        id: "audited",
        when: [
          { question: "audit", choices: ["yes"] },
          { question: "data", choices: ["personal"] },
        ],
        points: [0, 0],
        vetoes: ["x"],
      },
    ],
  });
  const through = (audit: string) =>
    explain(model, said({ size: "yes", audit }))
      .flips.map(keyOfFlip)
      .filter((key) => key === "audit=yes");
  expect(through("no")).toEqual([]);
  expect(through("maybe")).toEqual(["audit=yes"]);
});
