import { describe, expect, test } from "vitest";
import { formatProblem, loadContent, loadPack, loadTrials, PackError } from "../../../knowledge/index.ts";
import { mutations } from "./load-mutations.ts";
import { changed, smallPackFiles } from "./small-pack.ts";

const questions = "questions.yaml";
const people = "evidence/people.yaml";

function problemsOf(files: Parameters<typeof loadPack>[0]): string[] {
  try {
    loadPack(files);
  } catch (error) {
    if (error instanceof PackError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

describe("a bad pack is refused at file:line:column with what is allowed", () => {
  test("the small pack itself has no problems", () => {
    expect(problemsOf(smallPackFiles)).toEqual([]);
  });

  test.each(mutations)("%s", (_name, change, ...expected) => {
    expect(problemsOf(changed(change))).toEqual(expected);
  });

  test("an id used in two evidence files names both places", () => {
    const twice = changed({ file: people, find: "- id: e-delay", put: "- id: e-look" });
    expect(problemsOf(twice)).toEqual([
      'evidence/people.yaml:22:7 evidence[2].id: the id "e-look" is taken (evidence/pages.yaml:68); ids are unique in a pack',
      'rules.yaml:8:14 rules[0].evidence[0]: unknown evidence "e-delay" (known: e-few-pages, e-search, e-public-wiki, e-public-site, e-inside-site, e-approval, e-records, e-build, e-look, e-developers, e-staff)',
    ]);
  });

  test("an archetype that repeats the pack's prior", () => {
    const text = `- id: average
  title: The average of everybody
  ordinary: true
  answers:
    size: { small: 60, large: 40 }
    writers: { developers: 50, staff: 30, mixed: 20 }
    readers: { insiders: 70, public: 30 }
    approval: { nobody: 80, review: 18, records: 2 }
    upkeep: { nobody: 30, somebody: 70 }
`;
    const files = smallPackFiles.map((file) => (file.name === "archetypes.yaml" ? { ...file, text } : file));
    expect(problemsOf(files)).toEqual([
      "archetypes.yaml:1:3 archetypes[0]: this is the pack's prior again; an archetype is a particular kind of team",
    ]);
  });
});

describe("all problems at once", () => {
  const three = changed(
    { file: "cases/public.yaml", find: "writers: developers", put: "writers: developer" },
    { file: questions, find: "prior: 180", put: "prior: 0" },
    { file: questions, find: "label: Nobody", put: "label: 12" },
    { file: "rules.yaml", find: "points: { wiki: 4 }", put: "points: { wikis: 4 }" },
  );

  test("every file's problems are listed in file and line order", () => {
    expect(problemsOf(three).map((line) => line.split(" ")[0])).toEqual([
      "cases/public.yaml:11:14",
      "questions.yaml:99:14",
      "questions.yaml:119:14",
      "rules.yaml:5:13",
    ]);
  });

  test("the message lists them one per line and says that nothing was loaded", () => {
    expect(() => loadPack(three)).toThrow(
      /^The pack has 4 problems; nothing of it was loaded\.\ncases\/public\.yaml:11:14 /,
    );
  });

  test("a file that cannot be parsed does not make other files' references to it wrong", () => {
    const broken = changed(
      { file: "sources.yaml", find: "title: Manual of", put: "title: [Manual of" },
      { file: "rules.yaml", find: "[e-delay]", put: "[e-dealy]" },
    );
    expect(problemsOf(broken).map((line) => line.split(" ")[0])).toEqual(["rules.yaml:8:14", "sources.yaml:3:3"]);
  });

  test("a mistake in pack.yaml hides none in questions.yaml", () => {
    const both = changed(
      { file: "pack.yaml", find: "id: team-handbook", put: "id: Team" },
      { file: questions, find: "priorByRoot: { large: 300 }", put: "priorByRoot: { lareg: 300 }" },
      { file: questions, find: "      prior: 400", put: "      prior: 400\n      priorByRoot: { small: 3 }" },
    );
    expect(problemsOf(both).map((line) => line.split(" ")[0])).toEqual([
      "pack.yaml:1:5",
      "questions.yaml:26:7",
      "questions.yaml:45:29",
    ]);
  });

  test("missing and foreign files are named", () => {
    const files = smallPackFiles.filter((file) => file.name !== "questions.yaml" && !file.name.startsWith("cases/"));
    const problems = problemsOf([...files, { name: "question.yml", text: "" }]);
    expect(problems).toContain("questions.yaml:1:1 this file is required");
    expect(problems.find((line) => line.startsWith("question.yml"))).toMatch(
      /no pack has this file; allowed: pack\.yaml, /,
    );
  });

  test("optional files may be missing", () => {
    const needed = /^(pack|questions|sources|exits|rules)\.yaml$|^evidence\//;
    const { pack, trials } = loadPack(smallPackFiles.filter((file) => needed.test(file.name)));
    expect([pack.tensions, pack.asides, pack.caveats, trials.archetypes, trials.labelled]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });
});

describe("content and trials apart", () => {
  test("content loads though the trials are broken, and the trials are then refused", () => {
    const files = changed({ file: "cases/public.yaml", find: "writers: developers", put: "writers: developer" });
    const pack = loadContent(files);
    expect(pack.questions.map((question) => question.id)).toEqual(["size", "writers", "readers", "approval", "upkeep"]);
    expect(() => loadTrials(files, pack)).toThrow(/cases\/public\.yaml:11:14 public\[0\]\.answers\.writers/);
  });

  test("both ways of loading give the same pack and the same trials", () => {
    const whole = loadPack(smallPackFiles);
    expect(loadContent(smallPackFiles)).toEqual(whole.pack);
    expect(loadTrials(smallPackFiles, whole.pack)).toEqual(whole.trials);
  });
});
