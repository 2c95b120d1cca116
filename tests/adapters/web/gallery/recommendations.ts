import type { Recommendation } from "../../../../knowledge/index.ts";
import { citations } from "./citations.ts";
import { stacks, watch } from "./cost.ts";

const reasons: Recommendation["reasons"] = [
  {
    side: "for",
    points: 9.2,
    consequence: "running-effort",
    text: "Staff look up and correct records every week, and the screens for that come with Django.",
    said: "non-developers search and edit every week",
    question: "backoffice",
    evidence: ["django-admin-records"],
  },
  {
    side: "for",
    points: 6.1,
    consequence: "risk",
    text: "Linked tables with rules get migrations, forms and validation that were made for each other.",
    said: "many linked tables with rules and transactions",
    question: "records",
    evidence: ["django-admin-records", "second-service-costs"],
  },
  {
    side: "for",
    points: 4.4,
    consequence: "time-to-first-release",
    text: "Accounts with roles are there on the first day.",
    question: "accounts",
    evidence: ["django-admin-records"],
  },
  {
    side: "against",
    points: -3.1,
    consequence: "fit-to-people",
    text: "The people who build it have run small frameworks and know each part they chose.",
    said: "Flask, FastAPI or another small framework",
    question: "skills",
    evidence: ["second-service-costs"],
  },
  {
    side: "against",
    points: -1.3,
    consequence: "freedom-and-exit",
    text: "The data layer is harder to exchange later.",
    question: "fixed",
    evidence: [],
  },
];

/** A clear recommendation with a split, everything filled in. */
export const clear: Recommendation = {
  kind: "option",
  option: "django",
  runnerUp: "flask",
  verdict: "Core: Django, settled.",
  split: "Split: whether the webhook is its own Flask service is a close call.",
  provisional: null,
  settled:
    "More answers would not change it: in every way the two open questions could be answered, Django stays first.",
  robust:
    "If priorities, weaker evidence and a misheard answer are varied together, Django stays first in 18 of 20 runs.",
  robustWord: "clear",
  settledWord: "settled",
  against: "Flask",
  reasons,
  rest: 1.9,
  gap: 17.2,
  flips: [
    {
      text: "If nobody but developers touches the records by hand, it becomes Flask.",
      changes: [{ question: "backoffice", from: "weekly", to: "nobody" }],
      becomes: "flask",
      plausibility: 0.4,
    },
    {
      text: "If it stays one job and the main data is documents, it becomes Flask.",
      changes: [
        { question: "breadth", from: "five", to: "one" },
        { question: "records", from: "linked", to: "documents" },
      ],
      becomes: "flask",
      plausibility: 0.2,
    },
  ],
  priority: "If running two services worries you more than load: Django.",
  findOuts: [
    {
      question: "operate",
      text: "Who would run a second deployable: ask the platform team which templates they offer.",
    },
  ],
  stakes: "Reversible with effort: about three weeks of work after a year of use.",
  caveats: [
    {
      text: "Measured on your own hosting, start-up times may differ from the published ones.",
      evidence: ["vendor-speed"],
    },
  ],
  instead: [],
  collapse: "Fold the service back into the core when it shares more than two tables with it.",
  details: {
    reasons: [
      ...reasons,
      {
        side: "for",
        points: 1.9,
        consequence: "risk",
        text: "Security updates reach production when somebody has time; fewer parts mean fewer of them.",
        question: "care",
        evidence: ["second-service-costs"],
      },
    ],
    byConsequence: [
      { consequence: "running-effort", points: 9.2 },
      { consequence: "risk", points: 8 },
      { consequence: "time-to-first-release", points: 4.4 },
      { consequence: "fit-to-people", points: -3.1 },
      { consequence: "freedom-and-exit", points: -1.3 },
    ],
    byQuestion: [
      {
        question: "backoffice",
        text: "Besides end users, who must look up and correct records by hand?",
        said: "Non-developers, every week",
        points: 9.2,
      },
      {
        question: "records",
        text: "What does its main data look like?",
        said: "Many linked tables with rules and transactions",
        points: 6.1,
      },
      {
        question: "accounts",
        text: "Who logs in, and how is it decided what they may do?",
        said: "People sign up, with different roles",
        points: 4.4,
      },
      {
        question: "care",
        text: "How did the last security update reach your production?",
        said: "Somebody did it when there was time",
        points: 1.9,
      },
      {
        question: "skills",
        text: "What have the people who will build it run lately?",
        said: "Flask or another small framework",
        points: -3.1,
      },
      {
        question: "fixed",
        text: "Is a technical choice already made?",
        said: "We want to pick each part ourselves",
        points: -1.3,
      },
    ],
    unasked: [
      { question: "people", text: "Who will change this code a year from now?", maxPoints: 3.8 },
      { question: "modules", text: "Which large ready-made parts would you otherwise have to build?", maxPoints: 2.2 },
    ],
    disagreements: [
      {
        text: "One source finds teams of three run a second service easily, another that they stop updating it.",
        evidence: ["second-service-costs"],
      },
    ],
    vendorClaims: ["Vendor claim (Hosting vendor): 40 % shorter lead times after moving to its platform."],
    stacks,
    watch,
    ledger: [
      { text: "Back office: non-developers, every week", points: 9.2, evidence: ["django-admin-records"] },
      { text: "Records: many linked tables", points: 6.1, evidence: ["django-admin-records"] },
      { text: "Accounts: roles", points: 4.4, evidence: [] },
      { text: "Skills: small framework", points: -3.1, evidence: [] },
      { text: "Fixed: pick each part", points: -1.3, evidence: [] },
      { text: "Not asked, expected", points: 1.9, evidence: [] },
    ],
    receipt: {
      pack: {
        id: "python-web",
        version: "1.0.0",
        hash: "4f1c0e2b7a9d8c6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e",
      },
      engine: "1",
      assessment: "a81c0e2b7a9d8c6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e",
    },
  },
  citations,
};

export const closeCall: Recommendation = {
  ...clear,
  kind: "close-call",
  verdict: "A close call between Django and Flask.",
  split: null,
  provisional: "Provisional: 4 of 9 questions are answered, and Ada ended them early.",
  settled: "More answers could change it: five questions are open, the largest is worth 9 points.",
  robust:
    "If priorities, weaker evidence and a misheard answer are varied together, Django stays first in 12 of 20 runs.",
  robustWord: "close-call",
  settledWord: "open",
  reasons: reasons.slice(0, 2),
  rest: -13.2,
  gap: 2.1,
  findOuts: [],
  caveats: [],
  collapse: null,
};
