import { createHash } from "node:crypto";
import { bucketOf, hashTag } from "../../src/identity.ts";

/**
 * Every key, all of them below the prefix (`WAYMARK_REDIS_PREFIX`). `{w17}` is the hash tag of one of 256 buckets: what
 * one script touches lies in one slot. README.md in this folder is the table with what each holds and how long.
 */
export interface Keys {
  /** The session: `<version> <next outbox number>\n` and its packed body. */
  session(id: string): string;
  /** What hangs on the session: platform names of messages (`.`), conversations (`@`), people (`&`), not yet opened (`!`). */
  leads(id: string): string;
  /** Its undelivered replies, each with its claim; gone when all are delivered. */
  outbox(id: string): string;
  /** That an event was committed to the session. */
  event(id: string, eventId: string): string;
  /** Sessions of the bucket with undelivered replies, by their oldest claim. */
  undelivered(bucket: number): string;
  /** Sessions of the bucket by when they were last touched. */
  idle(bucket: number): string;
  /** The same for those with a recommendation. */
  recommended(bucket: number): string;
  /** Who took part in which session of the bucket: `<person>:<session>`. */
  people(bucket: number): string;
  /** Unreadable sessions of the bucket, by when they were set aside. */
  aside(bucket: number): string;
  /** The session a conversation points at, in the conversation's own bucket. */
  pointer(conversation: string): string;
  pack(hash: string): string;
  installation(workspace: string): string;
  lease(workspace: string): string;
  state(state: string): string;
  /** Where a conversation is reached. */
  reference(conversation: string): string;
  /** Conversations of the bucket that can be reached no more, by when they were stopped. */
  stopped(bucket: number): string;
  /** Which number a session's decision has, and the highest (`#`); all decisions of a workspace lie in its bucket. */
  decisionNumbers(workspace: string): string;
  decisions(workspace: string): string;
  summaries(workspace: string): string;
  decisionOrder(workspace: string): string;
  /** Who decides by default in the workspace's channels, by channel. */
  deciders(workspace: string): string;
  /** What is planned, by when it falls due: `<workspace>\n<subject>`. The whole index lies in one bucket, so that one look finds what is due. */
  due(): string;
  /** Of what kind each of it is. */
  dueKinds(): string;
  /** Subjects of a workspace, by when they fall due. */
  next(workspace: string): string;
  /** When anybody last looked for what is due. */
  lastTick(): string;
  /** Occurrences of a workspace that were given up, by when; and what is noted of each. */
  failed(workspace: string): string;
  failedNotes(workspace: string): string;
  /** When a channel is asked. */
  schedule(channel: string): string;
  /** Before the keys of BullMQ, which are its own. */
  jobs(): string;
  /** Written by whoever asks whether Redis takes writes. */
  probe(): string;
  /** The channel that carries the id of every session that changed. */
  changes(): string;
}

/** Long enough for a signed request to be sent again, by Slack after five minutes or by somebody who recorded it. */
export const EVENT_TTL_S = 15 * 60;
/** Installations that were begun and never ended are tidied away; that they are too late is decided by the time they hold. */
export const STATE_TTL_S = 24 * 3600;
/** The same for rights to renew a token. */
export const LEASE_TTL_S = 3600;
export const PROBE_TTL_S = 60;
/** Of a workspace, the newest. */
export const KEPT_FAILURES = 1000;

export function createKeys(prefix: string): Keys {
  const inBucket = (letter: string, bucket: number): string => `${prefix}${letter}:${hashTag(bucket)}`;
  const named = (letter: string, name: string): string => `${inBucket(letter, bucketOf(name))}:${name}`;
  return {
    session: (id) => named("s", id),
    leads: (id) => named("r", id),
    outbox: (id) => named("o", id),
    event: (id, eventId) => `${named("e", id)}:${short(eventId)}`,
    undelivered: (bucket) => inBucket("u", bucket),
    idle: (bucket) => inBucket("i", bucket),
    recommended: (bucket) => inBucket("j", bucket),
    people: (bucket) => inBucket("a", bucket),
    aside: (bucket) => inBucket("x", bucket),
    pointer: (conversation) => named("p", conversation),
    pack: (hash) => named("k", hash),
    installation: (workspace) => named("n", workspace),
    lease: (workspace) => named("l", workspace),
    state: (state) => named("t", state),
    reference: (conversation) => named("q", conversation),
    stopped: (bucket) => inBucket("y", bucket),
    decisionNumbers: (workspace) => named("m", workspace),
    decisions: (workspace) => named("d", workspace),
    summaries: (workspace) => named("b", workspace),
    decisionOrder: (workspace) => named("g", workspace),
    deciders: (workspace) => named("deciders", workspace),
    due: () => inBucket("due", 0),
    dueKinds: () => inBucket("kinds", 0),
    next: (workspace) => `${inBucket("next", 0)}:${workspace}`,
    lastTick: () => inBucket("tick", 0),
    failed: (workspace) => named("failed", workspace),
    failedNotes: (workspace) => named("notes", workspace),
    schedule: (channel) => named("schedule", channel),
    jobs: () => inBucket("bull", 1),
    probe: () => inBucket("z", 0),
    changes: () => `${prefix}changes`,
  };
}

/** A person in the people of a bucket: 96 bits, so that no name stands in a key. */
export function personKey(workspace: string, personId: string): string {
  return short(JSON.stringify([workspace, personId]));
}

function short(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
