import { createModel, type LoadedPack, readPack, toModelSpec } from "../../knowledge/index.ts";
import type { Event } from "../../src/conversation/event.ts";
import { Event as EventSchema } from "../../src/conversation/event.ts";
import type { Knowledge } from "../../src/conversation/knowledge.ts";
import type { Session } from "../../src/conversation/session.ts";
import { Session as SessionSchema } from "../../src/conversation/session.ts";
import { step } from "../../src/conversation/step.ts";
import { thread } from "../../src/conversation/thread.ts";
import { eventOf } from "./event-of.ts";
import { printSaid } from "./print-reply.ts";
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
export function replay(transcript: Transcript): string[][] {
  const knowledge = knowledgeOf(transcript.pack);
  let session: Session | undefined;
  return transcript.turns.map((turn, index) => {
    const event = EventSchema.parse(eventOf(turn, index, session && thread(knowledge, session), session));
    const result = step(knowledge, session, event, index * 60_000);
    if ("nothing" in result) {
      return result.notices.map((outgoing) => printSaid({ mode: "send", outgoing }));
    }
    session = checked(knowledge, result.session, event);
    const lines = result.replies.map(printSaid);
    if (session.phase !== "closed") return lines;
    // What the bot does with a restart: the next interview begins with the same event.
    const begun = step(knowledge, undefined, asStart(event), index * 60_000);
    if ("nothing" in begun) throw new Error("a restart begins nothing");
    session = { ...begun.session, previous: session.id };
    return [...lines, "--", ...begun.replies.map(printSaid)];
  });
}

function checked(knowledge: Knowledge, session: Session, event: Event): Session {
  const again = step(knowledge, session, event, 0);
  if (!("nothing" in again) || again.notices.length > 0) throw new Error(`${event.id} repeated is heard twice`);
  const last = thread(knowledge, session).at(-1)?.reply.kind ?? "";
  const waits = ["question", "checklist", "confirm", "recommendation", "ignore-question"].includes(last);
  if (session.phase !== "closed" && !waits) throw new Error(`after ${event.id} nothing is asked: ${last}`);
  return SessionSchema.parse(JSON.parse(JSON.stringify(session)));
}

function asStart({ id, workspace, conversation, author }: Event): Event {
  return { kind: "start", id, workspace, conversation, author, text: "" };
}
