import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fromAnswers, loadPack, type ModelSpec, type PackFile, turn } from "../../../knowledge/index.ts";
import { drawCorners, drawRespondents } from "../../../src/commands/knowledge-check/answer-sets.ts";
import { checkBalance } from "../../../src/commands/knowledge-check/check-balance.ts";
import { checkPack } from "../../../src/commands/knowledge-check/check-pack.ts";
import { createDecider } from "../../../src/commands/knowledge-check/decide.ts";
import { run } from "../../../src/commands/knowledge-check.ts";
import { type Change, changed, smallPackFiles } from "../../knowledge/pack/small-pack.ts";
import { bench as pythonWeb } from "../../knowledge/packs/python-web.ts";

const today = "2026-11-21";
const folder = mkdtempSync(join(tmpdir(), "waymark-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a pack below the folder of packs. */
function write(name: string, files: readonly PackFile[]): void {
  for (const file of files) {
    const path = join(folder, name, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text);
  }
}
write("handbook", smallPackFiles);
write("torn", changed({ file: "questions.yaml", find: "weight: 4", put: "weight: 40" }));

async function check(args: string[], day = today) {
  const said = { out: "", err: "" };
  const ports = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    packsFolder: folder,
    clock: { now: () => Date.parse(day), sleep: async () => {} },
  };
  return { code: await run(ports, args), ...said };
}

/** The checks of the small pack with changes; a file can be left out. */
function checked(changes: readonly Change[], without?: string, day = today) {
  const { pack, trials } = loadPack(changed(...changes).filter(({ name }) => name !== without));
  return checkPack(pack, trials, day);
}
const valuesOf = (checks: ReturnType<typeof checked>) =>
  Object.fromEntries(checks.map(({ row }) => [row.name, row.value]));
const missedIn = (checks: ReturnType<typeof checked>) => checks.flatMap(({ row }) => (row.holds ? [] : [row.name]));

describe("npm run knowledge:check", () => {
  test("passes a fair pack, and prints every figure the contracts name as JSON, the same each time", async () => {
    const { code, out, err } = await check(["handbook", "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const rows = JSON.parse(out) as Record<string, unknown>[];
    for (const row of rows) expect(Object.keys(row)).toEqual(["name", "value", "unit", "goal", "holds"]);
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...["errors", "win-share-wiki", "win-share-repo", "win-share-site", "vendor-ablation-unchanged"],
        ...["none-on-ordinary", "monotone-violations", "unsourced-fits", "expired-evidence"],
      ]),
    );
    expect((await check(["--json"])).out).toBe(out);
    expect((await check([join(folder, "handbook"), "--json"])).out).toBe(out);
  });

  test("tells people the place of each finding, and that the pack may be published", async () => {
    const { out } = await check(["handbook"]);
    const { text } = smallPackFiles.find(({ name }) => name === "questions.yaml")!;
    const line = text.slice(0, text.indexOf("weight: 7")).split("\n").length;
    expect(out).toContain(`questions.yaml:${line}:3 questions.writers.weight: carries 21 of 63 points`);
    expect(out).toMatch(/may be published\.\n$/);
  });

  test("refuses a pack whose evidence has run out since it was written", async () => {
    const { code, out } = await check(["handbook"], "2027-04-01");
    expect(code).toBe(1);
    expect(out).toMatch(/unsourced-fits +3 fits +goal <= 0 +MISSED/);
    expect(out).toMatch(/evidence\/people\.yaml:\d+:\d+ evidence\.e-developers: was valid until 2027-03-01/);
    expect(out).toContain("Not to be published");
  });

  test("lists what keeps a pack from loading with file and line", async () => {
    const { code, out } = await check(["torn"]);
    expect(code).toBe(1);
    expect(out).toMatch(/errors +1 problems +goal <= 0 +MISSED/);
    expect(out).toMatch(/questions\.yaml:6:11 questions\[0\]\.weight/);
    expect(JSON.parse((await check(["torn", "--json"])).out)).toEqual([
      { name: "errors", value: 1, unit: "problems", goal: "<= 0", holds: false },
    ]);
  });

  test.each([
    [["handbok"], 'did you mean "handbook"'],
    [["handbook", "torn"], '"torn" is not an option'],
    [["--jason"], 'did you mean "--json"'],
  ])("answers the wrong call %j with 2", async (args, says) => {
    const { code, out, err } = await check(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
    expect(err).toContain("Usage: npm run --silent knowledge:check");
  });
});

const questions = "questions.yaml";
/** Staff write best in a wiki, and this rule takes more from it than that is worth. */
const turned: readonly Change[] = [
  { file: "rules.yaml", find: "points: { wiki: 4 }", put: "points: { wiki: -14 }" },
  {
    file: "rules.yaml",
    find: "{ question: readers, choices: [public] }",
    put: "{ question: upkeep, choices: [nobody] }",
  },
  { file: questions, find: "weight: 7", put: "weight: 3" },
];

describe("a pack is refused", () => {
  test.each<[string, readonly Change[], readonly string[]]>([
    [
      "for a fit nothing speaks for",
      [{ file: questions, find: "fits: { wiki: 1 }", put: "fits: { wiki: 1, repo: -1, site: -1 }" }],
      ["errors", "unsourced-fits"],
    ],
    [
      "for an option that never does better than another",
      [{ file: questions, find: "fits: { wiki: -1, site: 2 }", put: "fits: { wiki: -1 }" }],
      ["win-share-site", "dominated-options"],
    ],
    [
      "for telling ordinary teams that nothing fits",
      [{ file: "archetypes.yaml", find: "review: 30, records: 5", put: "review: 15, records: 20" }],
      ["none-on-ordinary"],
    ],
    [
      "for verdicts that rest on what vendors say",
      [{ file: "sources.yaml", find: "kind: practitioner", put: "kind: vendor" }],
      ["errors", "vendor-ablation-unchanged"],
    ],
    ["for a rule that turns an answer against the option it speaks for", turned, ["monotone-violations"]],
    [
      "for a question that changes nothing",
      [
        {
          file: questions,
          find: "      fits: { repo: 1, site: 1 }\n      because: { repo: A few",
          put: "      because: { repo: A few",
        },
        { file: questions, find: "      fits: { wiki: 1 }\n", put: "" },
        {
          file: "rules.yaml",
          find: "{ question: size, choices: [large] }",
          put: "{ question: upkeep, choices: [somebody] }",
        },
      ],
      ["never-pivotal"],
    ],
  ])("%s", (_, changes, missed) => {
    expect(missedIn(checked(changes))).toEqual(missed);
  });

  test("when it names no kinds of team to be judged by", () => {
    const missed = missedIn(checked([], "archetypes.yaml"));
    expect(missed).toEqual([
      ...["win-share-wiki", "win-share-repo", "win-share-site", "none-on-ordinary", "vendor-ablation-unchanged"],
    ]);
  });

  test("with the move and the rule that offend, and nothing where a rule removes the option by a veto", () => {
    const { findings } = checked(turned).find(({ row }) => row.name === "monotone-violations")!;
    expect(
      findings.map(({ path, message }) => `${path}: ${message.replace(/ in \d+ of 1400 /, " in some ")}`),
    ).toContain(
      'questions.writers.staff: instead of "mixed" favours wiki, yet repo leads then in some answer sets: rule staff-for-customers',
    );
    const vetoed = [
      {
        file: "rules.yaml",
        find: "choices: [review] }\n  vetoes: [wiki]",
        put: "choices: [nobody] }\n  vetoes: [wiki]",
      },
    ];
    expect(valuesOf(checked(vetoed))["monotone-violations"]).toBe(0);
  });
});

describe("what is only told", () => {
  test("evidence of one vendor, long sentences and the largest question", () => {
    const words = Array.from({ length: 41 }, () => "so").join(" ");
    const values = valuesOf(
      checked([{ file: questions, find: "why: A few pages", put: `why: ${words}. A few pages` }]),
    );
    expect(values).toMatchObject({ "one-vendor-evidence": 1, "long-sentences": 1, "swing-largest-share": 33.333 });
  });

  test("questions of one topic that count the same for every kind of team, and a swing past the limit", () => {
    const fits = [
      [2, -2],
      [-2, 2],
    ] as const;
    const spec: ModelSpec = {
      options: [{ id: "left" }, { id: "right" }],
      questions: Array.from({ length: 11 }, (_, at) => ({
        id: `q${at}`,
        topic: at < 3 ? "same" : `topic-${at}`,
        weight: 10,
        choices: fits.map((each, a) => ({ id: `c${a}`, prior: 500, fits: each })),
      })),
      rules: [],
    };
    const archetypes = Array.from({ length: 8 }, (_, t) => {
      const yes = 10 + 9 * t;
      const mixed = t % 2 === 0 ? 80 : 20;
      const answers = spec.questions.map(({ id }, at) => {
        const share = at === 1 ? mixed : yes;
        return [id, { c0: share, c1: 100 - share }];
      });
      return { id: `t${t}`, title: "A team", ordinary: true, answers: Object.fromEntries(answers) };
    });
    const trials = { ...pythonWeb.trials, archetypes };
    const checks = checkBalance(spec, trials);
    expect(valuesOf(checks)).toMatchObject({ "swing-total": 440, "correlated-questions": 1, "dominated-options": 0 });
    expect(missedIn(checks)).toEqual(["swing-total"]);
    expect(checks.flatMap(({ findings }) => findings.map(({ path }) => path))).toEqual(["questions.q2"]);
    const few = checkBalance(spec, { ...trials, archetypes: archetypes.slice(1) });
    expect(valuesOf(few)["correlated-questions"]).toBe(0);
  });
});

describe("the parts of the check", () => {
  test("the verdict on complete answers is the engine's leader", () => {
    const { pack, trials } = loadPack(smallPackFiles);
    const small = { ...pythonWeb, pack, trials };
    const { model } = pythonWeb;
    const decide = createDecider(model.spec);
    const sets = [...drawCorners(pythonWeb, 100), ...drawRespondents(pythonWeb, 5).map(({ answers }) => answers)];
    const engine = sets.map((answers) => {
      const written = model.spec.questions.map(({ id, choices }, q) => [id, choices[answers[q]!]!.id]);
      return turn(model, fromAnswers(model, Object.fromEntries(written))).leader;
    });
    const options = [...model.options, "none"];
    expect(sets.map((answers) => options[decide(answers).leads])).toEqual(engine);
    expect(new Set(engine).size).toBe(4);
    expect(drawRespondents(small, 3)).toEqual(drawRespondents(small, 3));
  });
});
