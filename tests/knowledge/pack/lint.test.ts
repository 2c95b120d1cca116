import { describe, expect, test } from "vitest";
import { createLocator, type Finding, lintPack, lintTrials, loadPack } from "../../../knowledge/index.ts";
import { mutations, pages, questions } from "./lint-mutations.ts";
import { type Change, changed, loadChanged, smallPackFiles } from "./small-pack.ts";

const today = "2026-06-01";
const small = loadPack(smallPackFiles);
const lines = (findings: readonly Finding[]) =>
  findings.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
const usual = lines(lintPack(small.pack, today));

/** What a change adds to the findings of the small pack. */
function newFindings(day: string, ...changes: readonly Change[]): string[] {
  return lines(lintPack(loadChanged(...changes).pack, day)).filter((line) => !usual.includes(line));
}

describe("lint of a pack", () => {
  test("the small pack has no errors, and knows that two of its five questions carry more than a quarter each", () => {
    expect(usual).toEqual([
      "warning questions.writers.weight: carries 21 of 63 points of swing, more than a quarter",
      "warning questions.readers.weight: carries 18 of 63 points of swing, more than a quarter",
    ]);
  });

  test.each(mutations)("finds %s", (_name, changes, ...expected) => {
    expect(newFindings(today, ...changes)).toEqual(expected);
  });

  test("names the cost of a derived option and the objection goes", () => {
    const change = {
      file: questions,
      find: "fits: { site: -1 }",
      put: "note: A second place to look after.\n      fits: { site: -1, wiki: 1 }",
    };
    expect(newFindings(today, change).filter((line) => line.includes("is lower than"))).toEqual([]);
  });

  test("lets what is not needed weigh one at most, unless a note names the reason", () => {
    const called = (id: string, note?: string) => ({
      ...small.pack,
      questions: small.pack.questions.map((question) => ({
        ...question,
        choices: question.choices.map((choice) =>
          choice.id === "staff" ? { ...choice, id, ...(note === undefined ? {} : { note }) } : choice,
        ),
      })),
    });
    const found = (id: string, note?: string) =>
      lines(lintPack(called(id, note), today)).filter((line) => line.includes("not needed"));
    const objection =
      "what is not needed speaks for or against nothing by more than 1, not by 2; a `note` must name the reason";
    for (const id of ["none", "not-needed"]) {
      expect(found(id)).toEqual([`error questions.writers.${id}.fits.wiki: ${objection}`]);
      expect(found(id, "A wiki is what remains.")).toEqual([]);
    }
    expect(found("staff")).toEqual([]);
  });

  test("gives every finding a place in the files it was made from", () => {
    for (const [name, changes] of mutations) {
      const files = changed(...changes);
      const locate = createLocator(files);
      for (const { path } of lintPack(loadChanged(...changes).pack, today)) {
        const at = locate(path);
        const line = files.find((file) => file.name === at?.file)?.text.split("\n")[(at?.line ?? 0) - 1];
        const [, entry = "", ...deeper] = path.split(".");
        expect(line, `${name}: ${path}`).toBeDefined();
        if (deeper.length === 0) expect(line, path).toContain(`id: ${entry}`);
      }
    }
  });

  test("does not take a word inside a word for praise or for an option", () => {
    const inside = {
      file: questions,
      find: "why: People outside have",
      put: "why: People in repository-less bestiaries have",
    };
    expect(newFindings(today, inside)).toEqual([]);
  });

  test("refuses a total swing of more than 400 raw points", () => {
    const text = Array.from(
      { length: 14 },
      (_, index) => `- id: q${index}
  text: Question ${index}?
  why: It matters.
  topic: scope
  consequence: risk
  weight: 10
  readable: false
  findOut: Ask.
  choices:
    - { id: a, label: A, phrase: a, fits: { wiki: 2 }, prior: 1 }
    - { id: b, label: B, phrase: b, fits: { wiki: -1 }, prior: 1 }
`,
    ).join("");
    const pack = { ...small.pack, questions: loadQuestions(text) };
    expect(lines(lintPack(pack, today))).toContain(
      "error questions: the total swing is 420 raw points; at most 400 are allowed",
    );
  });

  test("evidence for a base stands behind an option that equals it by declaration, and not inside its block", () => {
    const only = (option: string) => ({
      file: pages,
      find: `    - { question: size, choice: small, option: ${option}, side: for }\n`,
      put: "",
    });
    expect(newFindings(today, only("site"))).toEqual([]);
    expect(newFindings(today, only("repo"))).toEqual([
      "error questions.size.small.fits.repo: no evidence speaks for a fit of +1",
    ]);
    const inBlock = { file: "pack.yaml", find: "questions: [readers]", put: "questions: [readers, size]" };
    expect(newFindings(today, only("site"), inBlock)).toEqual([
      "error questions.size.small.fits.site: no evidence speaks for a fit of +1",
    ]);
  });
});

describe("lint of trials", () => {
  test("the small pack has a scenario for each rule, and too few kinds of team", () => {
    expect(lines(lintTrials(small.pack, small.trials))).toEqual([
      "warning archetypes: 2 kinds of team; at least 8 give a picture",
    ]);
  });

  test("a rule no scenario lists, and a scenario that does not fire the rule it lists", () => {
    const scenarios = "cases/scenarios.yaml";
    const unlisted = loadChanged({ file: scenarios, find: "rules: [large-and-reviewed]", put: "rules: []" });
    expect(lines(lintTrials(unlisted.pack, unlisted.trials))[0]).toMatch(
      /^error rules\.large-and-reviewed: no scenario exercises it/,
    );
    const idle = loadChanged({ file: scenarios, find: "approval: review", put: "approval: nobody" });
    expect(lines(lintTrials(idle.pack, idle.trials)).slice(0, 2)).toEqual([
      "error rules.large-and-reviewed: no scenario exercises it; add one that lists it and gives both answers",
      'error scenarios.audited-how-tos.rules: lists "large-and-reviewed", but its answers do not meet both conditions',
    ]);
  });

  test("mostly unusual archetypes", () => {
    const archetypes = small.trials.archetypes.map((archetype) => ({ ...archetype, ordinary: false }));
    expect(lines(lintTrials(small.pack, { ...small.trials, archetypes }))).toContain(
      "warning archetypes: only 0 of 2 are ordinary; at least half should be",
    );
  });
});

function loadQuestions(text: string) {
  const files = [
    {
      name: "pack.yaml",
      text: "id: x\nversion: 1.0.0\ntitle: X\ndecides: x\nscope: x\noptions:\n  - { id: wiki, name: W, summary: w }\n  - { id: repo, name: R, summary: r }\n",
    },
    { name: "questions.yaml", text },
    { name: "sources.yaml", text: "[]" },
    { name: "evidence/none.yaml", text: "[]" },
  ];
  return loadPack(files).pack.questions;
}
