import type { OutgoingReply } from "./conversation/reply.ts";
import type { Message, Session } from "./conversation/session.ts";
import type { ChannelDecider } from "./decisions/channel-decider.ts";
import type { Decision } from "./decisions/decision.ts";
import type { DecisionQuery } from "./decisions/decision-query.ts";
import type { DecisionSummary } from "./decisions/decision-summary.ts";

/** Milliseconds since the epoch, and the only way to wait. */
export interface Clock {
  now(): number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Ids {
  /** A new unguessable id. */
  next(): string;
}

export interface Kept {
  readonly session: Session;
  /** Counts commits; the next one must name it. */
  readonly version: number;
}

export type ReadResult =
  | ({ readonly kind: "found" } & Kept)
  | { readonly kind: "absent" }
  /** Not readable by any migration: set it aside and start afresh. */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** Written by a newer version of this program: leave it alone, do not acknowledge. */
  | { readonly kind: "newer"; readonly schema: number };

export interface Commit {
  /**
   * Its outbox items numbered since the last commit are added. Older items and `refs` are ignored: the delivery marks
   * below own them, so a session read before a mark never brings a delivered item back.
   */
  readonly session: Session;
  /** The version read before, 0 for a session that must not exist yet. */
  readonly expected: number;
  /** Also points the conversation at this session, when the pointer still is `previous` (null: no pointer). */
  readonly pointer?: { readonly previous: string | null };
  /** Id of the event the session comes from. A store for many processes remembers it longer than the session does. */
  readonly event?: string;
}

export type CommitResult =
  | { readonly ok: true; readonly version: number }
  /** Somebody else was quicker; `current` is what they left, where the store knows it anyway. */
  | { readonly ok: false; readonly reason: "version"; readonly current?: ReadResult }
  | { readonly ok: false; readonly reason: "pointer" }
  /** The session knows this event already. */
  | { readonly ok: false; readonly reason: "event" };

/** A session as it was, and as it is now that somebody is forgotten; `after` is undefined for one that is gone. */
export interface Forgotten {
  readonly before: Session;
  readonly after: Session | undefined;
}

/**
 * Keeps sessions. A commit is one atomic write of the session with its outbox and, when named, the conversation's pointer;
 * delivery marks are separate, small and idempotent. Throws `StoreError` when the outside fails; a refused commit is a result.
 */
export interface SessionStore {
  read(sessionId: string): Promise<ReadResult>;
  /** The session the conversation points at. */
  pointer(conversation: string): Promise<string | undefined>;
  commit(commit: Commit): Promise<CommitResult>;
  /** Session ids of a bucket with undelivered items whose claim is older than `claimedBefore` (ms), oldest first. */
  undelivered(bucket: number, claimedBefore: number, limit: number): Promise<string[]>;
  /**
   * Takes an item over from a claim older than `claimedBefore`, or renews one's own; false when somebody else has it or it
   * is gone. Asked right before the socket write, once the claim is not young any more.
   */
  claim(sessionId: string, itemId: string, by: string, at: number, claimedBefore: number): Promise<boolean>;
  /** Delivered: removes the item and keeps what the platform calls the message. */
  markSent(sessionId: string, itemId: string, named: NamedMessage | undefined): Promise<void>;
  /** The outcome is unknown. */
  markUnsure(sessionId: string, itemId: string): Promise<void>;
  /** Keeps the raw bytes of an unreadable session elsewhere and frees its id and its conversation. */
  setAside(sessionId: string, reason: string, at: number): Promise<void>;
  /** Sessions of a workspace a person took part in, newest first. */
  recent(workspace: string, personId: string, limit: number): Promise<Session[]>;
  /** Removes sessions idle since before `idleBefore` (ms), those with a recommendation only since before `recommendedBefore`; returns how many. What was set aside before `idleBefore` goes too. */
  expire(idleBefore: number, recommendedBefore: number): Promise<number>;
  /** Removes the session with everything that leads to it; nothing happens where it is gone already. */
  remove(sessionId: string): Promise<void>;
  /** Rewrites every session a person took part in without them (`withoutPerson`), or removes it; returns those that could be read. */
  forgetPerson(workspace: string, personId: string): Promise<readonly Forgotten[]>;
  /** Calls back after every commit to the session, from whatever process; returns the way to stop. */
  watch(sessionId: string, onChange: () => void): () => void;
  /** Throws `StoreError` when a turn could not be saved now. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface KeptDecision {
  readonly decision: Decision;
  /** Counts writes; the next one must name it. */
  readonly version: number;
}

/** Keeps decisions. They never expire and are never removed. Throws `StoreError` when the outside fails; a refused write is a result. */
export interface DecisionStore {
  /** `WM-n`, the workspace's next number; the same again when the session asks again, whoever asks, also at once. */
  allocate(workspace: string, sessionId: string): Promise<string>;
  get(workspace: string, id: string): Promise<KeptDecision | undefined>;
  /** Writes the whole decision when its version still is `expected`; 0 for one that must not exist yet. */
  put(
    decision: Decision,
    expected: number,
  ): Promise<{ readonly ok: true; readonly version: number } | { readonly ok: false }>;
  /** Newest first, at most `limit`; `more` where the next page is not empty. */
  list(
    workspace: string,
    query: DecisionQuery,
  ): Promise<{ readonly found: readonly DecisionSummary[]; readonly more: boolean }>;
  /** Who decides by default in a channel (`<workspace>/<channel>`), where people said so there. */
  decider(channel: string): Promise<ChannelDecider | undefined>;
  /** Says it from now on; undefined takes it back. */
  putDecider(channel: string, decider: ChannelDecider | undefined): Promise<void>;
  /** Takes it back wherever the person decides by default in the workspace. */
  forgetDecider(workspace: string, personId: string): Promise<void>;
  /** Every decision of the workspace, oldest first; what is written meanwhile may or may not be among them. */
  all(workspace: string): AsyncIterable<Decision>;
}

/** Canonical pack JSON by hash, stored at first use, so that an old session still runs. */
export interface PackArchive {
  put(hash: string, canonical: string): Promise<void>;
  get(hash: string): Promise<string | undefined>;
}

/** A delivered message by its key in the session and the platform's name for it. */
export interface NamedMessage {
  readonly key: string;
  readonly ref: string;
  /** A conversation the message opened: it points at the session from now on, unless it points somewhere already. */
  readonly opened?: string | undefined;
}

export interface Delivery {
  readonly item: Message;
  readonly session: Session;
  /** What the platform calls the message to update, when known. */
  readonly ref: string | undefined;
  /** Whether it still falls to this process. Asked right before it is written to a socket, after every wait there was. */
  readonly ours: () => Promise<boolean>;
  /** An update that only takes out of a posted message what was forgotten: nothing to show where nothing can be changed. */
  readonly redraws?: boolean;
}

export type DeliveryResult =
  | { readonly outcome: "sent"; readonly ref?: string; readonly opened?: string }
  /** Nobody knows whether it arrived. */
  | { readonly outcome: "unsure"; readonly reason: string }
  /** Try again later. */
  | { readonly outcome: "retry"; readonly afterMs: number; readonly reason: string }
  /** It was not `ours` any more, and nothing was written. */
  | { readonly outcome: "overtaken" }
  /** Will never work; dropped and logged. */
  | { readonly outcome: "refused"; readonly reason: string };

/** Carries replies to one platform. Never throws for what the platform answers. */
export interface Messenger {
  /** The platforms it reaches, of `platformOf`; all where it does not say. What belongs to others is left to other processes. */
  readonly platforms?: readonly string[] | undefined;
  /** Sends or updates, as the item says. */
  deliver(delivery: Delivery): Promise<DeliveryResult>;
  /** To one person, outside the outbox: hints and errors. Best effort. */
  notice(conversation: string, personId: string, outgoing: OutgoingReply): Promise<void>;
}

/** The bot's access to one workspace of a platform. */
export interface Installation {
  readonly workspace: string;
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
  /** Where the workspace is opened in a browser, with a slash at the end. */
  readonly url?: string | undefined;
  /** Id of the person who installed it, where the platform said. */
  readonly installedBy?: string | undefined;
  readonly refreshToken?: string | undefined;
  /** When the token ends (ms); undefined for one that does not. */
  readonly expiresAt?: number | undefined;
}

/** Keeps installations, their tokens encrypted at rest, and what an installation under way has to remember. Throws `StoreError`. */
export interface InstallationStore {
  /** Adds it, or replaces the workspace's. */
  put(installation: Installation): Promise<void>;
  /** Undefined also when no key opens it any more. */
  get(workspace: string): Promise<Installation | undefined>;
  remove(workspace: string): Promise<void>;
  /** Takes the right to renew a workspace's token until `until` (ms); false while somebody else has it. */
  lease(workspace: string, by: string, now: number, until: number): Promise<boolean>;
  /** Gives the right back. */
  release(workspace: string, by: string): Promise<void>;
  /** Remembers that an installation was begun. */
  keepState(state: string, until: number): Promise<void>;
  /** True once, and before it is too late. */
  takeState(state: string, now: number): Promise<boolean>;
}

/** Where a conversation can be reached, in the form its adapter knows: opaque here. */
export interface Reference {
  readonly address: string;
  /** The platform does not let us write there any more; undefined while it does. */
  readonly stopped?: { readonly reason: string; readonly at: number } | undefined;
}

/** Keeps how conversations are reached, so that something can be said without being spoken to first. Throws `StoreError`. */
export interface ReferenceStore {
  /** Adds or replaces it; one that was stopped counts again. True where nothing could be reached there before. */
  put(conversation: string, address: string): Promise<boolean>;
  get(conversation: string): Promise<Reference | undefined>;
  /** Nothing more is sent there until somebody speaks to us from there. */
  deactivate(conversation: string, reason: string, at: number): Promise<void>;
  /** Nothing is known about it any more. */
  remove(conversation: string): Promise<void>;
  /** The conversations that were stopped, the last one first. */
  stopped(limit: number): Promise<{ readonly conversation: string; readonly reason: string; readonly at: number }[]>;
}

/** Structured logging; never given secrets or people's words. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export type { FailedReview, ReviewQueue, ReviewWaits, ReviewWork } from "./reviews/review-queue.ts";
