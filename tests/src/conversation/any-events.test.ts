import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Event } from "../../../src/conversation/event.ts";
import type { Knowledge } from "../../../src/conversation/knowledge.ts";
import type { OutgoingReply } from "../../../src/conversation/reply.ts";
import { Session } from "../../../src/conversation/session.ts";
import { step } from "../../../src/conversation/step.ts";
import { thread } from "../../../src/conversation/thread.ts";
import { knowledgeOf } from "../../conversations/replay.ts";
import { arbitraryActs, type Doing } from "./arbitrary-acts.ts";
import { aReader, arrive, differences, pressable, type Reader } from "./reader.ts";

const WAITING = new Set(["question", "checklist", "confirm", "recommendation"]);

describe("whatever three people do", () => {
  test.each([
    ["small", 16],
    ["delivery", 12],
    ["python-web", 4],
  ])("on the pack %s nothing fails, something always waits, and every reader sees the thread", (name, numRuns) => {
    const knowledge = knowledgeOf(name);
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(arbitraryActs(knowledge.pack), (acts) => {
        for (const kind of playAll(knowledge, acts)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }),
      { seed: 20_261_121, numRuns },
    );
    // The property is worth little where interviews never get anywhere.
    for (const kind of ["question", "checklist", "recommendation"])
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(3);
  });
});

/** Plays the acts and checks every state on the way; what waited after each is the result. */
function playAll(knowledge: Knowledge, acts: readonly Doing[]): string[] {
  const reader = aReader();
  const waited: string[] = [];
  let session: Session | undefined;
  let last: Event | undefined;
  const happen = (event: Event): void => {
    last = event;
    const result = step(knowledge, session, event, 1_000);
    if ("nothing" in result) return;
    const { replies } = result;
    const next = checked(knowledge, session, result.session, event);
    for (const said of replies) arrive(reader, said);
    const durable = thread(knowledge, next);
    expect(differences(reader, durable)).toEqual([]);
    session = next;
    if (next.phase === "closed") {
      session = undefined;
      reader.messages.clear();
      happen({ ...where(event), kind: "start", text: "" });
      return;
    }
    const waiting = durable.filter(({ reply }) => WAITING.has(reply.kind)).map(({ reply }) => reply.kind);
    expect(waiting).not.toEqual([]);
    waited.push(...waiting);
  };
  const ana = { id: "ana", name: "Ana" };
  happen({ id: "start", workspace: "w", conversation: "w/c", author: ana, kind: "start", text: "" });
  acts.forEach(({ who, act }, index) => {
    const base = { id: `event-${index}`, workspace: "w", conversation: "w/c", author: who };
    const fields = act.kind === "event" ? act.fields : act.kind === "press" ? pressed(reader, who.id, act) : undefined;
    const event = act.kind === "repeat" ? last : fields && Event.parse({ ...base, ...fields });
    if (event !== undefined) happen(event);
  });
  return waited;
}

function pressed(
  { messages, replaced }: Reader,
  who: string,
  { number, of }: Extract<Doing["act"], { kind: "press" }>,
): Record<string, unknown> | undefined {
  const all = of === "replaced" ? replaced : [...messages.values()];
  const from = of === "pending" ? all.filter(({ reply }) => WAITING.has(reply.kind)) : all;
  const acts = pressable(from, who);
  return acts[number % Math.max(1, acts.length)];
}

/** The session as a store gives it back: its repeat does nothing, its bar falls only with a word. */
function checked(knowledge: Knowledge, before: Session | undefined, session: Session, event: Event): Session {
  const stored = Session.parse(JSON.parse(JSON.stringify(session)));
  expect(stored).toEqual(session);
  expect(step(knowledge, stored, event, 2_000)).toEqual({ nothing: true, notices: [] });
  const fell = before !== undefined && stored.certainty < before.certainty;
  if (fell && stored.phase !== "closed") expect(barOf(thread(knowledge, stored))).toMatch(/went back|^$/);
  return stored;
}

function barOf(durable: readonly OutgoingReply[]): string {
  const bars = durable.flatMap(({ reply }) => ("progress" in reply ? [reply.progress.text] : []));
  return bars.join();
}

function where({
  id,
  workspace,
  conversation,
  author,
}: Event): Pick<Event, "id" | "workspace" | "conversation" | "author"> {
  return { id, workspace, conversation, author };
}
