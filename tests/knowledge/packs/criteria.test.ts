import { describe, expect, test } from "vitest";
import {
  createModel,
  explain,
  fromAnswers,
  loadContent,
  loadPack,
  readPackFiles,
  toModelSpec,
} from "../../../knowledge/index.ts";
import { translateCase } from "../../../src/commands/backtest/translate-case.ts";
import { bench, packFolder } from "./python-web.ts";

const { pack, trials, model } = bench;

/** What each question may be asked for; a criterion reaches a question here or nowhere. */
const covers: Readonly<Record<string, readonly string[]>> = {
  purpose: ["time-to-market", "growth-horizon", "learning-goal"],
  client: ["api-deliverable", "ui-rendering", "ai-ml"],
  breadth: ["app-scope", "time-to-market"],
  records: ["data-model"],
  backoffice: ["admin-need", "content-heavy"],
  accounts: ["auth-users"],
  risk: ["security"],
  care: ["security", "maintenance", "team-experience"],
  peak: ["concurrency", "realtime", "cpu-work", "ai-ml"],
  seam: ["architecture", "hybrid-boundary"],
  operate: ["hybrid-boundary", "deployment-model"],
  skills: ["team-experience", "hiring"],
  people: ["team-size", "architecture"],
  modules: ["ecosystem", "content-heavy"],
  fixed: ["stack-control", "working-style", "footprint", "deployment-model"],
};

describe("criteria.yaml", () => {
  test("questions name no criterion beyond those they were drafted for", () => {
    for (const { id, criteria } of pack.questions)
      expect([id, criteria.filter((each) => !covers[id]?.includes(each))]).toEqual([id, []]);
  });

  test("a value maps only to choices of questions that name its criterion", () => {
    for (const [criterion, values] of Object.entries(trials.criteria))
      for (const targets of Object.values(values))
        for (const { question } of targets ?? [])
          expect([question, covers[question]]).toEqual([question, expect.arrayContaining([criterion])]);
  });

  test("values that mean the same map alike", () => {
    const same: readonly (readonly [string, string, string])[] = [
      ["time-to-market", "feature-rich MVP", "feature-rich"],
      ["stack-control", "max", "high"],
      ["team-size", "solo/small", "small"],
      ["growth-horizon", "grows to full product", "grows"],
      ["learning-goal", "first framework", "first / advanced"],
      ["team-experience", "new", "junior/mixed"],
      ["cpu-work", "batch", "heavy"],
    ];
    for (const [criterion, one, other] of same)
      expect(trials.criteria[criterion]?.[one]).toEqual(trials.criteria[criterion]?.[other]);
  });

  test("what the pack dropped stays unmapped", () => {
    for (const criterion of ["user-scale", "budget-tco", "testing"])
      expect(Object.values(trials.criteria[criterion] ?? { missing: [] }).every((target) => target === null)).toBe(
        true,
      );
  });

  test("it holds criteria and values of the cases and nothing about single cases", () => {
    const used = new Set(
      trials.labelled.flatMap(({ inputs }) => Object.entries(inputs).flatMap(([c, vs]) => vs.map((v) => `${c}=${v}`))),
    );
    const mapped = Object.entries(trials.criteria).flatMap(([criterion, values]) =>
      Object.keys(values).map((value) => `${criterion}=${value}`),
    );
    expect(mapped.filter((each) => !used.has(each))).toEqual([]);
    expect(JSON.stringify(trials.criteria)).not.toMatch(/LC\d/);
  });

  test("a fact that no case states stays out of its answers", () => {
    const labelled = trials.labelled.find(({ id }) => id === "LC57");
    expect(translateCase(labelled?.inputs ?? { missing: [] }, trials.criteria)).toEqual({});
  });
});

describe("cases judge the pack and are no part of it", () => {
  test("without labelled cases and criteria the pack hash and every assessment hash stay the same", () => {
    const files = readPackFiles(packFolder);
    const bare = loadContent(files.filter(({ name }) => !name.startsWith("cases/") && name !== "criteria.yaml"));
    expect(bare.hash).toBe(pack.hash);
    const without = loadPack(files.filter(({ name }) => name !== "cases/labelled.yaml")).pack;
    const second = createModel(toModelSpec(without, bench.today));
    for (const { answers } of trials.scenarios.slice(0, 2))
      expect(explain(second, fromAnswers(second, answers as never)).hash).toBe(
        explain(model, fromAnswers(model, answers as never)).hash,
      );
  });

  test("a rule of thumb that names a choice the pack does not have is refused with its place", () => {
    const files = readPackFiles(packFolder).map((file) =>
      file.name === "cases/baselines.yaml"
        ? { ...file, text: file.text.replace("choices: [few, many]", "choices: [few, mny]") }
        : file,
    );
    expect(() => loadPack(files)).toThrow(/cases\/baselines\.yaml:\d+:\d+ .*unknown choice of "breadth" "mny"/);
  });
});
