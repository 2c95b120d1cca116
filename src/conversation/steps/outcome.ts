import type { ChannelDecider } from "../../decisions/channel-decider.ts";
import type { Person } from "../event.ts";
import type { Button, OutgoingReply, Reply } from "../reply.ts";
import type { Session } from "../session.ts";

/** What one thing a person did comes to, before the thread is brought up to date. */
export interface Outcome {
  /** The session with the change; undefined when nothing changed. */
  readonly session?: Session;
  /** Words that are not part of the durable thread, in order. */
  readonly transient: readonly OutgoingReply[];
  /** Said again after them: what is pending, because a side question came between, or a message of the recommendation. */
  readonly again?: "pending" | "recommendation" | "cost" | "ratify";
  /** It was not understood; the person's earlier misses still count. */
  readonly missed?: boolean;
  /** It is final once the decision has an id; nothing is changed before. */
  readonly allocate?: true;
  /** Who decides by default in this channel from now on; null for nobody. */
  readonly remember?: ChannelDecider | null;
  /** What the store has to forget; nothing else is changed then. */
  readonly forget?: "person" | "session";
}

/** To one person only; the key is completed with the event's id. */
export function privately(person: Person, reply: Reply): OutgoingReply {
  return { to: { person: person.id }, key: reply.kind, reply };
}

/** To everybody in the thread. */
export function openly(reply: Reply): OutgoingReply {
  return { to: "thread", key: reply.kind, reply };
}

/** A short private word. */
export function notice(person: Person, text: string, buttons: Button[] = []): OutgoingReply {
  return privately(person, { kind: "notice", text, buttons });
}

/** Nothing changed; a private hint. */
export function noticeTo(person: Person, text: string, buttons: Button[] = []): Outcome {
  return { transient: [notice(person, text, buttons)] };
}

export const SILENCE: Outcome = { transient: [] };
