import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { HouseError, loadHouse, readHouse, readPack } from "../../../knowledge/index.ts";
import { processorMs } from "../../setup/processor-ms.ts";

const pack = readPack(new URL("../../fixtures/packs/small", import.meta.url).pathname);
const today = "2026-11-24";

const good = `deciders:
  - { conversation: "local/*", decider: Ada }
packs:
  team-handbook:
    weights: { size: 3 }
    approved:
      options: [wiki, repo]
      because: We keep no sites.
    vetoes:
      - id: no-wiki-for-many
        when: [{ question: size, choices: [large] }]
        options: [wiki]
        because: The licence is for fifty people.
    waivers:
      - { veto: large-and-reviewed, reason: We approve by hand., owner: Ken }
    questions:
      - id: exemption
        text: Is there an exemption?
        why: Somebody has to look after it.
        consequence: risk
        findOut: Ask the board.
        choices:
          - { id: none, label: No, phrase: there is none, removes: [wiki], because: We host nothing., prior: 800 }
          - { id: granted, label: Granted, phrase: there is one, prior: 200 }
    evidence:
      - id: house-note
        statement: The licence is for fifty people.
        grade: C
        sources: [house-paper]
        checkedOn: 2026-11-01
        consequence: risk
    sources:
      - { id: house-paper, title: The contract, publisher: Us, kind: reference, date: 2026-01-31, address: no public address }
`;

const problems = (text: string): string[] => {
  try {
    loadHouse({ name: "house.yaml", text }, [pack], today);
    return [];
  } catch (error) {
    if (!(error instanceof HouseError)) throw error;
    expect(error.message).toContain("nothing of it is used");
    return error.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  }
};
/** The good house with one place written differently; the place must stand there once. */
const mutated = (find: string, put: string): string => {
  if (good.split(find).length !== 2) throw new Error(`"${find}" stands there ${good.split(find).length - 1} times`);
  return good.replace(find, () => put);
};

describe("a house overlay", () => {
  test("loads, and may be all but empty", () => {
    expect(problems(good)).toEqual([]);
    expect(loadHouse({ name: "house.yaml", text: "" }, [pack], today)).toEqual({ deciders: [], packs: {} });
    expect(loadHouse({ name: "house.yaml", text: "packs: { team-handbook: {} }" }, [pack], today).packs).toEqual({
      "team-handbook": { weights: {}, vetoes: [], waivers: [], questions: [], evidence: [], sources: [] },
    });
  });

  test.each<[string, string, string, RegExp]>([
    ["an unknown key", "deciders:", "decider:", /^house.yaml:1:1 unknown key "decider"; allowed: deciders, packs/],
    [
      "an unknown pack",
      "team-handbook:",
      "team-handbok:",
      /:4:3 unknown pack "team-handbok"; did you mean "team-handbook"/,
    ],
    ["an unknown part", "    approved:", "    aproved:", /:6:5 unknown key "aproved"; allowed: weights, approved/],
    ["an unknown question", "size: 3", "sise: 3", /:5:16 unknown question "sise"; did you mean "size"/],
    ["a weight out of its band", "size: 3", "size: 9", /:5:22 must be \d+ to \d+, half to twice the pack's \d+, not 9/],
    ["a weight that is no whole number", "size: 3", "size: 3.5", /:5:22 must be a whole number/],
    ["an unknown option", "[wiki, repo]", "[wiki, rebo]", /:7:23 unknown option "rebo"; did you mean "repo"/],
    ["nothing approved", "[wiki, repo]", "[]", /:7:16 at least 1 entries/],
    [
      "a veto of everything",
      "        options: [wiki]",
      "        options: [wiki, repo, site]",
      /:12:18 removes every option/,
    ],
    [
      "an unknown choice",
      "choices: [large]",
      "choices: [larg]",
      /:11:44 unknown choice of "size" "larg"; did you mean "large"/,
    ],
    ["no reason", "        because: The licence is for fifty people.\n", "", /:10:9 missing; text is required/],
    [
      "an id the pack has",
      "id: no-wiki-for-many",
      "id: large-and-reviewed",
      /:10:13 the pack has "large-and-reviewed" already/,
    ],
    [
      "a waiver of nothing",
      "veto: large-and-reviewed",
      "veto: size.large",
      /:15:17 removes no option, so there is nothing to waive/,
    ],
    ["a waiver of an unknown rule", "veto: large-and-reviewed", "veto: large-and-review", /:15:17 unknown rule/],
    ["a waiver nobody answers for", ", owner: Ken", "", /:15:9 missing; text is required/],
    ["a removal without a reason", ", because: We host nothing.", "", /:23:13 .*is required there/],
    ["a question the pack has", "- id: exemption", "- id: size", /:17:13 the pack has "size" already/],
    [
      "one choice alone",
      "          - { id: granted, label: Granted, phrase: there is one, prior: 200 }\n",
      "",
      /at least 2 entries/,
    ],
    ["an unknown source", "sources: [house-paper]", "sources: [house-papper]", /:29:19 unknown source "house-papper"/],
    [
      "vendors graded above opinion",
      "kind: reference",
      "kind: vendor",
      /:26:9 evidence.house-note.grade: rests on vendor/,
    ],
    [
      "an option named in a why",
      "why: Somebody has to look after it.",
      "why: A Hosted wiki needs care.",
      /:17:9 .*names an option/,
    ],
    ["a date that is none", "2026-11-01", "yesterday", /:30:20 must be a date/],
    [
      "a mapping for a list",
      'deciders:\n  - { conversation: "local/*", decider: Ada }',
      "deciders: { a: b }",
      /:1:11 must be a list/,
    ],
    ["a decider without a pattern", 'conversation: "local/*", ', "", /:2:5 missing; text is required/],
  ])("is refused with its place: %s", (_what, find, put, expected) => {
    const found = problems(mutated(find, put));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  test("lists every problem at once, one mistake hiding no other", () => {
    const text = good
      .replace("size: 3", "size: 9")
      .replace("[wiki, repo]", "[wiki, rebo]")
      .replace("veto: large-and-reviewed", "veto: nothing")
      .replace(", owner: Ken", "")
      .replace("sources: [house-paper]", "sources: [house-papper]")
      .replace("grade: C", "grade: E");
    expect(problems(text).map((line) => Number(/:(\d+):/.exec(line)?.[1]))).toEqual([5, 7, 15, 28]);
  });

  test("may not say that a gate of the pack which cannot be waived does not hold", () => {
    const gate = pack.questions.flatMap(({ id, choices }) =>
      choices.flatMap(({ id: choice, none }) => (none && !none.waivable ? [`${id}.${choice}`] : [])),
    )[0];
    if (gate === undefined) throw new Error("the small pack has no such gate");
    expect(problems(mutated("veto: large-and-reviewed", `veto: ${gate}`))).toEqual([
      expect.stringMatching(/:15:17 says that none of the options fits, and its pack does not let that be waived/),
    ]);
  });
});

describe("hostile files are refused in less than a second", () => {
  const folder = mkdtempSync(join(tmpdir(), "house-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const refused = (content: string | Uint8Array) => {
    const path = join(folder, "house.yaml");
    writeFileSync(path, content);
    const ms = processorMs(() => expect(() => readHouse(path, [pack], today)).toThrow(HouseError));
    expect(ms).toBeLessThan(1_000);
    try {
      readHouse(path, [pack], today);
    } catch (error) {
      return error instanceof HouseError ? error.problems[0]!.message : "";
    }
    return "";
  };

  test.each<[string, string | Uint8Array, RegExp]>([
    ["10 MB", "a".repeat(10_000_000), /at most 1 MiB/],
    ["deep nesting", `deciders: ${"[".repeat(50_000)}`, /nested too deeply/],
    ["aliases", "deciders: &a []\npacks: *a", /aliases|anchors/],
    ["a key twice", `${good}deciders: []\n`, /twice/],
    ["UTF-16", new Uint8Array(Buffer.from(`\ufeff${good}`, "utf16le")), /not UTF-8/],
    ["Latin-1", new Uint8Array(Buffer.from("# caf\u00e9", "latin1")), /not UTF-8/],
    ["a tag", "deciders: !!js/function 'x'", /tags/],
    ["two documents", "deciders: []\n---\npacks: {}", /one YAML document/],
    ["a list", "- a\n- b", /must be a mapping/],
    ["a million keys", `packs: {${Array.from({ length: 90_000 }, (_, i) => `p${i}: {}`).join(", ")}}`, /./],
  ])("%s", (_what, content, message) => {
    expect(refused(content)).toMatch(message);
  });

  test("a file that is not there", () => {
    expect(() => readHouse(join(folder, "absent.yaml"), [pack], today)).toThrow(/there is no such file/);
  });
});
