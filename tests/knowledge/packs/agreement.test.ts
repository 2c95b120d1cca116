import { describe, expect, test } from "vitest";
import { judgeLabelled } from "../../../src/commands/backtest/judge-labelled.ts";
import { judgePublic } from "../../../src/commands/backtest/judge-public.ts";
import { judgeScenarios } from "../../../src/commands/backtest/judge-scenarios.ts";
import { publicMeasures } from "../../../src/commands/backtest/public-measures.ts";
import { bench } from "./python-web.ts";

const labelled = judgeLabelled(bench);
const misses = (of: typeof labelled) => of.filter(({ by }) => by === null).map(({ id, leads }) => `${id}: ${leads}`);

describe("python-web agrees", () => {
  test("with the eleven narrated cases, the expected option leading", () => {
    const narrated = labelled.filter(({ kind }) => kind === "narrated");
    expect(narrated).toHaveLength(11);
    expect(misses(narrated)).toEqual([]);
  });

  test("with every uncontested case, the expected option leading", () => {
    const thin = new Set(bench.trials.labelled.filter((one) => one.thin).map(({ id }) => id));
    const uncontested = labelled.filter(({ contested, id }) => !contested && !thin.has(id));
    expect([...thin].toSorted()).toEqual(["LC46", "LC57", "LC60"]);
    expect(uncontested.filter(({ leads, expected }) => leads !== expected)).toEqual([]);
  });

  test("with every contested case, with a caveat or in a close call that names it", () => {
    expect(misses(labelled.filter(({ contested }) => contested))).toEqual([]);
  });

  test("with every scenario in all it expects", () => {
    expect(judgeScenarios(bench).filter(({ differs }) => differs.length > 0)).toEqual([]);
  });

  test("with what real teams chose, as far as reached: less would be a step back", () => {
    const rows = publicMeasures(bench, judgePublic(bench));
    const value = (name: string) => rows.find((row) => row.name === name)?.value ?? Number.NaN;
    expect(value("public-exact")).toBeGreaterThanOrEqual(81);
    expect(value("public-partial")).toBeGreaterThanOrEqual(97.5);
    expect(value("public-clear")).toBeGreaterThanOrEqual(97.5);
    expect(value("public-recall-django")).toBeGreaterThanOrEqual(92);
    expect(value("public-recall-flask")).toBeGreaterThanOrEqual(81);
    expect(value("public-recall-hybrid")).toBeGreaterThanOrEqual(55);
    expect(value("public-recall-none")).toBeGreaterThanOrEqual(75);
    expect(value("public-hybrid-precision")).toBeGreaterThanOrEqual(80);
    expect(value("public-none-on-ordinary")).toBeLessThanOrEqual(3);
    expect(value("public-strong-right")).toBeGreaterThanOrEqual(95);
    expect(value("public-exact")).toBeGreaterThan(value("public-baseline-five-line-tree"));
  });
});
