import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalPack, lintPack, loadPack, PackError, parseCanonicalPack } from "../../../knowledge/index.ts";

const readme = readFileSync(new URL("../../../knowledge/README.md", import.meta.url), "utf8");
const files = [...readme.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, name = "", text = ""]) => ({
  name,
  text,
}));

/** The pack of knowledge/README.md with one change of text that stands there once. */
function changed(file: string, find: string, put: string) {
  return files.map(({ name, text }) => {
    if (name !== file) return { name, text };
    expect(text.split(find)).toHaveLength(2);
    return { name, text: text.replace(find, () => put) };
  });
}

/** The problems without the line of the file, which the README's prose does not keep. */
function problemsOf(all: typeof files): string[] {
  try {
    loadPack(all);
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.problems.map(({ file, line, path, message }) => `${file}:${line > 0 ? "n" : "?"} ${path}: ${message}`);
  }
}

describe("mistakes in stack.yaml and costs.yaml are told with their place", () => {
  test.each([
    [
      "stack.yaml",
      "packages: [example-mailer]",
      "packages: [mailer]",
      /options\.digest\.packages\[0\]: "mailer" is not among the packages/,
    ],
    ["stack.yaml", "status: active", "status: abandoned", /"example-mailer" is abandoned and never recommended/],
    ["stack.yaml", "validUntil: 2026-08-01", "validUntil: 2026-02-01", /must be after checkedOn/],
    ["stack.yaml", "choices: [team]", "choices: [teams]", /unknown choice of "absent" "teams"; did you mean "team"/],
    ["stack.yaml", "shared: { level: assembled, by:", "wiki: { level: assembled, by:", /unknown option "wiki"/],
    ["stack.yaml", "level: hand-built, by", "by", /`level` and `by` belong together/],
    ["stack.yaml", "option: digest", "option: notebook", /only an option with `buildsOn` has a seam/],
    ["costs.yaml", "{ p10: 0.1, p50: 0.2", "{ p10: 0.3, p50: 0.2", /must rise from p10 over p50 to p90/],
    ["costs.yaml", "- { level: first-party,", "- { level: built-in,", /has no figure for "first-party"/],
    ["costs.yaml", "counts: amounts", "counts: hours", /must be one of amounts, packages, seams/],
    ["costs.yaml", "amounts: { shared: 2", "amounts: { shred: 2", /unknown option "shred"/],
    ["costs.yaml", "horizonYears: 1", "horizonYears: 1\nsizes: { kept: 2 }", /"kept" is no capability/],
  ])("%s: %s", (file, find, put, words) => {
    const problems = problemsOf(changed(file, find, put));
    expect(problems.join("\n")).toMatch(words);
    for (const problem of problems) expect(problem.startsWith(`${file}:n `)).toBe(true);
  });

  test("they are part of the archived pack, and a pack without them has the hash it had before there were any", () => {
    const { pack } = loadPack(files);
    expect(parseCanonicalPack(canonicalPack(pack)).hash).toBe(pack.hash);
    const bare = loadPack(files.filter(({ name }) => !["stack.yaml", "costs.yaml"].includes(name))).pack;
    expect(bare.hash).not.toBe(pack.hash);
    expect(canonicalPack(bare)).not.toContain("capabilities");
  });
});

describe("the linter of a stack", () => {
  const found = (all: typeof files, today: string) =>
    lintPack(loadPack(all).pack, today)
      .filter(({ path }) => /^(?:stack|costs)/.test(path))
      .map(({ severity, path, message }) => `${severity} ${path}: ${message}`);

  test("asks for every option in every capability, and for the seam of one that builds on another", () => {
    const gap = changed("stack.yaml", "      notebook: { level: hand-built, by: somebody who tells the others }\n", "");
    expect(found(gap, "2026-06-01")).toEqual([
      "error stack.capabilities.reaching-people.options: says nothing about notebook",
    ]);
    const seamless = changed(
      "stack.yaml",
      "seams:\n  - id: one-text\n    option: digest\n    about: Text\n    text: The digest is made from the document; nobody writes a decision twice.\n",
      "",
    );
    expect(found(seamless, "2026-06-01")).toEqual(["error stack.seams: says nothing about the seam of digest"]);
  });

  test("tells when a package is due to be checked again, and costs without a stack", () => {
    expect(found(files, "2026-06-01")).toEqual([]);
    expect(found(files, "2027-01-01")).toEqual([
      "warning stack.packages.example-mailer.validUntil: expired on 2026-08-01; check it again",
    ]);
    const alone = files.filter(({ name }) => name !== "stack.yaml");
    expect(found(alone, "2026-06-01")).toEqual([
      "error costs: needs stack.yaml: build effort is counted by its capabilities",
    ]);
  });
});
