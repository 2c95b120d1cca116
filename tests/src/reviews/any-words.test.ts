import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../../src/conversation/event.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { Session } from "../../../src/conversation/session.ts";
import { step } from "../../../src/conversation/step.ts";
import { thread } from "../../../src/conversation/thread.ts";
import { Decision } from "../../../src/decisions/decision.ts";
import { amendDecision } from "../../../src/reviews/amend-decision.ts";
import { beginReview } from "../../../src/reviews/begin-review.ts";
import { openReview } from "../../../src/reviews/talk/step-review.ts";
import { withoutPerson } from "../../../src/without-person.ts";
import { aReader, arrive, differences } from "../conversation/reader.ts";
import { aDecided, ana, knowledgeOf, pythonWeb } from "../decisions/a-decided.ts";

const knowledge = knowledgeOf(pythonWeb);
const { decision } = aDecided(knowledge, "django", 5, ["accept", "costly", "skip", "3 outages a month; the pager"]);
const NOW = Date.parse("2027-03-01T09:00:00Z");
const linus = { id: "linus", name: "Linus" };

function begun(): Session {
  const { pack } = knowledge;
  const { manifest, hash } = pack;
  const due = { workspace: "local", subject: decision.id, kind: "review", at: NOW } as const;
  const named = { id: manifest.id, version: manifest.version, hash };
  return beginReview({ decision, due, zone: "Europe/Berlin", pack: named, news: [], now: NOW });
}

/** Everything that can be pressed in these messages, as words. */
function pressable(replies: readonly Reply[]): string[] {
  return replies.flatMap((reply) =>
    "buttons" in reply ? reply.buttons.flatMap(({ act }) => (act.kind === "review" ? [act.words] : [])) : [],
  );
}

const typed = [
  "still right",
  "2",
  "nothing else",
  "hand over to Linus",
  "every 30 days",
  "yes",
  "no, never",
  "we moved to another building",
  "help",
  "stop",
  "status",
  "restart",
  "<!channel> *x*",
  "",
];

test("whatever people say to a look, nothing fails, every reader sees the thread, and the record only grows", () => {
  const results = new Map<string, number>();
  const act = fc.record({ owner: fc.boolean(), presses: fc.boolean(), pick: fc.nat(100) });
  fc.assert(
    fc.property(fc.array(act, { minLength: 3, maxLength: 14 }), (acts) => {
      let session = begun();
      let record: Decision = decision;
      const reader = aReader();
      if (session.review === undefined) throw new Error("no look");
      for (const said of openReview(knowledge, session, session.review)) arrive(reader, said);
      for (const [index, { owner, presses, pick }] of acts.entries()) {
        const shown = thread(knowledge, session).map(({ reply }) => reply);
        const offered = presses ? pressable(shown) : typed;
        const words = offered[pick % Math.max(1, offered.length)] ?? "still right";
        const base = {
          id: `e${index}`,
          workspace: "local",
          conversation: session.conversation,
          author: owner ? (session.review?.owner ?? ana) : linus,
        };
        const event: Event = presses
          ? { ...base, kind: "review", session: session.id, words }
          : { ...base, kind: "text", text: words, addressed: true };
        const result = step(knowledge, session, event, NOW + index * 60_000);
        if ("nothing" in result) continue;
        session = Session.parse(JSON.parse(JSON.stringify(result.session)));
        for (const said of result.replies) arrive(reader, said);
        expect(differences(reader, thread(knowledge, session))).toEqual([]);
        const again = step(knowledge, session, event, NOW);
        expect(again).toMatchObject({ nothing: true, notices: [] });
        if (!result.replies.some(({ mode }) => mode === "save-review") || session.review === undefined) continue;
        const next = Decision.parse(JSON.parse(JSON.stringify(amendDecision(record, session.review))));
        expect(amendDecision(next, session.review)).toEqual(next);
        expect(next.entries.slice(0, record.entries.length)).toEqual(record.entries);
        expect({ ...next, ...volatile }).toEqual({ ...record, ...volatile });
        record = next;
      }
      const kind = session.review?.result?.kind ?? "open";
      results.set(kind, (results.get(kind) ?? 0) + 1);
    }),
    { seed: 20_261_127, numRuns: 120 },
  );
  // The property is worth little where looks never come to anything.
  for (const kind of ["open", "confirmed", "snoozed", "stopped"])
    expect(results.get(kind) ?? 0, kind).toBeGreaterThan(2);
});

/** What a look may change in a decision. */
const volatile = { owner: null, review: null, entries: null, findOuts: null };

test("who is forgotten stands nowhere in a look, nor what they noted; what it came to stays", () => {
  let session = begun();
  for (const [index, words] of ["we hired three people", "still right", "mixed, too slow"].entries()) {
    const base = { id: `e${index}`, workspace: "local", conversation: session.conversation, author: ana };
    const result = step(knowledge, session, { ...base, kind: "text", text: words, addressed: true }, NOW);
    if ("nothing" in result) throw new Error(words);
    session = result.session;
  }
  const left = withoutPerson(session, ana.id);
  expect(left?.review?.result?.kind).toBe("confirmed");
  expect(JSON.stringify(left)).not.toMatch(/"ana"|Ana\b|hired|too slow/);
});
