import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { brier, inHindsight } from "../../../src/commands/backtest/brier.ts";
import { applyBaseline, majorityWithout } from "../../../src/commands/backtest/rules-of-thumb.ts";
import { translateCase } from "../../../src/commands/backtest/translate-case.ts";
import { run } from "../../../src/commands/backtest.ts";
import { exitCode, measure, report } from "../../../src/commands/report.ts";

const Rows = z.array(
  z.strictObject({
    name: z.string(),
    value: z.number(),
    unit: z.string(),
    goal: z.string().nullable(),
    holds: z.boolean(),
  }),
);

const packsFolder = mkdtempSync(join(tmpdir(), "waymark-backtest-"));
cpSync(new URL("../../fixtures/packs/small", import.meta.url).pathname, join(packsFolder, "small"), {
  recursive: true,
});
afterAll(() => rmSync(packsFolder, { recursive: true, force: true }));

async function backtest(...args: string[]) {
  const said = { out: "", err: "" };
  const code = await run(
    {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      packsFolder,
      clock: { now: () => Date.parse("2026-11-21"), sleep: async () => {} },
    },
    args,
  );
  return { code, ...said };
}

describe("npm run backtest", () => {
  test("prints every figure the contracts name as JSON, and exits by the goals", async () => {
    const { code, out } = await backtest("--json");
    const rows = Rows.parse(JSON.parse(out));
    const names = rows.map(({ name }) => name);
    for (const name of [
      ...["narrated-agree", "uncontested-agree", "contested-agree-with-caveat", "scenarios-agree"],
      ...["weights-25-percent-agree", "brier", "questions-mean", "questions-p90", "baseline-majority"],
      ...["public-exact", "public-partial", "public-clear", "public-recall-site", "public-recall-none"],
      ...["public-none-on-ordinary", "public-strong-share", "public-strong-right", "public-baseline-majority"],
    ])
      expect(names).toContain(name);
    expect(code).toBe(rows.every(({ holds }) => holds) ? 0 : 1);
  });

  test("prints the cases that miss for people", async () => {
    const { out } = await backtest();
    expect(out).toMatch(/Labelled cases where another leads/);
    expect(out).toMatch(/Public cases where the verdict is not the label/);
  });

  test("takes the pack by name, and leaves out the figures of public projects where it has none", async () => {
    cpSync(join(packsFolder, "small"), join(packsFolder, "unseen"), { recursive: true });
    rmSync(join(packsFolder, "unseen/cases/public.yaml"));
    const { out } = await backtest("unseen", "--json");
    const names = Rows.parse(JSON.parse(out)).map(({ name }) => name);
    expect(names).toContain("uncontested-agree");
    expect(names.filter((name) => name.startsWith("public-"))).toEqual([]);
    const spoken = await backtest("--pack", "unseen");
    expect(spoken.out).toMatch(/Labelled cases where another leads/);
    expect(spoken.out).not.toMatch(/Public cases/);
  });

  test("refuses an option it does not have", async () => {
    const { code, err } = await backtest("--jason");
    expect(code).toBe(2);
    expect(err).toContain('did you mean "--json"');
  });
});

describe("the parts of a backtest", () => {
  test("two values of one question leave what both allow, or either where they exclude each other", () => {
    const criteria = {
      size: {
        big: [{ question: "breadth", choices: ["few", "many"] }],
        huge: [{ question: "breadth", choices: ["many"] }],
      },
      pace: { quick: [{ question: "breadth", choices: ["one"] }], calm: null },
    };
    expect(translateCase({ size: ["big", "huge"] }, criteria)).toEqual({ breadth: ["many"] });
    expect(translateCase({ size: ["huge"], pace: ["quick"] }, criteria)).toEqual({ breadth: ["many", "one"] });
    expect(translateCase({ pace: ["calm"] }, criteria)).toEqual({});
  });

  test("a rule of thumb takes its first line or counts votes, and level votes fall to the rest", () => {
    const lines = [
      { when: [[{ question: "size", choices: ["small"] }]], leads: "left" },
      { when: [[{ question: "team", choices: ["one", "two"] }]], leads: "right" },
    ];
    const first = { id: "a", title: "A", by: "first" as const, lines, otherwise: "rest" };
    const votes = { ...first, by: "votes" as const };
    expect(applyBaseline(first, { size: "small", team: "one" })).toBe("left");
    expect(applyBaseline(votes, { size: "small", team: "one" })).toBe("rest");
    expect(applyBaseline(votes, { team: ["one", "two"] })).toBe("right");
    expect(applyBaseline(votes, { team: ["one", "three"], size: "unknown" })).toBe("rest");
  });

  test("the majority never sees the case it is asked about", () => {
    expect(majorityWithout(["a", "a", "b", "b", "b"])).toEqual(["b", "b", "a", "a", "a"]);
  });

  test("Brier is 0 for certain and right, 2 for certain and wrong, and hindsight is calibrated", () => {
    expect(brier([{ a: 1 }], ["a"], ["a", "b"])).toBe(0);
    expect(brier([{ a: 1 }], ["b"], ["a", "b"])).toBe(2);
    expect(inHindsight(["a", "a", "b"], ["a", "b", "b"])).toEqual([{ a: 0.5, b: 0.5 }, { a: 0.5, b: 0.5 }, { b: 1 }]);
  });

  test("a missed goal says so and gives exit code 1", () => {
    const rows = [measure("kept", 3, "of 3", [">=", 3]), measure("late", 4.5, "%", ["<=", 3]), measure("told", 1, "")];
    expect(rows.map(({ holds }) => holds)).toEqual([true, false, true]);
    expect(exitCode(rows)).toBe(1);
    expect(report(rows, { json: false, title: "Figures" })).toMatch(/late +4\.5 % +goal <= 3 +MISSED/);
    expect(exitCode(rows.slice(2))).toBe(0);
  });
});
