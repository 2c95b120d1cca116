import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readPack, readTrials } from "../../../knowledge/index.ts";
import { run } from "../../../src/commands/advise.ts";
import { runCommand } from "./run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "advise-"));
afterAll(() => rmSync(folder, { recursive: true }));
const packFolder = join(import.meta.dirname, "../../../knowledge/packs/python-web");
const pack = readPack(packFolder);
const option = z.enum(pack.manifest.options.map(({ id }) => id) as [string, ...string[]]);
const question = z.enum(pack.questions.map(({ id }) => id) as [string, ...string[]]);
const evidence = z.array(z.enum(pack.evidence.map(({ id }) => id) as [string, ...string[]]));
const word = z.enum(["strong", "clear", "moderate", "close-call"]);
const cited = z.strictObject({ text: z.string().min(1), evidence });

/** The shape other programs rely on. */
const Advice = z.strictObject({
  pack: z.strictObject({ id: z.string(), version: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  engine: z.string(),
  verdict: z.strictObject({
    kind: z.enum(["option", "close-call", "by-elimination", "none"]),
    option: option.nullable(),
    runnerUp: option.nullable(),
    core: option.nullable(),
    coreWord: word.nullable(),
    provisional: z.boolean(),
    stakes: z.enum(["low", "normal"]),
    robustWord: word,
    settledWord: z.enum(["settled", "practically-settled", "leaning", "open"]),
    instead: z.array(cited),
  }),
  settled: z.strictObject({ value: z.number().min(0).max(1), exact: z.boolean() }),
  robust: z.record(option, z.number().min(0).max(1)),
  gapPoints: z.number(),
  next: z.strictObject({ question }).nullable(),
  stop: z.strictObject({
    stop: z.boolean(),
    reason: z.enum(["certain", "settled", "no-gain", "close-call", "guard", "floor", "open"]),
  }),
  reasons: z
    .array(
      z.strictObject({
        side: z.enum(["for", "against"]),
        points: z.number(),
        consequence: z.string().min(1),
        text: z.string().min(1),
        evidence: evidence.min(1),
      }),
    )
    .max(5),
  flips: z
    .array(
      z.strictObject({
        changes: z
          .array(z.strictObject({ question, from: z.string().nullable(), to: z.string() }))
          .min(1)
          .max(3),
        becomes: z.union([option, z.literal("none")]),
        plausibility: z.number().min(0).max(1),
      }),
    )
    .max(3),
  unasked: z.array(z.strictObject({ question, maxPoints: z.number().nonnegative() })),
  unknowns: z.array(question),
  caveats: z.array(cited),
  disagreements: z.array(cited),
});

async function advise(answers: object) {
  const { code, out, err } = await runCommand(run, ["--answers", "-", "--json"], JSON.stringify(answers));
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return Advice.parse(JSON.parse(out));
}

describe("advise --json", () => {
  test("has the agreed shape, and ends with 0, for every kind of verdict", async () => {
    const kinds = new Set<string>();
    const { scenarios } = readTrials(packFolder, pack);
    const expecting = scenarios.filter(({ expect: { kind, leads } }) => kind !== undefined || leads.includes("none"));
    for (const { answers } of expecting.slice(0, 8)) kinds.add((await advise(answers)).verdict.kind);
    expect([...kinds].sort()).toEqual(["by-elimination", "close-call", "none", "option"]);
  });

  test("without an answer is provisional and names the next question", async () => {
    const advice = await advise({});
    expect(advice.verdict.provisional).toBe(true);
    expect(advice.next).toEqual({ question: pack.manifest.root });
    expect(advice.stop.stop).toBe(false);
    expect(advice.unasked.length).toBeGreaterThan(10);
  });

  test("takes one of several, unknown and not applicable", async () => {
    const advice = await advise({ breadth: ["few", "many"], records: "unknown", modules: { notApplicable: "an API" } });
    expect(advice.unknowns).toEqual(["records"]);
    expect(advice.unasked.map((one) => one.question)).toContain("records");
    expect(advice.unasked.map((one) => one.question)).not.toContain("modules");
  });

  test("compares with the runner-up: reasons never outgrow what separates the two", async () => {
    for (const { answers } of readTrials(packFolder, pack).scenarios.slice(0, 4)) {
      const { verdict, reasons, gapPoints } = await advise(answers);
      if (verdict.runnerUp === null) expect(gapPoints).toBe(0);
      expect(verdict.runnerUp === null || verdict.runnerUp !== verdict.option).toBe(true);
      for (const { side, points } of reasons) expect(side === "for" ? points : -points).toBeGreaterThan(0);
    }
  });

  test("gives the same bytes for the same answers in another order", async () => {
    const one = await advise({ breadth: "many", records: "linked", skills: "micro" });
    expect(await advise({ skills: "micro", records: "linked", breadth: "many" })).toEqual(one);
  });
});

describe("what would hurt most, in a file of answers", () => {
  const answers = { breadth: "many", records: "linked", skills: "micro" };
  const advise = async (file: object) => {
    const { code, out } = await runCommand(run, ["--answers", "-", "--json"], JSON.stringify(file));
    expect(code).toBe(0);
    return JSON.parse(out);
  };

  test("counts half again as much and is named beside the numbers", async () => {
    const [plain, weighed] = [await advise(answers), await advise({ ...answers, "#consequences": ["risk"] })];
    expect(plain.consequences).toBeUndefined();
    expect(weighed.consequences).toEqual(["risk"]);
    expect(weighed.gapPoints).not.toBe(plain.gapPoints);
    expect(weighed.pack).toEqual(plain.pack);
    expect(await advise({ ...answers, "#consequences": [] })).toEqual(plain);
  });

  test("is told to people with the receipt", async () => {
    const file = JSON.stringify({ ...answers, "#consequences": ["risk", "running-effort"] });
    const { out } = await runCommand(run, ["--answers", "-"], file);
    const flat = out.replace(/\s+/g, " ");
    expect(flat).toContain("so risk and running effort count half again as much.");
    expect(flat).toContain("half again as much for risk and running-effort.");
  });

  test.each([
    ["three of them", ["risk", "running-effort", "fit-to-people"]],
    ["an unknown one", ["speed"]],
    ["text", "risk"],
  ])("%s is refused with what is allowed", async (_what, named) => {
    const { code, err } = await runCommand(
      run,
      ["--answers", "-"],
      JSON.stringify({ ...answers, "#consequences": named }),
    );
    expect(code).toBe(2);
    expect(err).toContain('"#consequences" lists at most 2 of time-to-first-release, running-effort, risk,');
  });
});

describe("advise under a house", () => {
  const house = join(import.meta.dirname, "../../fixtures/house.yaml");

  test("takes its questions, names its rules by hash, and keeps the pack's own hash", async () => {
    const file = JSON.stringify({ breadth: "one", client: "programs", skills: "micro", exemption: "none" });
    const { code, out } = await runCommand(run, ["--answers", "-", "--house", house, "--json"], file);
    const advice = JSON.parse(out);
    expect([code, advice.pack.hash, advice.house]).toEqual([0, pack.hash, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(advice.verdict.option).not.toBe("flask");
    const alone = await runCommand(run, ["--answers", "-", "--json"], file);
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('"exemption" is not known')]);
  });

  test("is refused with every problem of the file", async () => {
    const path = join(folder, "house.yaml");
    writeFileSync(path, "packs:\n  python-web: { weights: { breath: 3 }, approved: { options: [] } }\n");
    const { code, err } = await runCommand(run, ["--answers", "-", "--house", path], "{}");
    expect(code).toBe(2);
    expect(err).toMatch(/has \d problems[\s\S]*:2:28 .*unknown question "breath"[\s\S]*approved/);
  });
});

describe("advise for people", () => {
  test("prints the eight lines and their sources in 80 columns", async () => {
    const path = join(folder, "answers.json");
    writeFileSync(
      path,
      JSON.stringify({ breadth: "many", purpose: "years", records: "linked", seam: "none", skills: "unknown" }),
    );
    const { code, out } = await runCommand(run, ["--answers", path]);
    expect(code).toBe(0);
    for (const part of [
      "Provisional: ",
      "in points of 100:",
      "The rest.",
      "What would change it:",
      "To find out:",
      "Sources:",
      "Receipt: ",
    ])
      expect(out).toContain(part);
    const long = out.split("\n").filter((line) => line.length > 80);
    expect(long.filter((line) => !/https:\/\/\S{50,}/.test(line))).toEqual([]);
  });

  test("prints what to look at instead where nothing fits", async () => {
    const { out } = await runCommand(
      run,
      ["--answers=-"],
      JSON.stringify({ client: "readers", modules: "none", accounts: "open" }),
    );
    expect(out).toMatch(/^None of these fits\. /);
    expect(out).toContain("Look at instead:");
  });
});

describe("input it cannot use", () => {
  const refused = async (args: string[], input = "") => {
    const { code, out, err } = await runCommand(run, args, input);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Usage: npm run --silent advise");
    return err;
  };

  test("unknown ids, all of them, with the nearest", async () => {
    const err = await refused(
      ["--answers", "-"],
      JSON.stringify({ breath: "many", records: "linkd", risk: ["low", "hihg"] }),
    );
    expect(err).toMatch(/"breath" .*"breadth"/);
    expect(err).toMatch(/"linkd" .*"linked"/);
    expect(err).toContain('"hihg"');
  });

  test("what is not JSON, or not answers", async () => {
    expect(await refused(["--answers", "-"], "{")).toContain("standard input is not JSON");
    expect(await refused(["--answers", "-"], "")).toContain("standard input is not JSON");
    expect(await refused(["--answers", "-"], "[]")).toContain("The file is one JSON object");
    expect(await refused(["--answers", "-"], '{"breadth":3,"risk":[]}')).toMatch(
      /"breadth" is not an answer; "risk" is not an answer/,
    );
    expect(await refused(["--answers", "-"], '{"breadth":{"notApplicable":""}}')).toContain(
      '"breadth" is not an answer',
    );
  });

  test("a file that is not there, no file at all, and options it does not take", async () => {
    expect(await refused(["--answers", join(folder, "absent.json")])).toContain("absent.json cannot be read");
    expect(await refused([])).toContain("no answers to advise on");
    expect(await refused(["--answers"])).toContain("--answers needs a value");
    expect(await refused(["--answer", "x"])).toContain('did you mean "--answers"?');
  });
});
