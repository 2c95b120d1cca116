import {
  createModel,
  fromAnswers,
  type LoadedPack,
  Pack,
  type Recommendation,
  recommend,
  toModelSpec,
  type WrittenAnswers,
} from "../../../knowledge/index.ts";
import { decisionEvidence } from "./decision-evidence.ts";

export const TODAY = "2026-11-21";

type Fits = Readonly<Record<string, number>>;

const choice = (id: string, phrase: string, fits: Fits = {}, more: object = {}) => ({
  id,
  label: phrase,
  phrase,
  fits,
  because: Object.fromEntries(
    Object.entries(fits).flatMap(([option, fit]) =>
      fit > 0 && option !== "mixed" ? [[option, `${phrase} suits ${option}`]] : [],
    ),
  ),
  prior: 300,
  ...more,
});

const question = (id: string, weight: number, choices: readonly object[], more: object = {}) => ({
  id,
  text: `What about ${id}?`,
  why: `It matters because of ${id}.`,
  topic: id,
  consequence: id === "size" ? "time-to-first-release" : "risk",
  weight,
  readable: true,
  findOut: `ask about ${id}`,
  choices,
  ...more,
});

const content = Pack.parse({
  manifest: {
    id: "decision",
    version: "2.0.0",
    title: "Decision",
    decides: "what to build on",
    scope: "Solid, Light, or both.",
    root: "size",
    options: [
      { id: "solid", name: "Solid", summary: "All in one." },
      { id: "light", name: "Light", summary: "A small core." },
      {
        id: "mixed",
        name: "Solid core with Light parts",
        summary: "Both.",
        buildsOn: "solid",
        split: "whether the odd part becomes its own service",
        collapse: "Merge it when it needs a second table.",
      },
    ],
  },
  questions: [
    question("size", 6, [
      choice("small", "it is small", { light: 2 }),
      choice("large", "it is large", { solid: 2, mixed: 2 }),
    ]),
    question("data", 5, [
      choice("linked", "its data is linked", { solid: 2, light: -1, mixed: 2 }),
      choice("none", "it stores nothing", { light: 2 }),
    ]),
    question("seam", 5, [
      choice(
        "none",
        "no part stands alone",
        {},
        { vetoes: { options: ["mixed"], because: "Nothing to split.", evidence: ["seam-none"] } },
      ),
      choice("clean", "one part stands alone", { mixed: 2 }),
      choice("jobs", "it can run as jobs", { mixed: -1 }),
    ]),
    question("care", 3, [
      choice("routine", "updates arrive by routine", { light: 1 }),
      choice("nobody", "nobody brings updates", { light: -1 }),
    ]),
    question("risk", 2, [
      choice("low", "its data is trivial", { light: 1 }),
      choice("audited", "its data is audited", { solid: 1, mixed: 1 }),
    ]),
    question("gate", 1, [
      choice("open", "nothing binds it"),
      choice(
        "charts",
        "only charts are wanted",
        {},
        {
          prior: 5,
          none: { because: "Charts need a chart tool.", instead: ["chart-tool"], evidence: ["gate-charts"] },
        },
      ),
      choice(
        "house",
        "a house platform must be used",
        {},
        {
          prior: 5,
          none: {
            because: "The house platform wins.",
            instead: ["chart-tool"],
            evidence: ["gate-charts"],
            waivable: true,
          },
        },
      ),
    ]),
    question("stake", 1, [
      choice("years", "it runs for years"),
      choice("demo", "it is thrown away", { light: 1 }, { lowStakes: true }),
    ]),
  ],
  rules: [
    {
      id: "audited-and-unwatched",
      when: [
        { question: "risk", choices: ["audited"] },
        { question: "care", choices: ["nobody"] },
      ],
      vetoes: ["light"],
      consequence: "risk",
      because: "Audited, and nobody watches.",
      evidence: ["rule-audited"],
    },
  ],
  evidence: decisionEvidence,
  sources: [
    {
      id: "docs",
      title: "Manual",
      publisher: "Project",
      kind: "official",
      date: "2026-01-01",
      address: "https://example.org/manual",
    },
    {
      id: "study",
      title: "Study",
      publisher: "University",
      kind: "measured",
      date: "2025-01-01",
      address: "https://example.org/study",
    },
    {
      id: "report",
      title: "Report",
      publisher: "A team",
      kind: "practitioner",
      date: "undated",
      address: "no public address",
    },
    {
      id: "vendor",
      title: "Brochure",
      publisher: "Seller",
      kind: "vendor",
      date: "undated",
      address: "no public address",
    },
  ],
  exits: [
    {
      id: "chart-tool",
      name: "A chart tool",
      wins: "It wins when only charts are wanted.",
      pointsWhen: [
        [
          { question: "gate", choices: ["charts"] },
          { question: "data", choices: ["none"] },
        ],
      ],
      evidence: ["gate-charts"],
    },
  ],
  tensions: [
    {
      id: "large-without-data",
      when: [
        { question: "size", choices: ["large"] },
        { question: "data", choices: ["none"] },
      ],
      text: "Large, and it stores nothing.",
    },
  ],
  asides: [],
  faq: [],
  caveats: [
    {
      id: "audited",
      when: [[{ question: "risk", choices: ["audited"] }]],
      text: "Ask the auditors first.",
      evidence: ["rule-audited"],
    },
    {
      id: "light-only",
      when: [[{ question: "size", choices: ["large"] }]],
      options: ["light"],
      text: "Light grows.",
      evidence: ["size-small"],
    },
  ],
  contradictions: [
    {
      id: "audits",
      about: "what an audit asks for",
      when: [[{ question: "risk", choices: ["audited"] }]],
      sides: [
        { says: "the seller says a solid base", evidence: ["risk-audited"] },
        { says: "a report says somebody who watches", evidence: ["rule-audited"] },
      ],
      follow: "the report",
      because: "it describes audits that took place",
      evidence: ["rule-audited"],
    },
  ],
});

export const pack: LoadedPack = { ...content, hash: "0".repeat(64) };
export const model = createModel(toModelSpec(pack, TODAY));

/** The recommendation for one person's written answers. */
export function advised(written: WrittenAnswers, more: object = {}): Recommendation {
  return recommend({ pack, model, stated: fromAnswers(model, written), today: TODAY, ...more });
}
