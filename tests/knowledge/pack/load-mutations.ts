import type { Change } from "./small-pack.ts";

const questions = "questions.yaml";
const pages = "evidence/pages.yaml";
const people = "evidence/people.yaml";
const survey = "sources: [docs-survey]\n  checkedOn: 2026-02-11";
const search = "{ question: size, choice: large, option: wiki, side: for }";
const publicReaders = "{ question: readers, choices: [public] }";
const known = "(known: size, writers, readers, approval, upkeep)";

/** One mistake each, with everything the loader says of it. */
export const mutations: readonly [string, Change, ...string[]][] = [
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
