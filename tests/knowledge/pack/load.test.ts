import { describe, expect, test } from "vitest";
import { formatProblem, loadContent, loadPack, loadTrials, PackError } from "../../../knowledge/index.ts";
import { type Change, changed, smallPackFiles } from "./small-pack.ts";

const questions = "questions.yaml";
const pages = "evidence/pages.yaml";
const people = "evidence/people.yaml";
const survey = "sources: [docs-survey]\n  checkedOn: 2026-02-11";
const search = "{ question: size, choice: large, option: wiki, side: for }";
const publicReaders = "{ question: readers, choices: [public] }";
const known = "(known: size, writers, readers, approval, upkeep)";

function problemsOf(files: Parameters<typeof loadPack>[0]): string[] {
  try {
    loadPack(files);
  } catch (error) {
    if (error instanceof PackError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

const mutations: readonly [string, Change, ...string[]][] = [
  [
    "a fit for an option the pack does not have",
    { file: questions, find: "fits: { wiki: -1, repo: 2, site: 2 }", put: "fits: { wiki: -1, rpeo: 2, site: 2 }" },
    'questions.yaml:40:25 questions[1].choices[0].fits.rpeo: unknown option "rpeo"; did you mean "repo"? (known: wiki, repo, site)',
  ],
  [
    "a fit beyond two",
    { file: questions, find: "fits: { wiki: -1, repo: 2, site: 2 }", put: "fits: { wiki: -1, repo: 3, site: 2 }" },
    "questions.yaml:40:31 questions[1].choices[0].fits.repo: at most 2, not 3",
  ],
  [
    "a misspelt key",
    { file: questions, find: "  findOut: Look at", put: "  findout: Look at" },
    "questions.yaml:27:3 questions[1].findOut: missing; text is required",
    'questions.yaml:35:3 questions[1].findout: unknown key "findout"; allowed: id, text, why, topic, consequence, weight, readable, rare, criteria, findOut, unit, choices',
  ],
  [
    "a prior of zero",
    { file: questions, find: "prior: 180", put: "prior: 0" },
    "questions.yaml:99:14 questions[3].choices[1].prior: at least 1, not 0",
  ],
  [
    "a text that is too long",
    { file: questions, find: "Who reads it?", put: "Who reads it?".repeat(12) },
    "questions.yaml:59:9 questions[2].text: at most 140 characters, this has 156",
  ],
  [
    "a number where text belongs",
    { file: questions, find: "label: Nobody", put: "label: 12" },
    "questions.yaml:119:14 questions[4].choices[0].label: must be text, not 12; put it in quotes",
  ],
  [
    "a consequence that does not exist",
    { file: questions, find: "  topic: risk\n  consequence: risk", put: "  topic: risk\n  consequence: risks" },
    'questions.yaml:84:16 questions[3].consequence: must be one of time-to-first-release, running-effort, risk, freedom-and-exit, fit-to-people, not "risks"',
  ],
  [
    "root-conditional priors on the root itself",
    { file: questions, find: "      prior: 400", put: "      prior: 400\n      priorByRoot: { small: 3 }" },
    "questions.yaml:26:7 questions[0].choices[1].priorByRoot: choices of the root question have no `priorByRoot`; use `prior`",
  ],
  [
    "a prior for a root choice that does not exist",
    { file: questions, find: "priorByRoot: { large: 300 }", put: "priorByRoot: { lareg: 300 }" },
    'questions.yaml:44:29 questions[1].choices[0].priorByRoot.lareg: unknown choice of "size" "lareg"; did you mean "large"? (known: small, large)',
  ],
  [
    "a choice that vetoes every option",
    { file: questions, find: "options: [site]", put: "options: [site, wiki, repo]" },
    "questions.yaml:123:18 questions[4].choices[0].vetoes.options: vetoes every option; say `none` with what to look at instead",
  ],
  [
    "an exit that does not exist",
    { file: questions, find: "instead: [records-system]", put: "instead: [record-systems]" },
    'questions.yaml:105:19 questions[3].choices[2].none.instead[0]: unknown exit "record-systems"; did you mean "records-system"? (known: records-system)',
  ],
  [
    "ranges that overlap",
    { file: questions, find: "range: [100, null]", put: "range: [99, null]" },
    'questions.yaml:24:14 questions[0].choices[1].range: overlaps the range of "small"; a number must mean one choice',
  ],
  [
    "a root question that does not exist",
    { file: "pack.yaml", find: "root: size", put: "root: sizes" },
    `pack.yaml:6:7 pack.root: unknown question "sizes"; did you mean "size"? ${known}`,
  ],
  [
    "an option that builds on itself",
    { file: "pack.yaml", find: "buildsOn: repo", put: "buildsOn: site" },
    "pack.yaml:16:15 pack.options[2].buildsOn: goes in a circle: site -> site",
  ],
  [
    "a block that names cells wrongly",
    { file: "pack.yaml", find: "choices: [upkeep.nobody]", put: "choices: [upkeep.nobdy, upkeep, upkep.nobody]" },
    'pack.yaml:22:17 pack.options[2].block.choices[0]: unknown choice of "upkeep" "nobdy"; did you mean "nobody"? (known: nobody, somebody)',
    'pack.yaml:22:31 pack.options[2].block.choices[1]: "upkeep" must be written question.choice',
    `pack.yaml:22:39 pack.options[2].block.choices[2]: unknown question "upkep"; did you mean "upkeep"? ${known}`,
  ],
  [
    "the root question on the checklist",
    {
      file: "pack.yaml",
      find: "question: approval\n      choice: records",
      put: "question: size\n      choice: small",
    },
    "pack.yaml:27:17 pack.checklist.items[0].question: the root question is asked first; take it off the checklist",
  ],
  [
    "a version that YAML reads as a number",
    { file: "pack.yaml", find: "version: 1.2.0", put: "version: 1.2" },
    "pack.yaml:2:10 pack.version: must be text, not 1.2; put it in quotes",
  ],
  [
    "a rule that joins a question with itself",
    { file: "rules.yaml", find: publicReaders, put: "{ question: writers, choices: [mixed] }" },
    "rules.yaml:4:19 rules[0].when[1].question: a rule joins two different questions; this is the first one again",
  ],
  [
    "a rule about a choice that does not exist",
    { file: "rules.yaml", find: publicReaders, put: "{ question: readers, choices: [publik] }" },
    'rules.yaml:4:38 rules[0].when[1].choices[0]: unknown choice of "readers" "publik"; did you mean "public"? (known: insiders, public)',
  ],
  [
    "a rule that does nothing",
    { file: "rules.yaml", find: "points: { wiki: 4 }", put: "points: { wiki: 0 }" },
    "rules.yaml:1:3 rules[0]: a rule needs `points` other than 0, `vetoes` or `none`",
  ],
  [
    "a source that does not exist",
    { file: pages, find: survey, put: survey.replace("survey", "surveys") },
    'evidence/pages.yaml:55:13 evidence[6].sources[0]: unknown source "docs-surveys"; did you mean "docs-survey"? (known: wiki-manual, docs-survey, team-report, wiki-brochure)',
  ],
  [
    "a day that does not exist",
    { file: people, find: "checkedOn: 2026-03-02", put: "checkedOn: 2026-02-30" },
    'evidence/people.yaml:26:14 evidence[2].checkedOn: must be a date such as 2026-01-31, not "2026-02-30"',
  ],
  [
    "evidence that expires on the day it was checked",
    { file: people, find: "validUntil: 2027-03-01", put: "validUntil: 2026-03-01" },
    "evidence/people.yaml:6:15 evidence[0].validUntil: must be after checkedOn (2026-03-01)",
  ],
  [
    "evidence that speaks for cells that do not exist",
    { file: pages, find: search, put: "{ question: size, choice: [large, larg], option: wiky, side: for }" },
    'evidence/pages.yaml:17:41 evidence[1].speaks[0].choice[1]: unknown choice of "size" "larg"; did you mean "large"? (known: small, large)',
    'evidence/pages.yaml:17:56 evidence[1].speaks[0].option: unknown option "wiky"; did you mean "wiki"? (known: wiki, repo, site)',
  ],
  [
    "evidence that takes no known side",
    { file: pages, find: search, put: search.replace("side: for", "side: pro") },
    'evidence/pages.yaml:17:60 evidence[1].speaks[0].side: must be one of for, against, not "pro"',
  ],
  [
    "a merge key",
    { file: pages, find: "- id: e-look", put: "- id: e-look\n  <<: 1" },
    'evidence/pages.yaml:69:3 evidence[8].<<: unknown key "<<"; allowed: id, statement, grade, sources, checkedOn, validUntil, consequence, speaks, corrects, contradicts, claims',
  ],
  [
    "a source without https",
    { file: "sources.yaml", find: "https://example.org/docs-survey", put: "http://example.org/docs-survey" },
    'sources.yaml:12:12 sources[1].address: must be an https address or "no public address", not "http://example.org/docs-survey"',
  ],
  [
    "an archetype that does not sum to 100",
    { file: "archetypes.yaml", find: "{ small: 80, large: 20 }", put: "{ small: 80, large: 10 }" },
    "archetypes.yaml:5:5 archetypes[0].answers.size: percentages must sum to 100, these sum to 90",
  ],
  [
    "an archetype that is almost certain",
    { file: "archetypes.yaml", find: "{ small: 80, large: 20 }", put: "{ small: 90, large: 10 }" },
    "archetypes.yaml:5:20 archetypes[0].answers.size.small: at most 85, not 90",
  ],
  [
    "an archetype that leaves a question out",
    { file: "archetypes.yaml", find: "    size: { small: 80, large: 20 }\n", put: "" },
    "archetypes.yaml:4:3 archetypes[0].answers: every question needs a distribution; missing: size",
  ],
  [
    "a criterion mapped to a question that does not name it",
    { file: "criteria.yaml", find: publicReaders, put: "{ question: size, choices: [small] }" },
    'criteria.yaml:13:19 criteria.audience.customers[0].question: "size" does not name the criterion; these do: readers',
  ],
  [
    "a labelled case with an unknown criterion value",
    { file: "cases/labelled.yaml", find: "budget: [tight]", put: "budget: [tigt]" },
    'cases/labelled.yaml:11:62 labelled[1].inputs.budget[0]: unknown value of "budget" "tigt"; did you mean "tight"? (known: tight)',
  ],
  [
    "a public case with an unknown answer",
    { file: "cases/public.yaml", find: "writers: developers", put: "writers: developer" },
    'cases/public.yaml:11:14 public[0].answers.writers: unknown choice of "writers" "developer"; did you mean "developers"? (known: developers, staff, mixed)',
  ],
  [
    "a scenario that proves an unknown rule",
    { file: "cases/scenarios.yaml", find: "[large-and-reviewed]", put: "[big-and-reviewed]" },
    'cases/scenarios.yaml:10:11 scenarios[1].rules[0]: unknown rule "big-and-reviewed"; did you mean "large-and-reviewed"? (known: staff-for-customers, large-and-reviewed)',
  ],
  [
    "a mapping where a list belongs",
    { file: "tensions.yaml", find: "- id: staff-and-review", put: "id: x\nmore:\n- id: staff-and-review" },
    "tensions.yaml:1:1 must be a list: every entry begins with `- `",
  ],
];

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
