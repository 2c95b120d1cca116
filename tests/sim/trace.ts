import type { Session } from "../../src/conversation/session.ts";
import type { Decision } from "../../src/decisions/decision.ts";
import { channelOf } from "../../src/identity.ts";
import type { DecisionStore, ReviewQueue, SessionStore } from "../../src/ports.ts";
import type { Due } from "../../src/reviews/due.ts";

/** What a decision said about its looks from an instant on. */
export interface Written {
  readonly at: number;
  readonly review: Pick<Decision["review"], "nextOn" | "asked">;
  readonly status: Decision["status"];
  readonly reversibility: Decision["reversibility"];
  readonly owner: string;
}

/** How an interview stood from an instant on. */
export interface Talked {
  readonly at: number;
  readonly conversation: string;
  /** A recommendation stands that nobody has ratified. */
  readonly recommended: boolean;
  /** When somebody last said something in it. */
  readonly touchedAt: number;
}

/** A channel's digest was planned for an instant. */
export interface PlannedDigest {
  readonly at: number;
  readonly for: number;
}

export interface Trace {
  /** By decision, in the order it was written. */
  readonly written: ReadonlyMap<string, readonly Written[]>;
  /** The channel of each decision. */
  readonly channelOf: ReadonlyMap<string, string>;
  /** By session, in the order it was committed. */
  readonly talked: ReadonlyMap<string, readonly Talked[]>;
  /** By channel, in the order they were planned. */
  readonly digests: ReadonlyMap<string, readonly PlannedDigest[]>;
  /** The stores, with a note of what is written. */
  decisions(store: DecisionStore): DecisionStore;
  sessions(store: SessionStore): SessionStore;
  queue(queue: ReviewQueue): ReviewQueue;
}

/** The history of every decision, interview and digest: each time one is written it is noted when, and what it says. */
export function createTrace(now: () => number): Trace {
  const written = new Map<string, Written[]>();
  const channels = new Map<string, string>();
  const talked = new Map<string, Talked[]>();
  const digests = new Map<string, PlannedDigest[]>();
  const add = <One>(lists: Map<string, One[]>, key: string, one: One): void => {
    const list = lists.get(key) ?? [];
    list.push(one);
    lists.set(key, list);
  };
  const noteSession = ({ id, conversation, phase, touchedAt, review, digest }: Session): void => {
    if (review !== undefined || digest !== undefined) return;
    const recommended = phase === "recommended";
    const last = talked.get(id)?.at(-1);
    if (last?.recommended === recommended && last.touchedAt === touchedAt) return;
    add(talked, id, { at: now(), conversation, recommended, touchedAt });
  };
  const noteDigest = (due: Due | null): void => {
    if (due?.kind === "digest") add(digests, due.subject, { at: now(), for: due.at });
  };
  return {
    written,
    channelOf: channels,
    talked,
    digests,
    decisions: (store) => ({
      ...store,
      all: store.all,
      async put(decision, expected) {
        const result = await store.put(decision, expected);
        if (result.ok) {
          const { id, status, reversibility, owner, review, conversation } = decision;
          const { nextOn, asked } = review;
          channels.set(id, channelOf(conversation));
          add(written, id, { at: now(), review: { nextOn, asked }, status, reversibility, owner: owner.id });
        }
        return result;
      },
    }),
    sessions: (store) => ({
      ...store,
      async commit(commit) {
        const result = await store.commit(commit);
        if (result.ok) noteSession(commit.session);
        return result;
      },
    }),
    queue: (queue) => ({
      ...queue,
      async plan(due) {
        await queue.plan(due);
        noteDigest(due);
      },
      async replan(workspace, subject, was, next) {
        const done = await queue.replan(workspace, subject, was, next);
        if (done) noteDigest(next);
        return done;
      },
    }),
  };
}
