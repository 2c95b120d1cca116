import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWholePack } from "../../../knowledge/index.ts";
import { benchPack } from "../../../src/commands/backtest/bench-pack.ts";
import { judgeLabelled } from "../../../src/commands/backtest/judge-labelled.ts";
import { judgeScenarios } from "../../../src/commands/backtest/judge-scenarios.ts";
import { agreementMeasures } from "../../../src/commands/backtest/labelled-measures.ts";
import { checkPack } from "../../../src/commands/knowledge-check/check-pack.ts";

const { pack, trials } = readWholePack(join(import.meta.dirname, "../../../knowledge/packs/service-or-module"));
describe("the second pack", () => {
  test("decides among three options with 8 to 12 questions, a root, a checklist and a way out for none", () => {
    expect(pack.manifest.options.map(({ id }) => id)).toEqual(["module", "walled-module", "service"]);
    expect(pack.questions.length).toBeGreaterThanOrEqual(8);
    expect(pack.questions.length).toBeLessThanOrEqual(12);
    expect(pack.questions[0]?.id).toBe(pack.manifest.root);
    const ways = pack.questions.flatMap(({ choices }) => choices.flatMap(({ none }) => none?.instead ?? []));
    expect(new Set(ways)).toEqual(new Set(["library", "function", "warehouse", "buy"]));
  });

  test("rests on at least thirty statements, each with a source that has an address or says it has none", () => {
    expect(pack.evidence.length).toBeGreaterThanOrEqual(30);
    expect(pack.evidence.filter(({ sources }) => sources.length === 0)).toEqual([]);
    const nowhere = pack.sources.filter(({ address }) => !address.startsWith("https://"));
    expect(nowhere.map(({ id }) => id)).toEqual(["accelerate"]);
  });

  test("has twenty cases from published decisions, and no choice is the same for two of their values", () => {
    expect(trials.labelled).toHaveLength(20);
    for (const [criterion, values] of Object.entries(trials.criteria)) {
      const targets = Object.values(values).flatMap((target) => (target === null ? [] : [JSON.stringify(target)]));
      expect([criterion, new Set(targets).size]).toEqual([criterion, targets.length]);
    }
  });

  test("may be published", () => {
    expect(checkPack(pack, trials, "2026-11-24").filter(({ row }) => !row.holds)).toEqual([]);
  });

  test("agrees with its published decisions and with every worked scenario", () => {
    const bench = benchPack(pack, trials, "2026-11-24");
    const rows = agreementMeasures(judgeLabelled(bench), judgeScenarios(bench));
    expect(rows.filter(({ holds }) => !holds)).toEqual([]);
  });
});
