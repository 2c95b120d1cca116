import { describe, expect, test } from "vitest";
import { BUCKETS, bucketOf, conversationOf, hashTag, outboxItemId, outboxSeq, sessionId } from "../../src/identity.ts";
import { participants } from "../../src/participants.ts";
import { aSession } from "../contracts/a-session.ts";

const ids = Array.from({ length: 20_000 }, (_, index) => sessionId("local", `event-${index}`));

describe("session ids", () => {
  test("are the same for the same start and different for any other", () => {
    expect(sessionId("slack:T1", "e1")).toBe(sessionId("slack:T1", "e1"));
    expect(new Set([...ids, sessionId("slack:T1", "event-0"), sessionId("slack:T2", "event-0")]).size).toBe(20_002);
    expect(sessionId("a", "b\nc")).not.toBe(sessionId("a\nb", "c"));
  });

  test("carry at least 128 bits and need no escaping in an address", () => {
    expect(ids.every((id) => /^[A-Za-z0-9_-]{22}$/.test(id))).toBe(true);
  });

  test("stay what they are from version to version", () => {
    expect(sessionId("local", "event-0")).toBe("rekfTHqA9AOTrPSug9aoPt");
    expect(bucketOf("rekfTHqA9AOTrPSug9aoPt")).toBe(162);
  });
});

describe("buckets", () => {
  test("are 256, all used, and evenly filled", () => {
    const counts = new Array<number>(BUCKETS).fill(0);
    for (const id of ids) counts[bucketOf(id)]! += 1;
    const mean = ids.length / BUCKETS;
    expect(Math.min(...counts)).toBeGreaterThan(mean / 2);
    expect(Math.max(...counts)).toBeLessThan(mean * 2);
  });

  test("have a hash tag each", () => {
    expect([hashTag(0), hashTag(255)]).toEqual(["{w0}", "{w255}"]);
  });
});

test("a conversation is a workspace, a channel and perhaps a thread", () => {
  expect([conversationOf("slack:T1", "C2"), conversationOf("slack:T1", "C2", "17.5")]).toEqual([
    "slack:T1/C2",
    "slack:T1/C2/17.5",
  ]);
});

test("an outbox item is numbered within its session", () => {
  expect(outboxSeq(outboxItemId("abc#d", 12))).toBe(12);
});

test("everybody who said something took part, once", () => {
  const person = (id: string) => ({ id, name: id.toUpperCase() });
  const answer = (id: string) => ({
    author: person(id),
    given: { kind: "unknown" as const },
    via: "button" as const,
    at: 1,
  });
  const session = aSession({
    startedBy: person("a"),
    answers: { q1: { a: answer("a"), b: answer("b") }, q2: { c: answer("c") } },
    proposals: [{ id: "p", author: person("d"), facts: [] }],
    context: [{ author: person("e"), text: "x" }],
    checklist: { by: person("f"), ticked: [] },
    ignoreWhen: { author: person("g"), text: "x" },
    stoppedBy: person("h"),
  });
  expect(participants(session).toSorted()).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
});
