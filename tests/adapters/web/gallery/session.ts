import type { LoadedPack } from "../../../../knowledge/index.ts";
import { SESSION_SCHEMA, type Session } from "../../../../src/conversation/session.ts";
import { clear } from "./recommendations.ts";

/** A session in the middle of its questions. */
export const session: Session = {
  schema: SESSION_SCHEMA,
  id: "gallery",
  workspace: "local",
  conversation: "local/web/gallery",
  pack: { id: "python-web", version: "1.0.0", hash: "0" },
  phase: "interview",
  startedBy: { id: "me", name: "Ada" },
  startedAt: Date.UTC(2026, 10, 20, 9, 30),
  touchedAt: Date.UTC(2026, 10, 21, 16, 5),
  consulted: [],
  answers: { breadth: {}, client: {} },
  excluded: {},
  waived: [],
  order: ["breadth", "client"],
  rounds: {},
  certainty: 0.4,
  proposals: [],
  context: [
    {
      author: { id: "me", name: "Ada" },
      text: "A portal where customers see orders and invoices, built by the three of us until spring.",
    },
  ],
  said: [],
  recentEvents: [],
  seq: 0,
  outbox: [],
  refs: {},
};

/** As much of a pack as the pages show. */
export const pack: LoadedPack = {
  hash: "0",
  manifest: {
    id: "python-web",
    version: "1.0.0",
    title: "A Python web application: which framework?",
    decides: "which Python web framework to build on",
    scope: "Django, Flask, or a Django core with Flask services beside it. If none of them fits, it says so and why.",
    options: [
      { id: "django", name: "Django", summary: "One framework with everything." },
      { id: "flask", name: "Flask", summary: "A small core and parts you choose." },
    ],
  },
  questions: [],
  rules: [],
  exits: [],
  tensions: [],
  asides: [],
  caveats: [],
  contradictions: [],
  faq: [],
  sources: clear.citations.map((citation) => ({
    id: `source-of-${citation.id}`,
    title: citation.sources[0]?.title ?? "",
    publisher: citation.sources[0]?.publisher ?? "",
    kind: citation.grade === "D" ? ("vendor" as const) : ("practitioner" as const),
    date: "2026-04-01",
    address: "https://example.org/a/rather/long/address/that/has/to/wrap/somewhere/on/a/narrow/page.html",
  })),
  evidence: clear.citations.map((citation) => ({
    id: citation.id,
    statement: citation.statement,
    grade: citation.grade,
    sources: [`source-of-${citation.id}`],
    checkedOn: citation.checkedOn,
    consequence: "risk" as const,
    speaks: [],
    corrects: [],
    contradicts: [],
    claims: [],
  })),
};
