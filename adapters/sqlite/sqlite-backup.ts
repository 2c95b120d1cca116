import { z } from "zod";
import type { Backup } from "../../src/backup/backup.ts";
import { StoredRecord } from "../../src/backup/stored-record.ts";
import type { OpenDatabase } from "./open-database.ts";
import { createRestore } from "./restore.ts";
import { orStoreFailure } from "./store-failure.ts";

const Row = z.object({ record: z.string() });

/** Each kind as one query, a record of JSON for each row. */
const KINDS: readonly {
  readonly kind: StoredRecord["kind"];
  readonly from: string;
  readonly by: string;
  readonly record: string;
}[] = [
  { kind: "pack", from: "packs", by: "hash", record: "'hash', hash, 'canonical', canonical" },
  {
    kind: "installation",
    from: "installations",
    by: "workspace",
    record: "'workspace', workspace, 'sealed', sealed",
  },
  {
    kind: "reference",
    from: "conversation_references",
    by: "conversation",
    record: `'conversation', conversation, 'address', address,
      'stopped', json(iif(stopped_at IS NULL, NULL, json_object('reason', stopped_reason, 'at', stopped_at)))`,
  },
  {
    kind: "session",
    from: "sessions",
    by: "id",
    record: `'id', id, 'version', version, 'seq', seq, 'touchedAt', touched_at,
      'recommended', json(iif(phase = 'recommended', 'true', 'false')), 'body', body,
      'outbox', (SELECT json_group_array(json_object('seq', seq, 'kind', kind, 'outgoing', outgoing,
        'by', claimed_by, 'at', claimed_at, 'state', state) ORDER BY seq) FROM outbox WHERE session_id = sessions.id),
      'refs', (SELECT json_group_object(key, ref ORDER BY key) FROM refs WHERE session_id = sessions.id),
      'pointers', (SELECT json_group_array(conversation ORDER BY conversation) FROM pointers WHERE session_id = sessions.id)`,
  },
  {
    kind: "set-aside",
    from: "set_aside",
    by: "at, session_id, reason",
    record: "'session', session_id, 'reason', replace(reason, char(10), ' '), 'at', at, 'body', body",
  },
  {
    kind: "decision-number",
    from: "decision_numbers",
    by: "workspace, number",
    record: "'workspace', workspace, 'session', session_id, 'number', number",
  },
  {
    kind: "decision",
    from: "decisions",
    by: "workspace, number",
    record: `'workspace', workspace, 'number', number, 'version', version,
      'summary', summary, 'body', body`,
  },
  {
    kind: "due",
    from: "reviews",
    by: "workspace, subject",
    record: "'workspace', workspace, 'subject', subject, 'what', kind, 'at', at",
  },
  {
    kind: "failed-review",
    from: "failed_reviews",
    by: "workspace, occurrence",
    record: `'occurrence', occurrence,
      'due', json_object('workspace', workspace, 'subject', subject, 'what', kind, 'at', due_at),
      'reason', reason, 'attempts', attempts, 'at', at`,
  },
  {
    kind: "channel-decider",
    from: "channel_deciders",
    by: "workspace, channel",
    record: "'workspace', workspace, 'channel', channel, 'body', body",
  },
  { kind: "schedule", from: "channel_schedules", by: "channel", record: "'channel', channel, 'body', body" },
];

/** Everything in one database file, as it is at one moment. */
export function createSqliteBackup(database: OpenDatabase): Backup {
  const { connection, file } = database;
  const guarded = <T>(act: () => T): T => orStoreFailure(file, act);
  return {
    where: file,
    async *records(only) {
      // One snapshot: what other processes write meanwhile is not seen.
      guarded(() => connection.exec("BEGIN"));
      try {
        for (const { kind, from, by, record } of KINDS) {
          if (only !== undefined && only !== kind) continue;
          const query = `SELECT json_object('kind', '${kind}', ${record}) AS record FROM ${from} ORDER BY ${by}`;
          const rows = guarded(() => connection.prepare(query).iterate());
          for (let row = guarded(() => rows.next()); !row.done; row = guarded(() => rows.next())) {
            yield StoredRecord.parse(withoutNulls(JSON.parse(Row.parse(row.value).record)));
          }
        }
      } finally {
        if (connection.isTransaction) connection.exec("COMMIT");
      }
    },
    restore: createRestore(database),
    async empty() {
      const any = KINDS.map(({ from }) => `EXISTS (SELECT 1 FROM ${from})`).join(" OR ");
      return guarded(() => connection.prepare(`SELECT ${any} AS any`).get())?.any === 0;
    },
    async close() {
      if (connection.isOpen) guarded(() => connection.close());
    },
  };
}

function withoutNulls(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}
