import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Form, incoming } from "../../../adapters/web/incoming.ts";
import { Event } from "../../../src/conversation/event.ts";

const sender = {
  person: { id: "ada", name: "Ada" },
  workspace: "local",
  conversation: "local/web/c",
  session: "s",
};
const key = "0123456789abcdef";
const base = {
  id: `web/ada/${key}`,
  workspace: "local",
  conversation: "local/web/c",
  session: "s",
  author: sender.person,
};

function eventOf(form: Form): unknown {
  const read = incoming({ key, ...form }, sender);
  if ("problem" in read) throw new Error(read.problem);
  return JSON.parse(JSON.stringify(read.event));
}

function problemOf(form: Form): string {
  const read = incoming({ key, ...form }, sender);
  if ("problem" in read) return read.problem;
  throw new Error(`taken as ${read.event.kind}`);
}

describe("forms become events", () => {
  it.each<[string, Form, object]>([
    [
      "a choice",
      { kind: "answer", question: "q", choice: "c", note: " because\r\nso " },
      { kind: "answer", question: "q", given: { kind: "choice", choice: "c" }, note: "because\nso" },
    ],
    [
      "don't know",
      { kind: "answer", question: "q", given: "unknown" },
      { kind: "answer", question: "q", given: { kind: "unknown" } },
    ],
    [
      "not applicable",
      { kind: "answer", question: "q", given: "not-applicable", reason: "no staff" },
      { kind: "answer", question: "q", given: { kind: "not-applicable", reason: "no staff" } },
    ],
    [
      "ticks",
      { kind: "checklist", tick: ["a:b", "c:d"] },
      {
        kind: "checklist",
        ticked: [
          { question: "a", choice: "b" },
          { question: "c", choice: "d" },
        ],
      },
    ],
    [
      "none of these, whatever is ticked",
      { kind: "checklist", tick: "a:b", none: "yes" },
      { kind: "checklist", ticked: [] },
    ],
    [
      "kept facts",
      { kind: "confirm", proposal: "p", keep: ["a", "b"] },
      { kind: "confirm", proposal: "p", keep: ["a", "b"] },
    ],
    [
      "no fact kept",
      { kind: "confirm", proposal: "p", keep: ["a"], none: "yes" },
      { kind: "confirm", proposal: "p", keep: [] },
    ],
    [
      "a command",
      { kind: "command", name: "change", argument: "q" },
      { kind: "command", name: "change", argument: "q" },
    ],
    [
      "inputs of the cost panel",
      { kind: "cost", need: ["a", "b"], days: "40", rate: "" },
      { kind: "cost", needs: ["a", "b"], days: 40 },
    ],
    ["a scenario", { kind: "what-if", change: "q:c" }, { kind: "what-if", changes: [{ question: "q", to: "c" }] }],
    [
      "what would hurt most",
      { kind: "consequences", consequence: ["risk", "running-effort"] },
      { kind: "consequences", chosen: ["risk", "running-effort"] },
    ],
    ["what would hurt most, taken back", { kind: "consequences" }, { kind: "consequences", chosen: [] }],
    ["text", { kind: "text", text: "two\r\nlines" }, { kind: "text", text: "two\nlines", addressed: true }],
    [
      "the start's form",
      { kind: "setup", decider: " Grace ", consulted: "Linus, Margaret; Ken", lean: "" },
      { kind: "setup", decider: "Grace", consulted: ["Linus", "Margaret", "Ken"] },
    ],
  ])("%s", (_name, form, event) => {
    expect(eventOf(form)).toEqual({ ...base, ...event });
  });

  it("of 40,000 characters of any script", () => {
    const text = "語".repeat(40_000);
    expect(eventOf({ kind: "text", text })).toMatchObject({ text });
  });
});

describe("forms that cannot be taken say what to do", () => {
  it.each<[string, Form, RegExp]>([
    ["no choice", { kind: "answer", question: "q", choice: "" }, /Choose one/],
    ["no reason", { kind: "answer", question: "q", given: "not-applicable", reason: "  " }, /few words/],
    ["a long reason", { kind: "answer", question: "q", given: "not-applicable", reason: "x".repeat(501) }, /500/],
    ["a long note", { kind: "answer", question: "q", choice: "c", note: "x".repeat(2001) }, /2000/],
    ["nothing ticked", { kind: "checklist" }, /Tick/],
    [
      "three that would hurt most",
      { kind: "consequences", consequence: ["risk", "running-effort", "fit-to-people"] },
      /at most two/,
    ],
    ["too many names", { kind: "setup", consulted: "a,".repeat(21) }, /20 people/],
    ["a long text", { kind: "text", text: "x".repeat(40_001) }, /40001 characters/],
    ["an unknown kind", { kind: "ponder" }, /Reload/],
    ["an unknown command", { kind: "command", name: "format" }, /Reload/],
    ["no key", { key: "", kind: "text", text: "x" }, /Reload/],
    ["a key with a slash", { key: "../../someone", kind: "text", text: "x" }, /Reload/],
  ])("%s", (_name, form, problem) => {
    expect(problemOf(form)).toMatch(problem);
  });

  it("whatever is posted, it is an event or a problem", () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 4 }));
    const names = [
      "kind",
      "question",
      "choice",
      "given",
      "reason",
      "tick",
      "none",
      "proposal",
      "keep",
      "name",
      "argument",
      "change",
      "text",
      "note",
      "decider",
      "consulted",
      "lean",
      "consequence",
    ];
    const kinds = fc.constantFrom(
      "setup",
      "answer",
      "checklist",
      "confirm",
      "command",
      "what-if",
      "consequences",
      "text",
      "start",
      "",
    );
    const form = fc
      .tuple(kinds, fc.dictionary(fc.constantFrom(...names), value))
      .map(([kind, rest]) => ({ ...rest, kind, key }));
    let taken = 0;
    fc.assert(
      fc.property(form, (posted) => {
        const read = incoming(posted, sender);
        if ("problem" in read) return void expect(read.problem.length).toBeGreaterThan(10);
        taken += 1;
        expect(Event.safeParse(read.event).success).toBe(true);
        expect(read.event.author).toEqual(sender.person);
      }),
      { seed: 11, numRuns: 600 },
    );
    expect(taken).toBeGreaterThan(60);
  });
});
