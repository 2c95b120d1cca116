import type { OutgoingReply } from "../../src/conversation/reply.ts";

/** Something said in passing: shown beside the message that was pending when it was said. */
export interface Remark {
  readonly outgoing: OutgoingReply;
  /** The session it belongs to; undefined for a notice to a conversation. */
  readonly session: string | undefined;
  /** Key of the message it stands by; set when it is first shown. */
  anchor: string | undefined;
}

/** Who is looking at which conversation, and what was said there in passing. In memory only: nothing here is the truth. */
export interface Live {
  /** Tells everybody who is looking that the thread is another one now. */
  changed(conversation: string): void;
  /** Keeps a remark and tells those who may see it. One with the same key, or a passing one of the same group, replaces the earlier one. */
  tell(conversation: string, session: string | undefined, outgoing: OutgoingReply): void;
  /** Drops a remark that was said to everybody. */
  forget(conversation: string, key: string): void;
  /** The remarks of a session this person may see, oldest first; those not placed yet are placed at `anchor`. */
  remarks(conversation: string, session: string, person: string, anchor: string | undefined): Remark[];
  /** Calls back on changes this person may see; undefined when too many are listening already. */
  listen(conversation: string, person: string, onChange: () => void): (() => void) | undefined;
}

export interface LiveLimits {
  readonly conversations: number;
  readonly remarks: number;
  readonly listeners: number;
  readonly listenersPerPerson: number;
}

const defaults: LiveLimits = { conversations: 500, remarks: 24, listeners: 500, listenersPerPerson: 12 };

/** Bounded in every direction; the conversation longest untouched is forgotten first. */
export function createLive(limits: LiveLimits = defaults): Live {
  const remarksOf = new Map<string, Remark[]>();
  const listeners = new Set<{ conversation: string; person: string; onChange: () => void }>();

  function wake(conversation: string, person: string | undefined): void {
    for (const listener of listeners) {
      if (listener.conversation === conversation && (person === undefined || listener.person === person)) {
        listener.onChange();
      }
    }
  }

  return {
    changed: (conversation) => wake(conversation, undefined),

    tell(conversation, session, outgoing) {
      const others = (remarksOf.get(conversation) ?? []).filter((remark) => !replaces(outgoing, remark.outgoing));
      remarksOf.delete(conversation);
      remarksOf.set(conversation, [...others, { outgoing, session, anchor: undefined }].slice(-limits.remarks));
      for (const oldest of remarksOf.keys()) {
        if (remarksOf.size <= limits.conversations) break;
        remarksOf.delete(oldest);
      }
      wake(conversation, outgoing.to === "thread" ? undefined : outgoing.to.person);
    },

    forget(conversation, key) {
      const kept = remarksOf.get(conversation)?.filter(({ outgoing }) => outgoing.key !== key);
      if (kept !== undefined) remarksOf.set(conversation, kept);
    },

    remarks(conversation, session, person, anchor) {
      const visible = (remarksOf.get(conversation) ?? []).filter(
        ({ outgoing, session: of }) =>
          (of === undefined || of === session) && (outgoing.to === "thread" || outgoing.to.person === person),
      );
      for (const remark of visible) remark.anchor ??= anchor;
      return visible;
    },

    listen(conversation, person, onChange) {
      const own = [...listeners].filter((listener) => listener.person === person).length;
      if (listeners.size >= limits.listeners || own >= limits.listenersPerPerson) return undefined;
      const listener = { conversation, person, onChange };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Of each group only the last one said to somebody is worth reading. */
const passing: readonly ReadonlySet<string>[] = [
  new Set(["why", "status", "help", "notice"]),
  new Set(["what-if"]),
  new Set(["details"]),
];

function replaces(fresh: OutgoingReply, old: OutgoingReply): boolean {
  if (addressee(fresh) !== addressee(old)) return false;
  const group = passing.find((kinds) => kinds.has(fresh.reply.kind));
  return fresh.key === old.key || group?.has(old.reply.kind) === true;
}

function addressee({ to }: OutgoingReply): string {
  return to === "thread" ? "" : to.person;
}
