import { expect, test } from "vitest";
import { createModel, type ModelSpec } from "../../knowledge/index.ts";
import { exitCode } from "../../src/commands/report.ts";
import { seeded } from "../knowledge/engine/corpus.ts";
import { holdInterview, packRows, quantile, type Respondents } from "./engine-pack.ts";

const ids = ["a", "b", "c", "d", "e", "f"];
const spec: ModelSpec = {
  options: [{ id: "x" }, { id: "y" }],
  root: "kind",
  questions: [
    {
      id: "kind",
      weight: 1,
      choices: [
        { id: "web", prior: 1, fits: [0, 0] },
        { id: "api", prior: 1, fits: [0, 0] },
      ],
    },
    ...ids.map((id, at) => ({
      id,
      weight: 10 - at,
      choices: [
        { id: "yes", prior: 1, fits: [1, -1], grades: ["B", "B"] as const },
        { id: "partly", prior: 1, fits: [0, 0] },
        { id: "no", prior: 1, fits: [-1, 1], grades: ["B", "B"] as const },
      ],
    })),
    {
      id: "house",
      weight: 1,
      choices: [
        { id: "fixed", prior: 10, fits: [0, 0], none: true },
        { id: "free", prior: 990, fits: [0, 0] },
      ],
    },
  ],
  rules: [],
};
const model = createModel(spec);
const checklist = [{ question: "house", choice: "fixed" }];
const team = (id: string, yes: number, fixed: number): Respondents => ({
  id,
  ordinary: fixed === 0,
  answers: {
    kind: { web: 50, api: 50 },
    ...Object.fromEntries(ids.map((q) => [q, { yes, partly: 10, no: 90 - yes }])),
    house: { fixed, free: 100 - fixed },
  },
});
const truth = (house: string) => ({ kind: "web", house, ...Object.fromEntries(ids.map((id) => [id, "yes"])) });

test("an interview asks the root, shows the checklist and then asks until the engine stops; an unticked item is ruled out", () => {
  const free = holdInterview(model, truth("free"), checklist);
  expect(free.stated.answers.kind).toBeDefined();
  expect(free.stated.excluded).toEqual({ house: ["fixed"] });
  expect(free.asked).toBe(2 + Object.keys(free.stated.answers).length - 1);
  expect(free.assessment).toMatchObject({ leader: "x", stop: { stop: true } });
});

test("a ticked item of the checklist is an answer, and can end the interview at once", () => {
  const fixed = holdInterview(model, truth("fixed"), checklist);
  expect(fixed).toMatchObject({ asked: 2, assessment: { leader: "none", verdict: { kind: "none" } } });
});

test("the pack's rows carry the contract's names, and a team of one mind agrees with itself", () => {
  const rows = packRows(model, [team("sure", 85, 0), team("torn", 45, 10)], checklist, seeded(1), 12);
  const names = rows.map(({ name }) => name);
  for (const name of [
    "pack-questions-mean",
    "pack-questions-p90",
    "pack-minutes-median",
    "two-leads-core",
    "two-leads-verdict",
  ]) {
    expect(names).toContain(name);
  }
  expect(names.some((name) => name.startsWith("pack-agreement-"))).toBe(true);
  const shares = rows.filter(({ name }) => name.startsWith("share-"));
  expect(shares).toHaveLength(4);
  expect(shares.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(100, 1);
  expect(packRows(model, [team("sure", 85, 0), team("torn", 45, 10)], checklist, seeded(1), 12)).toEqual(rows);
});

test("a pack on which two leads of a team of coin-flippers disagree misses its goal, and the command would fail", () => {
  const rows = packRows(model, [team("torn", 45, 0)], checklist, seeded(2), 30);
  expect(rows.find(({ name }) => name === "two-leads-core")).toMatchObject({ holds: false, goal: ">= 93" });
  expect(exitCode(rows)).toBe(1);
});

test("a quantile is the smallest value that enough of the values do not exceed", () => {
  expect(quantile([3, 1, 2, 4], 0.5)).toBe(2);
  expect(quantile([3, 1, 2, 4], 0.9)).toBe(4);
  expect(quantile([], 0.5)).toBeNaN();
});
