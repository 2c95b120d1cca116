import { openDatabase } from "../../adapters/sqlite/open-database.ts";
import { createSqliteReviewQueue } from "../../adapters/sqlite/sqlite-review-queue.ts";
import { createModel, type LoadedPack, readPack, toModelSpec } from "../../knowledge/index.ts";
import { createDecisionLog, logMessage } from "../../src/bot/decision-log.ts";
import type { KnowledgeCache } from "../../src/bot/knowledge-cache.ts";
import { saveDecision } from "../../src/bot/save-decision.ts";
import type { Event } from "../../src/conversation/event.ts";
import { Event as EventSchema } from "../../src/conversation/event.ts";
import type { Knowledge } from "../../src/conversation/knowledge.ts";
import type { Session } from "../../src/conversation/session.ts";
import { Session as SessionSchema } from "../../src/conversation/session.ts";
import { type Said, step } from "../../src/conversation/step.ts";
import { thread } from "../../src/conversation/thread.ts";
import { readLog } from "../../src/decisions/read-log.ts";
import { aDecisionStore } from "../fakes/a-decision-store.ts";
import { aFakeClock } from "../fakes/a-fake-clock.ts";
import { eventOf } from "./event-of.ts";
import { printerFor, type Spoken } from "./print-reply.ts";
import { replayOverTime } from "./replay-over-time.ts";
import type { Transcript } from "./transcript.ts";

export const TODAY = "2026-11-21";
const folders: Readonly<Record<string, string>> = {
  delivery: "../fixtures/packs/delivery",
  small: "../fixtures/packs/small",
  "python-web": "../../knowledge/packs/python-web",
  "service-or-module": "../../knowledge/packs/service-or-module",
};

/** A pack ready for an interview; compiled once. */
export function knowledgeOf(name: string): Knowledge {
  const known = compiled.get(name) ?? compile(readPack(new URL(folders[name] ?? name, import.meta.url).pathname));
  compiled.set(name, known);
  return known;
}

const compiled = new Map<string, Knowledge>();

function compile(pack: LoadedPack): Knowledge {
  return { pack, model: createModel(toModelSpec(pack, TODAY)), today: TODAY };
}

/**
 * Plays a transcript through `step` and gives the bot's lines for each turn. On the way it checks what holds for every
 * event: it fits the schema, its repeat does nothing, and what is kept fits its schema and waits for something.
 */
export async function replay(transcript: Transcript): Promise<string[][]> {
  if (transcript.begins !== undefined)
    return replayOverTime(transcript, transcript.begins, knowledgeOf(transcript.pack).pack);
  const print = printerFor(transcript);
  const knowledge = knowledgeOf(transcript.pack);
  const decisions = aDecisionStore();
  const log = createDecisionLog({
    decisions,
    knowledge: cacheOf(knowledge),
    clock: aFakeClock(START),
    queue: createSqliteReviewQueue(openDatabase(":memory:")),
    zone: "Europe/Berlin",
    reviews: { lookNow: async () => undefined, changed: async () => undefined },
  });
  let session: Session | undefined;
  const lines: string[][] = [];
  for (const [index, turn] of transcript.turns.entries()) {
    const event = EventSchema.parse(eventOf(turn, index, session && thread(knowledge, session), session));
    const now = START + index * 60_000;
    const ask = event.kind === "text" && event.addressed ? readLog(event.text) : undefined;
    if (ask !== undefined) {
      const { workspace, author: person } = event;
      const reply = await log.answer(ask, { workspace, person });
      lines.push([print({ mode: "send", outgoing: logMessage(person, event.id, reply) })]);
      continue;
    }
    const first = step(knowledge, session, event, now);
    const wants = "nothing" in first && first.allocate === true;
    const result = wants
      ? step(knowledge, session, event, now, await decisions.allocate("local", session?.id ?? ""))
      : first;
    if ("nothing" in result) {
      lines.push(result.notices.map((outgoing) => print({ mode: "send", outgoing })));
      continue;
    }
    const before: Session | undefined = session;
    session = checked(knowledge, result.session, event);
    if (result.replies.some(({ mode }) => mode === "save-decision"))
      await saveDecision(decisions, cacheOf(knowledge), session);
    const said = spoken(result.replies).map(print);
    if (session.phase !== "closed") {
      lines.push(said);
      continue;
    }
    // What the bot does with a restart: the next interview begins with the same event.
    const begun = step(knowledge, undefined, asStart(event), now);
    if ("nothing" in begun) throw new Error("a restart begins nothing");
    const supersedes = before?.decided?.id ?? before?.supersedes;
    lines.push([...said, "--", ...spoken(begun.replies).map(print)]);
    session = { ...begun.session, previous: session.id, ...(supersedes === undefined ? {} : { supersedes }) };
  }
  return lines;
}

const START = Date.parse(`${TODAY}T09:00:00Z`);

function cacheOf(knowledge: Knowledge): KnowledgeCache {
  const { pack } = knowledge;
  return {
    current: async () => knowledge,
    named: async () => knowledge,
    of: async () => knowledge,
    pack: async (hash) => (hash === pack.hash ? pack : undefined),
    here: (id) => (id === pack.manifest.id ? pack : undefined),
    houseHere: () => undefined,
    at: async () => knowledge,
    marks: (day) => day,
  };
}

function checked(knowledge: Knowledge, session: Session, event: Event): Session {
  const again = step(knowledge, session, event, 0);
  if (!("nothing" in again) || again.notices.length > 0) throw new Error(`${event.id} repeated is heard twice`);
  const last = thread(knowledge, session).at(-1)?.reply.kind ?? "";
  const waits = ["question", "checklist", "confirm", "recommendation", "ignore-question", "ratify", "decided"].includes(
    last,
  );
  if (session.phase !== "closed" && !waits) throw new Error(`after ${event.id} nothing is asked: ${last}`);
  return SessionSchema.parse(JSON.parse(JSON.stringify(session)));
}

function spoken(replies: readonly Said[]): Spoken[] {
  return replies.flatMap((said) => ("outgoing" in said ? said : []));
}

function asStart({ id, workspace, conversation, author }: Event): Event {
  return { kind: "start", id, workspace, conversation, author, text: "" };
}
