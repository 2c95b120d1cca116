import { expect, test } from "vitest";
import type { StoredAnswer } from "../../src/conversation/session.ts";
import { withoutPerson } from "../../src/without-person.ts";
import { aNotice, aSession } from "../contracts/a-session.ts";

const [ana, bo] = [
  { id: "U1", name: "Ana Silva" },
  { id: "U2", name: "Bo" },
];
const said = (author: typeof ana, note?: string): StoredAnswer => ({
  author,
  given: { kind: "choice", choice: "a" },
  via: "typed",
  at: 1,
  ...(note === undefined ? {} : { note }),
});

test("nothing a person said is left, and neither their id nor their name", () => {
  const item = { id: "s#0", kind: "send" as const, claim: { by: "r", at: 1 }, state: "pending" as const };
  const session = aSession({
    startedBy: ana,
    decider: "Ana Silva",
    consulted: ["Bo", "Ana Silva"],
    lean: "Van",
    answers: { shared: { U1: said(ana, "mine"), U2: said(bo) }, own: { U1: said(ana) } },
    order: ["shared", "own", "skipped"],
    waived: ["skipped"],
    skippedBy: { skipped: ana },
    checklist: { by: ana, ticked: [] },
    context: [
      { author: ana, text: "my words" },
      { author: bo, text: "his words" },
    ],
    ignoreWhen: { author: ana, text: "never" },
    stoppedBy: ana,
    said: ["miss:U1:1", "setup"],
    outbox: [{ ...item, outgoing: { ...aNotice("for her"), to: { person: "U1" } } }],
  });
  const left = withoutPerson(session, "U1");
  expect(JSON.stringify(left)).not.toMatch(/U1|Ana|mine|my words|never|Van/);
  expect(left).toMatchObject({
    order: ["shared", "skipped"],
    consulted: ["Bo"],
    said: ["setup"],
    context: [{ text: "his words" }],
  });
  expect(Object.keys(left?.answers.shared ?? {})).toEqual(["U2"]);
});

test("where nobody else spoke nothing is left at all, also not where the others are forgotten already", () => {
  const alone = aSession({ startedBy: ana, answers: { own: { U1: said(ana) } } });
  expect(withoutPerson(alone, "U1")).toBeUndefined();
  const two = aSession({ startedBy: ana, answers: { own: { U2: said(bo) } } });
  const first = withoutPerson(two, "U1");
  expect(first && withoutPerson(first, "U2")).toBeUndefined();
});
