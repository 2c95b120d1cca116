import type { Backup } from "../../src/backup/backup.ts";
import { peopleOf } from "../../src/backup/people-of.ts";
import type { RecordOf, StoredRecord } from "../../src/backup/stored-record.ts";
import { StoreError } from "../../src/errors.ts";
import { bucketOf } from "../../src/identity.ts";
import type { OpenDatabase } from "./open-database.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Adds records in one transaction; what is there stays. */
export function createRestore({ connection, file }: OpenDatabase): Backup["restore"] {
  const adding = (table: string, columns: string) =>
    connection.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${columns.replaceAll(/\w+/g, "?")}) ON CONFLICT DO NOTHING`,
    );
  const add = {
    pack: adding("packs", "hash, canonical"),
    installation: adding("installations", "workspace, sealed"),
    reference: adding("conversation_references", "conversation, address, stopped_reason, stopped_at"),
    session: adding("sessions", "id, workspace, conversation, version, seq, phase, touched_at, body"),
    item: adding("outbox", "bucket, session_id, seq, kind, outgoing, claimed_by, claimed_at, state"),
    ref: adding("refs", "session_id, key, ref"),
    pointer: adding("pointers", "conversation, session_id"),
    person: adding("people", "workspace, person, session_id"),
    number: adding("decision_numbers", "workspace, session_id, number"),
    decision: adding("decisions", "workspace, number, version, summary, body"),
    due: adding("reviews", "workspace, subject, kind, at"),
    failed: adding("failed_reviews", "workspace, occurrence, subject, kind, due_at, reason, attempts, at"),
    decider: adding("channel_deciders", "workspace, channel, body"),
    schedule: adding("channel_schedules", "channel, body"),
    aside: connection.prepare(`
      INSERT INTO set_aside (session_id, reason, at, body) SELECT ?1, ?2, ?3, ?4
      WHERE NOT EXISTS (SELECT 1 FROM set_aside WHERE session_id = ?1 AND reason = ?2 AND at = ?3)`),
  };
  const numberOf = connection.prepare("SELECT number FROM decision_numbers WHERE workspace = ? AND session_id = ?");

  const restoreSession = (record: RecordOf<"session">): boolean => {
    const { id, version, seq, touchedAt, recommended, body } = record;
    const { workspace, conversation, phase, people } = peopleOf(record);
    const shown = phase ?? (recommended ? "recommended" : "interview");
    const added = add.session.run(id, workspace, conversation, version, seq, shown, touchedAt, body).changes === 1;
    if (added) {
      const bucket = bucketOf(id);
      for (const item of record.outbox)
        add.item.run(bucket, id, item.seq, item.kind, item.outgoing, item.by, item.at, item.state);
      for (const [key, ref] of Object.entries(record.refs)) add.ref.run(id, key, ref);
      for (const person of people) add.person.run(workspace, person, id);
    }
    for (const each of record.pointers) add.pointer.run(each, id);
    return added;
  };

  const restoreNumber = ({ workspace, session, number }: RecordOf<"decision-number">): boolean => {
    if (add.number.run(workspace, session, number).changes === 1) return true;
    if (numberOf.get(workspace, session)?.number === number) return false;
    throw new StoreError(
      `WM-${number} of ${workspace} is the decision of another interview here, so the decisions of the two stores cannot be joined. Import into an empty store.`,
    );
  };

  const restore = (record: StoredRecord): boolean => {
    switch (record.kind) {
      case "pack":
        return add.pack.run(record.hash, record.canonical).changes === 1;
      case "installation":
        return add.installation.run(record.workspace, record.sealed).changes === 1;
      case "reference": {
        const { conversation, address, stopped } = record;
        return add.reference.run(conversation, address, stopped?.reason ?? null, stopped?.at ?? null).changes === 1;
      }
      case "session":
        return restoreSession(record);
      case "set-aside":
        return add.aside.run(record.session, record.reason, record.at, record.body).changes === 1;
      case "decision-number":
        return restoreNumber(record);
      case "decision": {
        const { workspace, number, version, summary, body } = record;
        return add.decision.run(workspace, number, version, summary, body).changes === 1;
      }
      case "due":
        return add.due.run(record.workspace, record.subject, record.what, record.at).changes === 1;
      case "failed-review": {
        const { occurrence, due, reason, attempts, at } = record;
        const planned = [due.workspace, occurrence, due.subject, due.what, due.at] as const;
        return add.failed.run(...planned, reason, attempts, at).changes === 1;
      }
      case "channel-decider":
        return add.decider.run(record.workspace, record.channel, record.body).changes === 1;
      case "schedule":
        return add.schedule.run(record.channel, record.body).changes === 1;
      default:
        return record satisfies never;
    }
  };

  return async (records) =>
    orStoreFailure(file, () => {
      connection.exec("BEGIN IMMEDIATE");
      try {
        const added = records.map(restore);
        connection.exec("COMMIT");
        return added;
      } catch (error) {
        if (connection.isTransaction) connection.exec("ROLLBACK");
        throw error;
      }
    });
}
