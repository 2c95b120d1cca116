import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../src/errors.ts";

/**
 * Every table, as the steps that build it: the database's `user_version` counts those already taken, new ones are added
 * at the end and none is ever changed.
 *
 * - sessions: one row per session; `body` is the session as JSON without its outbox and refs, `version` counts commits,
 *   `seq` is the first outbox number the next commit may use.
 * - outbox: replies not yet delivered, each with its claim; a row goes when its reply is delivered.
 * - refs: what a platform calls a message, for updates.
 * - pointers: conversation -> the session it speaks in now.
 * - people: who took part in which session.
 * - set_aside: unreadable sessions, byte for byte.
 * - packs: canonical pack JSON by hash.
 * - decision_numbers: the number each session was given for its decision; decisions: the decision as JSON, and what lists need of it.
 * - installations: access to workspaces of chat platforms, sealed; leases: who renews a token now; states: installations begun.
 * - conversation_references: where a conversation of a chat platform is reached, and since when it is not.
 * - reviews: the one next occurrence of each subject, how often it was tried, and when it may be tried again: after its
 *   back-off, or when whoever delivers it now has said nothing for too long; review_tick: when anybody last looked;
 *   failed_reviews: what was given up; channel_schedules: when a channel is asked, as JSON;
 *   channel_deciders: who decides by default in one, as JSON.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    conversation TEXT NOT NULL,
    version INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    phase TEXT NOT NULL,
    touched_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_idle ON sessions (touched_at);
  CREATE TABLE outbox (
    session_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outgoing TEXT NOT NULL,
    claimed_by TEXT NOT NULL,
    claimed_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT;
  CREATE INDEX outbox_undelivered ON outbox (bucket, claimed_at);
  CREATE TABLE refs (
    session_id TEXT NOT NULL,
    key TEXT NOT NULL,
    ref TEXT NOT NULL,
    PRIMARY KEY (session_id, key)
  ) STRICT;
  CREATE TABLE pointers (conversation TEXT PRIMARY KEY, session_id TEXT NOT NULL) STRICT;
  CREATE INDEX pointers_session ON pointers (session_id);
  CREATE TABLE people (
    workspace TEXT NOT NULL,
    person TEXT NOT NULL,
    session_id TEXT NOT NULL,
    PRIMARY KEY (workspace, person, session_id)
  ) STRICT;
  CREATE INDEX people_session ON people (session_id);
  CREATE TABLE set_aside (
    session_id TEXT NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE packs (hash TEXT PRIMARY KEY, canonical TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE installations (workspace TEXT PRIMARY KEY, sealed TEXT NOT NULL) STRICT;
  CREATE TABLE leases (workspace TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
  CREATE TABLE states (state TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE decision_numbers (
    workspace TEXT NOT NULL,
    session_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (workspace, session_id)
  ) STRICT;
  CREATE UNIQUE INDEX decision_numbers_once ON decision_numbers (workspace, number);
  CREATE TABLE decisions (
    workspace TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, number)
  ) STRICT;
  `,
  `
  CREATE TABLE conversation_references (
    conversation TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    stopped_reason TEXT,
    stopped_at INTEGER
  ) STRICT;
  CREATE INDEX conversation_references_stopped ON conversation_references (stopped_at) WHERE stopped_at IS NOT NULL;
  `,
  // What a turn writes lies in as few pages as it can: each page of a commit is waited for.
  `
  DROP INDEX sessions_idle;
  CREATE TABLE outbox_in_buckets (
    bucket INTEGER NOT NULL,
    session_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outgoing TEXT NOT NULL,
    claimed_by TEXT NOT NULL,
    claimed_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (bucket, session_id, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO outbox_in_buckets SELECT bucket, session_id, seq, kind, outgoing, claimed_by, claimed_at, state FROM outbox;
  DROP TABLE outbox;
  ALTER TABLE outbox_in_buckets RENAME TO outbox;
  CREATE TABLE refs_by_session (
    session_id TEXT NOT NULL,
    key TEXT NOT NULL,
    ref TEXT NOT NULL,
    PRIMARY KEY (session_id, key)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO refs_by_session SELECT session_id, key, ref FROM refs;
  DROP TABLE refs;
  ALTER TABLE refs_by_session RENAME TO refs;
  `,
  `
  CREATE TABLE reviews (
    workspace TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    again_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, subject)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reviews_due ON reviews (at);
  CREATE INDEX reviews_next ON reviews (workspace, at);
  CREATE TABLE review_tick (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL) STRICT;
  CREATE TABLE failed_reviews (
    workspace TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace, occurrence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX failed_reviews_newest ON failed_reviews (workspace, at, occurrence);
  CREATE TABLE channel_schedules (channel TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE channel_deciders (
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, channel)
  ) STRICT, WITHOUT ROWID;
  `,
];

/** Brings the database to the newest schema, one process at a time; refuses one that a newer program has changed. */
export function upgradeSchema(database: DatabaseSync, file: string): void {
  if (schemaVersion(database) === STEPS.length) return;
  database.exec("BEGIN IMMEDIATE");
  try {
    const from = refuseNewer(database, file);
    for (const step of STEPS.slice(from)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/** The database's schema; throws a `StoreError` for one that only a newer program knows. */
export function refuseNewer(database: DatabaseSync, file: string): number {
  const version = schemaVersion(database);
  if (version <= STEPS.length) return version;
  throw new StoreError(
    `${file} was written by a newer version of Waymark (schema ${version}, this one knows ${STEPS.length}). Update Waymark, or set WAYMARK_DATA to another folder.`,
  );
}

function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.user_version);
}
