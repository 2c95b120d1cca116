import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { canonicalPack, loadContent, loadPack, type PackFile, parseCanonicalPack } from "../../../knowledge/index.ts";
import { changed, loadChanged, smallPackFiles } from "./small-pack.ts";

const small = loadContent(smallPackFiles);
const unordered = /^(rules|sources|exits|tensions|asides|caveats)\.yaml$|^evidence\//;

/** A permutation from numbers in 0..1. */
function shuffle<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((value, index) => ({ value, key: keys[index % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map((each) => each.value);
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reverseKeys(each)]),
  );
}

describe("the hash of a pack", () => {
  test("is the SHA-256 of its canonical JSON, in hex", () => {
    expect(small.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(parseCanonicalPack(canonicalPack(small)).hash).toBe(small.hash);
  });

  test("does not change with the order of files, entries or keys", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 20 }), (keys) => {
        const files: PackFile[] = smallPackFiles.map(({ name, text }) => {
          const value: unknown = parse(text);
          const list = Array.isArray(value) && unordered.test(name) ? shuffle(value, keys) : value;
          return { name, text: stringify(reverseKeys(list), { aliasDuplicateObjects: false }) };
        });
        const again = loadContent(shuffle(files, keys));
        expect(again.hash).toBe(small.hash);
        expect(JSON.stringify(again)).toBe(JSON.stringify(small));
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  test("does not change when evidence moves to another file", () => {
    const [pages, people] = ["evidence/pages.yaml", "evidence/people.yaml"].map((name) =>
      smallPackFiles.find((file) => file.name === name),
    );
    const others = smallPackFiles.filter((file) => !file.name.startsWith("evidence/"));
    const one = { name: "evidence/all.yaml", text: `${people?.text}\n${pages?.text}` };
    expect(loadContent([...others, one]).hash).toBe(small.hash);
  });

  test("does not change when trials change or go", () => {
    const trials = /^(archetypes|criteria)\.yaml$|^cases\//;
    expect(loadPack(smallPackFiles.filter((file) => !trials.test(file.name))).pack.hash).toBe(small.hash);
    const relabelled = { file: "cases/labelled.yaml", find: "expected: repo", put: "expected: wiki" };
    expect(loadChanged(relabelled).pack.hash).toBe(small.hash);
  });

  test("does not change with comments and layout", () => {
    const comment = { file: "pack.yaml", find: "root: size", put: "# asked first\nroot:   'size'" };
    expect(loadChanged(comment).pack.hash).toBe(small.hash);
  });

  const changes: readonly [string, string, string, string][] = [
    ["a weight", "questions.yaml", "weight: 7", "weight: 6"],
    ["a fit", "questions.yaml", "fits: { wiki: -1, repo: 2, site: 2 }", "fits: { wiki: -1, repo: 1, site: 2 }"],
    ["a prior", "questions.yaml", "prior: 180", "prior: 181"],
    ["a label", "questions.yaml", "label: Nobody", "label: No one"],
    ["a cue", "questions.yaml", "[developers, engineers]", "[engineers, developers, coders]"],
    ["a rule's points", "rules.yaml", "{ wiki: 4 }", "{ wiki: 5 }"],
    ["a grade", "evidence/people.yaml", "grade: C", "grade: D"],
    ["an expiry", "evidence/people.yaml", "validUntil: 2027-03-01", "validUntil: 2027-03-02"],
    ["a source's title", "sources.yaml", "Why teams choose our wiki", "Why teams choose our wiki!"],
    ["an exit", "exits.yaml", "A records system", "The records system"],
    ["the version", "pack.yaml", "1.2.0", "1.2.1"],
    [
      "the order of options",
      "pack.yaml",
      "  - id: wiki\n    name: Hosted wiki\n    summary: Pages written and read in a browser, kept by a hosted wiki.\n  - id: repo\n    name: Files in the repository\n    summary: Text files beside the code, changed by review like code.\n",
      "  - id: repo\n    name: Files in the repository\n    summary: Text files beside the code, changed by review like code.\n  - id: wiki\n    name: Hosted wiki\n    summary: Pages written and read in a browser, kept by a hosted wiki.\n",
    ],
  ];
  test.each(changes)("changes with %s", (_name, file, find, put) => {
    expect(loadContent(changed({ file, find, put })).hash).not.toBe(small.hash);
  });

  test("changes with the order of questions and of choices", () => {
    const reordered = (edit: (list: { choices: unknown[] }[]) => unknown) =>
      smallPackFiles.map((file) =>
        file.name === "questions.yaml" ? { ...file, text: stringify(edit(parse(file.text))) } : file,
      );
    const hashes = [
      reordered((list) => [...list].reverse()),
      reordered((list) => list.map((question) => ({ ...question, choices: [...question.choices].reverse() }))),
    ].map((files) => loadContent(files).hash);
    expect(new Set([small.hash, ...hashes]).size).toBe(3);
  });
});

describe("an archived pack", () => {
  const json = canonicalPack(small);

  test("comes back as the same pack", () => {
    expect(parseCanonicalPack(json, small.hash)).toEqual(small);
    expect(canonicalPack(parseCanonicalPack(json))).toBe(json);
  });

  test("is refused when one character changed", () => {
    expect(() => parseCanonicalPack(json.replace("Hosted", "hosted"), small.hash)).toThrow(/the archive was changed/);
  });

  test("is validated again", () => {
    const dangling = json.replace('"evidence":["e-build"]', '"evidence":["e-biuld"]');
    expect(() => parseCanonicalPack(dangling)).toThrow(
      /questions\[4\]\.choices\[0\]\.vetoes\.evidence\[0\]: unknown evidence "e-biuld"/,
    );
    expect(() => parseCanonicalPack(json.replace('"weight":7', '"weight":"7"'))).toThrow(/weight: must be a number/);
    expect(() => parseCanonicalPack(json.replace('"manifest"', '"manifesto"'))).toThrow(/unknown key "manifesto"/);
  });

  test.each(["", "[]", "null", "{", '"x"'])("is refused when it is %j", (text) => {
    expect(() => parseCanonicalPack(text)).toThrow(/is not the JSON of a pack/);
  });
});
