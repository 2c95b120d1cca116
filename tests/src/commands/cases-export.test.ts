import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { openSqlite } from "../../../adapters/sqlite/open-sqlite.ts";
import { createSqliteBackup } from "../../../adapters/sqlite/sqlite-backup.ts";
import { loadOwnCases, readPack } from "../../../knowledge/index.ts";
import { run as backtest } from "../../../src/commands/backtest.ts";
import { run as casesExport } from "../../../src/commands/cases-export.ts";
import type { Event, Person } from "../../../src/conversation/event.ts";
import type { Decision, Hindsight } from "../../../src/decisions/decision.ts";
import { ana, botHarness, says, start } from "../bot/bot-harness.ts";

const at = botHarness();
const fixture = new URL("../../fixtures/packs/delivery", import.meta.url).pathname;
const pack = readPack(fixture);
const bo: Person = { id: "U-bo", name: "Bo Secretive" };
const place = mkdtempSync(join(tmpdir(), "waymark-cases-"));
const packsFolder = join(place, "packs");
beforeAll(() => cpSync(fixture, join(packsFolder, "delivery"), { recursive: true }));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A decision as an interview leaves it, in which two people said what nobody else is to read. */
async function decided(choice: string): Promise<Decision> {
  const { bot } = at.aBot({ pack });
  await bot.handle({ ...start(), text: "Our secret project ships lamps for Zebra Ltd." } as Event);
  const words = [
    "12",
    "none",
    "not applicable because of our secret reason",
    "stop",
    choice,
    "tripwire: secret alarm",
    "record it",
  ];
  for (const [index, text] of words.entries())
    await (await bot.handle(says(`e${index}`, text, index === 0 ? bo : ana))).delivered;
  const kept = await at.decisions.get("local", "WM-1");
  if (kept === undefined) throw new Error("nothing was decided");
  return kept.decision;
}

const looked = (decision: Decision, id: string, right: Hindsight, more: Partial<Decision> = {}): Decision => ({
  ...decision,
  id,
  sessionId: `session-of-${id}`,
  ...more,
  review: {
    nextOn: null,
    history: [
      { at: 1, by: ana, result: "confirmed", right: right === "no" ? "yes" : "no" },
      { at: 2, by: bo, result: "confirmed", note: "secret words of the look", right },
      { at: 3, by: bo, result: "confirmed" },
    ],
  },
});

async function exported(decisions: readonly Decision[], ...args: string[]) {
  const file = join(mkdtempSync(join(place, "store-")), "waymark.db");
  const stores = openSqlite(file);
  for (const decision of decisions) expect(await stores.decisions.put(decision, 0)).toMatchObject({ ok: true });
  await stores.store.close();
  const printed = { out: "", err: "" };
  const code = await casesExport(
    {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
      openBackup: async () => createSqliteBackup(openDatabase(file)),
    },
    args,
  );
  expect(code).toBe(0);
  return printed;
}

async function measured(...args: string[]) {
  const printed = { out: "", err: "" };
  const code = await backtest(
    {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
      packsFolder,
      clock: { now: () => Date.parse("2026-11-27"), sleep: async () => undefined },
    },
    args,
  );
  return { code, ...printed };
}

const valuesOf = (json: string): Record<string, number> =>
  Object.fromEntries(
    (JSON.parse(json) as { name: string; value: number; goal: string | null }[])
      .filter(({ name }) => name.startsWith("own-"))
      .map(({ name, value, goal }) => [name, goal === null ? value : Number.NaN]),
  );

test("from an interview to the backtest and back the verdict is the one of the day it was decided", async () => {
  const decision = await decided("accept courier");
  const recommended = decision.recommended ?? "none";
  const right = looked(decision, "WM-1", "yes", { option: recommended });
  const wrong = looked(decision, "WM-2", "no", { option: recommended });
  const mixed = looked(decision, "WM-3", "mixed", { option: recommended });
  const overridden: Decision = {
    ...decision,
    id: "WM-4",
    option: recommended === "van" ? "courier" : "van",
    override: { reason: "people", note: "secret note of the override" },
  };
  const plain: Decision = { ...decision, id: "WM-5", option: recommended };
  const { override: _, ...unoverridden } = plain;
  const out = join(place, "cases.yaml");
  const { err } = await exported([right, wrong, mixed, overridden, unoverridden], "--out", out);
  expect(err).toBe("4 of 5 decisions are cases; 1 of them turned out wrong and speak for no label.\n");
  expect(statSync(out).mode & 0o777).toBe(0o600);

  const { cases, problems } = loadOwnCases({ name: "cases.yaml", text: readFileSync(out, "utf8") });
  expect(problems).toEqual([]);
  expect(
    cases.map(({ id, label, strength, supports, hindsight }) => [
      id.replace(/-\w{6}$/, ""),
      label,
      strength,
      supports,
      hindsight,
    ]),
  ).toEqual([
    ["wm-1", recommended, "clear", true, "yes"],
    ["wm-2", recommended, "lean", false, "no"],
    ["wm-3", recommended, "lean", true, "mixed"],
    ["wm-4", overridden.option, "lean", true, undefined],
  ]);

  const { out: json } = await measured("delivery", "--json", "--cases", out);
  expect(valuesOf(json)).toEqual({
    "own-cases": 4,
    "own-agree": 66.667,
    "own-agree-or-close": expect.any(Number),
    "own-agree-clear": 100,
    "own-wrong-advised-again": 1,
    "own-answers-not-known": 0,
  });
  const without = await measured("delivery", "--json");
  const others = (text: string) =>
    (JSON.parse(text) as { name: string }[]).filter(({ name }) => !name.startsWith("own-"));
  expect(others(json)).toEqual(JSON.parse(without.out));
  const spoken = await measured("delivery", "--cases", out);
  expect(spoken.out).toMatch(
    /Own decisions where another leads, or that turned out wrong: 2\n {2}wm-2-\w{6} {2}chose \w+, which was wrong; advised again\n {2}wm-4-/,
  );
});

test("nobody's name, words, or place is in the file", async () => {
  const decision = await decided("accept courier");
  const overridden = { ...decision, override: { reason: "people", note: "secret note of the override" } } as const;
  const { out } = await exported([
    looked(overridden, "WM-1", "mixed", { workspace: "slack:TSECRET", conversation: "slack:TSECRET/C1" }),
  ]);
  const kept = JSON.stringify(decision);
  for (const words of ["secret reason", "secret alarm", "Zebra", "Bo Secretive", "U-bo"]) expect(kept).toContain(words);
  const body = out.split("\n").filter((line) => !line.startsWith("#"));
  expect(/secret|zebra|lamps|\bana\b|\bbo\b|U-bo|slack|\btable\b|page-1|2026|author/i.exec(body.join("\n"))).toBeNull();
  expect(body.join("\n")).toContain("notApplicable: said so");
});

test("decisions of private places are left out until they are asked for, and one workspace can be taken alone", async () => {
  const decision = await decided("accept courier");
  const all = [
    looked(decision, "WM-7", "yes", { private: true }),
    looked(decision, "WM-8", "yes", { workspace: "slack:T1" }),
  ];
  expect((await exported(all)).err).toMatch(
    /^1 of 2 decisions are cases; .* 1 of private places were left out; --private takes them too\.\n$/,
  );
  expect((await exported(all, "--private")).err).toMatch(/^2 of 2/);
  expect((await exported(all, "--workspace", "slack:T1")).err).toMatch(/^1 of 1/);
  await expect(exported(all, "--workspace", "slack:T2")).rejects.toThrow("These have: local, slack:T1.");
});

describe("a file of cases in the backtest", () => {
  test("of other packs, and what this pack does not know any more, is counted and left out", async () => {
    const question = pack.questions[0]!;
    const base = { description: "d", strength: "lean", why: "w", source: "s", verified: true, supports: true };
    const label = pack.manifest.options[0]!.id;
    const cases = [
      {
        ...base,
        id: "a",
        label,
        acceptable: [label],
        pack: { id: pack.manifest.id, version: "0.1.0" },
        answers: { [question.id]: "gone", "no-question": "x" },
      },
      {
        ...base,
        id: "b",
        label: "gone",
        acceptable: ["gone"],
        pack: { id: pack.manifest.id, version: "0.1.0" },
        answers: {},
      },
      { ...base, id: "c", label, acceptable: [label], pack: { id: "another", version: "1.0.0" }, answers: {} },
    ];
    const file = join(place, "old.yaml");
    writeFileSync(file, JSON.stringify(cases));
    expect(valuesOf((await measured("delivery", "--json", "--cases", file)).out)).toMatchObject({
      "own-cases": 1,
      "own-answers-not-known": 2,
    });
    expect((await measured("delivery", "--cases", file)).out).toContain(
      `not known any more: ${question.id}, no-question`,
    );
  });

  test("that is no such file is told with the place of each problem", async () => {
    const file = join(place, "wrong.yaml");
    writeFileSync(file, "- id: a\n  label: 3\n");
    const { code, err } = await measured("delivery", "--cases", file);
    expect([code, err]).toEqual([2, expect.stringMatching(/^These cases cannot be read:\n.*wrong\.yaml:\d+:\d+ /)]);
    expect((await measured("delivery", "--cases", join(place, "none.yaml"))).err).toContain(
      "cannot be read. Name a file that cases:export wrote",
    );
  });
});
