import type { Change } from "./small-pack.ts";

/** Files of the small pack. */
export const questions = "questions.yaml";
export const pages = "evidence/pages.yaml";
const wikiPraise = {
  file: "pack.yaml",
  find: "summary: Pages written and read",
  put: "summary: A Seamless place, read",
};

/** Changes of the small pack, with what the linter then finds. */
export const mutations: readonly [string, readonly Change[], ...string[]][] = [
  [
    "a fit nothing speaks for",
    [{ file: questions, find: "fits: { wiki: 1 }", put: "fits: { wiki: 1, repo: -1, site: -1 }" }],
    "error questions.size.large.fits.repo: no evidence speaks for a fit of -1",
    "error questions.size.large.fits.site: no evidence speaks for a fit of -1",
    "warning questions.writers.weight: carries 21 of 67 points of swing, more than a quarter",
    "warning questions.readers.weight: carries 18 of 67 points of swing, more than a quarter",
  ],
  [
    "a fit whose evidence speaks the other way",
    [
      {
        file: pages,
        find: "choice: large, option: wiki, side: for",
        put: "choice: large, option: wiki, side: against",
      },
    ],
    "error questions.size.large.fits.wiki: no evidence speaks for a fit of +1",
  ],
  [
    "a fit whose only evidence has expired",
    [{ file: pages, find: "attachments.\n  grade: B", put: "attachments.\n  validUntil: 2026-05-31\n  grade: B" }],
    "error questions.size.large.fits.wiki: all of its evidence has expired; check it again",
    "warning evidence.e-search.validUntil: expired on 2026-05-31; check it again",
  ],
  [
    "a rule whose only evidence has expired",
    [{ file: "evidence/people.yaml", find: "was published.\n", put: "was published.\n  validUntil: 2026-05-31\n" }],
    "error rules.staff-for-customers: all of its evidence has expired; check it again",
    "warning evidence.e-delay.validUntil: expired on 2026-05-31; check it again",
  ],
  [
    "a veto and a fit gate whose evidence has expired",
    [
      { file: pages, find: "retention periods.\n", put: "retention periods.\n  validUntil: 2026-05-31\n" },
      { file: questions, find: "evidence: [e-build]", put: "evidence: [e-records]" },
    ],
    "error questions.approval.records.none: all of its evidence has expired; check it again",
    "error questions.upkeep.nobody.vetoes: all of its evidence has expired; check it again",
    "warning evidence.e-records.validUntil: expired on 2026-05-31; check it again",
  ],
  [
    "an option that differs from its base outside its block",
    [{ file: questions, find: "fits: { wiki: -1, repo: 2, site: 2 }", put: "fits: { wiki: -1, repo: 2, site: 1 }" }],
    "error questions.writers.developers.fits.site: must equal repo here, or the cell be named in its `block`",
  ],
  [
    "a rule that treats an option differently from its base",
    [{ file: "rules.yaml", find: "points: { wiki: 4 }", put: "points: { wiki: 4, site: -2 }" }],
    "error rules.staff-for-customers: must treat site like repo, or be named in its `block`",
  ],
  [
    "a veto outside the block",
    [{ file: "pack.yaml", find: "choices: [upkeep.nobody]", put: "choices: []" }],
    "error questions.upkeep.nobody.fits.site: must equal repo here, or the cell be named in its `block`",
  ],
  [
    "a choice that speaks for a third option and lowers the derived one without a note",
    [{ file: questions, find: "fits: { site: -1 }", put: "fits: { site: -1, wiki: 1 }" }],
    "error questions.readers.insiders.fits.wiki: no evidence speaks for a fit of +1",
    "error questions.readers.insiders.fits.site: is lower than repo though the choice speaks for wiki; a `note` must name the cost",
    "warning questions.readers.insiders.because: speaks for wiki without a sentence that says why",
  ],
  [
    "a question that can veto and may be read from text",
    [
      {
        file: questions,
        find: "consequence: risk\n  weight: 5\n  readable: false",
        put: "consequence: risk\n  weight: 5\n  readable: true",
      },
    ],
    'error questions.approval.readable: "records" can veto, so it is always asked, never read from text',
  ],
  [
    "a reason for an option the choice counts against",
    [{ file: questions, find: "because: { wiki: They edit", put: "because: { wiki: They edit, repo: They review" }],
    "warning questions.writers.staff.because.repo: gives a reason for an option the choice counts against",
  ],
  [
    "vendor material graded above D",
    [{ file: pages, find: "grade: D", put: "grade: C" }],
    "error evidence.e-look.grade: rests on vendor material alone and is graded C; only D is fair",
  ],
  [
    "evidence dated in the future",
    [{ file: "evidence/people.yaml", find: "checkedOn: 2026-03-02", put: "checkedOn: 2026-07-02" }],
    "warning evidence.e-delay.checkedOn: 2026-07-02 is in the future",
  ],
  [
    "evidence and a source nobody uses",
    [
      { file: "asides.yaml", find: "[e-look]", put: "[e-records]" },
      { file: pages, find: "[wiki-brochure]", put: "[docs-survey]" },
    ],
    "warning evidence.e-look: speaks for nothing, corrects nothing and is cited nowhere",
    "warning sources.wiki-brochure: no evidence cites it",
  ],
  [
    "two pieces of evidence with the same sources and cells",
    [
      {
        file: pages,
        find: "- id: e-look",
        put: "- id: e-search-again\n  statement: It finds words in files.\n  grade: B\n  sources: [wiki-manual]\n  checkedOn: 2026-02-12\n  consequence: risk\n  speaks:\n    - { question: size, choice: [large], option: wiki, side: for }\n- id: e-look",
      },
    ],
    "error evidence.e-search-again: has the sources and cells of e-search; merge them",
  ],
  [
    "an explanation that names an option",
    [
      {
        file: questions,
        find: "why: People outside have no account",
        put: "why: A WIKI asks for an account, people outside have none",
      },
    ],
    'error questions.readers.why: names an option ("WIKI"); say what difference the fact makes in the world',
  ],
  [
    "a word of praise",
    [wikiPraise],
    'warning manifest.options.wiki.summary: "Seamless" advertises; say what can be checked',
  ],
];
