import type { OutgoingReply, Reply } from "../../../../src/conversation/reply.ts";
import { direction, figures } from "./cost.ts";
import { brief, decided, deciding, decision, decisions, ratify } from "./deciding.ts";
import { noneFits } from "./none-fits.ts";
import { clear, closeCall } from "./recommendations.ts";
import { looks } from "./reviews.ts";

const progress = { certainty: 0.42, text: "Getting clearer: three or four more questions" };

export const root: Reply = {
  kind: "root",
  deciding: "We are deciding how to build the customer portal",
  startedBy: "Ada",
  decider: "Grace",
  consulted: ["Linus", "Margaret"],
  lines: [
    "Usually 6 to 9 questions, a few minutes.",
    "If none of these options fits I will say so and why. “stop” works at any time.",
    "Answers are open: everybody in this thread sees them.",
  ],
  setup: false,
};

export const checklist: Reply = {
  kind: "checklist",
  text: "Does any of these hold?",
  items: [
    { question: "peak", choice: "live", label: "Ten thousand or more live connections" },
    { question: "peak", choice: "slow", label: "Hundreds of requests waiting on slow APIs" },
    { question: "risk", choice: "audited", label: "Health, payment, identity or audited data" },
    { question: "estate", choice: "house", label: "A house platform built for another framework" },
    { question: "client", choice: "nobody", label: "Nobody here wants to write HTML" },
  ],
  none: "None of these",
  progress: { certainty: 0.1, text: "Just begun" },
};

const menu: Extract<Reply, { kind: "question" }>["menu"] = [
  { label: "Why?", act: { kind: "command", name: "why", argument: "backoffice" } },
  { label: "Don't know", act: { kind: "unknown", question: "backoffice" } },
  { label: "Does not apply", act: { kind: "not-applicable", question: "backoffice" } },
  { label: "Back", act: { kind: "command", name: "back" } },
];

export const question: Reply = {
  kind: "question",
  question: "backoffice",
  text: "Besides end users, who must look up and correct records by hand?",
  choices: [
    { id: "weekly", label: "Non-developers, every week: lists, search, edit" },
    { id: "support", label: "Developers or support, now and then", description: "A query or a script would do." },
    { id: "screens", label: "Staff, but in screens built around their process" },
    { id: "nobody", label: "Nobody" },
  ],
  menu,
  progress,
  current: null,
};

export const selectQuestion: Reply = {
  ...question,
  question: "peak",
  text: "At the busiest moment, what are most open requests doing?",
  choices: [
    { id: "short", label: "Short work: read or write, answer, done" },
    { id: "jobs", label: "Starting heavy jobs that run for minutes" },
    { id: "slow", label: "Waiting seconds on slow APIs or models, under 100" },
    { id: "slow-many", label: "Waiting seconds on slow APIs or models, hundreds up" },
    { id: "live", label: "Holding live connections, up to a few thousand" },
    { id: "live-many", label: "Holding live connections, ten thousand or more" },
  ],
  current: "Short work: read or write, answer, done",
};

export const confirm: Reply = {
  kind: "confirm",
  proposal: "p1",
  text: "I read this from your description. Is it right?",
  facts: [
    {
      question: "records",
      text: "What does its main data look like?",
      label: "Many linked tables with rules and transactions",
      words: "orders, invoices and customers hang together",
    },
    {
      question: "people",
      text: "Who will change this code a year from now?",
      label: "One team, two to six people",
      words: "the three of us",
    },
  ],
};

export const answered: Reply[] = [
  {
    kind: "answered",
    question: "breadth",
    text: "Count the areas of function it will have after one year.",
    answers: [{ by: "Ada", label: "Five or more that share users and data" }],
    why: "A wide core with shared users and data favours parts that were made for each other.",
    change: { label: "Change", act: { kind: "command", name: "change", argument: "breadth" } },
  },
  {
    kind: "answered",
    question: "client",
    text: "Who uses the result, and through what?",
    answers: [
      {
        by: "Ada",
        label: "People, through pages our server renders",
        note: "The mobile app comes next year at the earliest.",
      },
      { by: "Linus", label: "People, through a separate web or mobile front end" },
    ],
    why: null,
    change: { label: "Change", act: { kind: "command", name: "change", argument: "client" } },
  },
];

const checklistAnswered: Reply = { kind: "checklist-answered", text: "Does any of these hold?", by: "Ada", ticked: [] };

export const remarks: Record<string, Reply> = {
  why: {
    kind: "why",
    question: "backoffice",
    text: "Screens for looking up and correcting records are either there from the start or weeks of work.\n\nPeople who cannot query the database need them.",
    evidence: clear.citations.slice(0, 1),
  },
  aside: {
    kind: "aside",
    text: "Millions of users do not separate these options: scaling is outside the framework.",
    evidence: clear.citations.slice(1, 3),
  },
  exit: {
    kind: "exit-card",
    name: "FastAPI",
    text: "It wins for a narrow service whose requests mostly wait on other services.",
    points: "These answers do not point there.",
    evidence: clear.citations.slice(1, 2),
  },
  tension: {
    kind: "tension",
    text: "You said documents, but orders and customers hang together. Both can be true; the second costs more without transactions.",
  },
  status: {
    kind: "status",
    lines: ["5 answers, 2 not known.", "Decides: Grace."],
    progress,
    buttons: [{ label: "Result now", act: { kind: "command", name: "result" } }],
  },
  help: {
    kind: "help",
    lines: ["why: what difference the question makes", "back: one question back", "stop: end here, with what is known"],
  },
  whatIf: {
    kind: "what-if",
    text: "What if nobody but developers touches the records by hand? Nothing is changed.",
    verdict: "Then: Flask, a moderate lead.",
    buttons: [{ label: "Details", act: { kind: "details" } }],
  },
  notice: {
    kind: "notice",
    text: "That question was answered by Linus a moment ago. Press Change on the answer to put it right.",
    buttons: [],
  },
};

const buttons: Extract<Reply, { kind: "recommendation" }>["buttons"] = [
  { label: "Details", act: { kind: "details" } },
  { label: "Start again", act: { kind: "restart" } },
];

const consequences: NonNullable<Extract<Reply, { kind: "recommendation" }>["consequences"]> = {
  text: "Which two would hurt most here?",
  most: 2,
  choices: [
    { id: "time-to-first-release", label: "Time to the first release", chosen: false },
    { id: "running-effort", label: "Running effort", chosen: true },
    { id: "risk", label: "Risk", chosen: true },
    { id: "freedom-and-exit", label: "Freedom and exit", chosen: false },
    { id: "fit-to-people", label: "Fit to your people", chosen: false },
  ],
};

const thread = (...replies: Reply[]): OutgoingReply[] =>
  replies.map((reply, index) => ({
    to: "thread",
    key: `${reply.kind}:${"question" in reply ? reply.question : index}`,
    reply,
  }));

const priced = (cost: Reply) => thread(root, { kind: "recommendation", recommendation: closeCall, buttons }, cost);

/** Every state of a thread worth looking at: what lasts, and what was said in passing. */
export const states: Readonly<Record<string, { replies: OutgoingReply[]; remarks?: Reply[]; private?: boolean }>> = {
  setup: { replies: thread({ ...root, setup: true, decider: null, consulted: [] }, question) },
  checklist: { replies: thread(root, checklist) },
  question: { replies: thread(root, checklistAnswered, ...answered, question) },
  "question-select": { replies: thread(root, checklistAnswered, ...answered, selectQuestion) },
  proposal: { replies: thread(root, confirm) },
  why: { replies: thread(root, checklistAnswered, question), remarks: [remarks.why as Reply] },
  remarks: { replies: thread(root, question), remarks: Object.values(remarks).slice(1, 6) },
  "exit-card": { replies: thread(root, question), remarks: [remarks.exit as Reply] },
  notice: { replies: thread(root, question), remarks: [remarks.notice as Reply], private: true },
  recommendation: {
    replies: thread(root, checklistAnswered, ...answered, {
      kind: "recommendation",
      recommendation: clear,
      ended: "No more questions: those left are unlikely to change this.",
      buttons,
    }),
  },
  "what-if": {
    replies: thread(
      root,
      { kind: "recommendation", recommendation: clear, buttons },
      { kind: "ignore-question", text: "What would make you ignore this recommendation?", answer: null },
    ),
    remarks: [remarks.whatIf as Reply],
  },
  "close-call": {
    replies: thread(root, {
      kind: "recommendation",
      recommendation: {
        ...closeCall,
        weighed: "You said what would hurt most here, so running effort and risk count half again as much.",
      },
      consequences,
      buttons,
    }),
  },
  "none-fits": { replies: thread(root, { kind: "recommendation", recommendation: noneFits, buttons }) },
  details: {
    replies: thread(root, { kind: "recommendation", recommendation: closeCall, buttons }),
    remarks: [{ kind: "details", recommendation: clear }],
  },
  cost: { replies: priced({ kind: "cost", panel: figures, by: "Grace", editable: true }) },
  "cost-direction": { replies: priced({ kind: "cost", panel: direction, by: null, editable: true }) },
  deciding: { replies: thread(root, { kind: "recommendation", recommendation: clear, deciding, buttons }, ratify) },
  decided: { replies: thread(root, decided), remarks: [decision, decisions, brief] },
  ...looks(thread),
  ignored: {
    replies: thread(root, {
      kind: "ignore-question",
      text: "What would make you ignore this recommendation?",
      answer: "If the platform team ends support for it.",
    }),
  },
};
