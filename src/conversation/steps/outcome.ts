import type { Person } from "../event.ts";
import type { Button, OutgoingReply, Reply } from "../reply.ts";
import type { Session } from "../session.ts";

/** What one thing a person did comes to, before the thread is brought up to date. */
export interface Outcome {
  /** The session with the change; undefined when nothing changed. */
  readonly session?: Session;
  /** Words that are not part of the durable thread, in order; `first` ones come before the thread's own news. */
  readonly transient: readonly { readonly first?: boolean; readonly outgoing: OutgoingReply }[];
}

/** To one person only; the key is completed with the event's id. */
export function privately(person: Person, reply: Reply): Outcome["transient"][number] {
  return { outgoing: { to: { person: person.id }, key: reply.kind, reply } };
}

/** To everybody in the thread. */
export function openly(reply: Reply, first = false): Outcome["transient"][number] {
  return { first, outgoing: { to: "thread", key: reply.kind, reply } };
}

/** Nothing changed; a private hint. */
export function noticeTo(person: Person, text: string, buttons: Button[] = []): Outcome {
  return { transient: [privately(person, { kind: "notice", text, buttons })] };
}

export const SILENCE: Outcome = { transient: [] };
