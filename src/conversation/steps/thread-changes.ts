import { type Entry, toOutgoing } from "../entry.ts";
import type { Event } from "../event.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import type { Said } from "../step.ts";
import { fold } from "./fold.ts";

export type Spoken = Extract<Said, { outgoing: OutgoingReply }>;

const EVENTS_REMEMBERED = 64;

/** What brings a thread from how it read to how it reads now: new messages, changed ones in place, and gone ones folded away. */
export function threadChanges(
  before: Session,
  old: readonly Entry[],
  session: Session,
  after: readonly Entry[],
): Spoken[] {
  const was = new Map(old.map((entry) => [entry.key, entry]));
  const kept = new Set(after.map(({ key }) => key));
  const gone = old.filter(({ key }) => !kept.has(key));
  const news = after.flatMap((entry): Spoken[] => {
    const known = was.get(entry.key);
    if (known === undefined) return [sendEntry(entry)];
    return known.stamp === entry.stamp ? [] : [{ mode: "update", outgoing: toOutgoing(entry) }];
  });
  return [...gone.map(({ key }) => ({ mode: "update" as const, outgoing: fold(key, before, session) })), ...news];
}

/** The session once it has taken in an event. The one it began with is never forgotten. */
export function seen(session: Session, event: Event, now: number): Session {
  const events = [...session.recentEvents, event.id];
  if (events.length > EVENTS_REMEMBERED) events.splice(1, 1);
  return { ...session, touchedAt: now, recentEvents: events };
}

/** Messages that are not part of the durable thread are told apart by the event they answer. */
export function named(outgoing: OutgoingReply, event: Event): OutgoingReply {
  return { ...outgoing, key: `${outgoing.key}-${event.id}` };
}

export function sendEntry(entry: Entry): Spoken {
  return sending(toOutgoing(entry));
}

export function sending(outgoing: OutgoingReply): Spoken {
  return { mode: "send", outgoing };
}
