import { z } from "zod";
import type { Session } from "../../src/conversation/session.ts";
import { bucketOf, outboxSeq } from "../../src/identity.ts";
import { participants } from "../../src/participants.ts";
import type { Commit, CommitResult, Forgotten, ReadResult, SessionStore } from "../../src/ports.ts";
import { readStored } from "../../src/stored-session.ts";
import { withoutPerson } from "../../src/without-person.ts";
import { createChanges } from "./changes.ts";
import type { OpenDatabase } from "./open-database.ts";
import { prepareStatements } from "./statements.ts";
import { orStoreFailure } from "./store-failure.ts";

const Row = z.object({ body: z.string(), version: z.number(), outbox: z.string(), refs: z.string() });
const Items = z.array(z.looseObject({ outgoing: z.string() }));

/**
 * Sessions in one SQLite file; several processes may share it. Every method is one transaction. `pollMs` is how soon a
 * commit of another process reaches watchers. Closing it closes the database.
 */
export function createSqliteStore(database: OpenDatabase, { pollMs = 500 }: { pollMs?: number } = {}): SessionStore {
  const { connection, file } = database;
  const statements = orStoreFailure(file, () => prepareStatements(connection));
  const changes = createChanges(connection, pollMs);

  const guarded = <T>(act: () => T): T => orStoreFailure(file, act);
  const atomically = <T>(act: () => T): T =>
    guarded(() => {
      // IMMEDIATE: a transaction that reads first and then finds the file locked could not be repeated by the busy wait.
      statements.begin.run();
      try {
        const result = act();
        statements.commit.run();
        return result;
      } catch (error) {
        if (connection.isTransaction) connection.exec("ROLLBACK");
        throw error;
      }
    });

  const remove = (sessionId: string): void => {
    statements.clear.run(bucketOf(sessionId), sessionId);
    for (const statement of statements.remove) statement.run(sessionId);
  };

  const read = (sessionId: string): ReadResult => {
    const row = statements.read.get(bucketOf(sessionId), sessionId);
    return row === undefined ? { kind: "absent" } : assembled(Row.parse(row));
  };

  const write = ({ session, expected, pointer }: Commit): CommitResult => {
    const found = statements.head.get(session.id);
    // Columns of a STRICT table need no second look.
    const head =
      found === undefined ? { version: 0, seq: 0 } : { version: Number(found.version), seq: Number(found.seq) };
    if (head.version !== expected) return { ok: false, reason: "version" };
    if (pointer !== undefined) {
      const current = statements.pointer.get(session.conversation)?.session_id ?? null;
      if (current !== pointer.previous) return { ok: false, reason: "pointer" };
      statements.point.run(session.conversation, session.id);
    }
    const { id, workspace, conversation, seq, phase, touchedAt } = session;
    const version = expected + 1;
    const body = JSON.stringify({ ...session, outbox: [], refs: {} });
    statements.write.run(id, workspace, conversation, version, seq, phase, touchedAt, body);
    for (const person of participants(session)) statements.addPerson.run(workspace, person, id);
    const bucket = bucketOf(id);
    for (const { id: itemId, kind, outgoing, claim, state } of session.outbox) {
      const number = outboxSeq(itemId);
      if (number < head.seq) continue;
      statements.addItem.run(bucket, id, number, kind, JSON.stringify(outgoing), claim.by, claim.at, state);
    }
    return { ok: true, version };
  };

  const forgetIn = (sessionId: string, workspace: string, personId: string): Forgotten[] => {
    const found = read(sessionId);
    const without = found.kind === "found" ? withoutPerson(found.session, personId) : undefined;
    if (found.kind !== "found" || without === undefined) {
      remove(sessionId);
      return found.kind === "found" ? [{ before: found.session, after: undefined }] : [];
    }
    write({ session: without, expected: found.version });
    const kept = new Set(without.outbox.map(({ id }) => id));
    for (const { id } of found.session.outbox)
      if (!kept.has(id)) statements.removeItem.run(bucketOf(sessionId), sessionId, outboxSeq(id));
    statements.leave.run(workspace, personId, sessionId);
    return [{ before: found.session, after: without }];
  };

  return {
    async read(sessionId) {
      return guarded(() => read(sessionId));
    },
    async pointer(conversation) {
      const row = guarded(() => statements.pointer.get(conversation));
      return row === undefined ? undefined : String(row.session_id);
    },
    async commit(commit) {
      const result = atomically(() => write(commit));
      if (result.ok) changes.announce(commit.session.id);
      return result;
    },
    async undelivered(bucket, claimedBefore, limit) {
      return guarded(() =>
        statements.undelivered.all(bucket, claimedBefore, limit).map((row) => String(row.session_id)),
      );
    },
    async claim(sessionId, itemId, by, at, claimedBefore) {
      const seq = outboxSeq(itemId);
      return guarded(
        () => statements.claim.run(by, at, bucketOf(sessionId), sessionId, seq, by, claimedBefore).changes === 1,
      );
    },
    async markSent(sessionId, itemId, named) {
      atomically(() => {
        statements.removeItem.run(bucketOf(sessionId), sessionId, outboxSeq(itemId));
        if (named === undefined) return;
        statements.addRef.run(named.key, named.ref, sessionId);
        if (named.opened !== undefined) statements.openConversation.run(named.opened, sessionId);
      });
    },
    async markUnsure(sessionId, itemId) {
      guarded(() => statements.unsure.run(bucketOf(sessionId), sessionId, outboxSeq(itemId)));
    },
    async setAside(sessionId, reason, at) {
      atomically(() => {
        statements.keepAside.run(reason, at, sessionId);
        remove(sessionId);
      });
    },
    async recent(workspace, personId, limit) {
      const ids = guarded(() => statements.recent.all(workspace, personId, limit).map((row) => String(row.id)));
      return ids.flatMap((id): Session[] => {
        const result = guarded(() => read(id));
        return result.kind === "found" ? [result.session] : [];
      });
    },
    async expire(idleBefore, recommendedBefore) {
      return atomically(() => {
        const idle = statements.idle.all(idleBefore, recommendedBefore).map((row) => String(row.id));
        for (const id of idle) remove(id);
        statements.dropAside.run(idleBefore);
        return idle.length;
      });
    },
    async remove(sessionId) {
      atomically(() => remove(sessionId));
      changes.announce(sessionId);
    },
    async forgetPerson(workspace, personId) {
      const changed = atomically(() => {
        const ids = statements.sessionsOf.all(workspace, personId).map((row) => String(row.session_id));
        const forgotten = ids.flatMap((id) => forgetIn(id, workspace, personId));
        statements.dropAsideOf.run(`"id":${JSON.stringify(personId)}`);
        return { ids, forgotten };
      });
      for (const id of changed.ids) changes.announce(id);
      return changed.forgotten;
    },
    watch: changes.watch,
    async probe() {
      atomically(() => undefined);
    },
    async close() {
      changes.close();
      if (connection.isOpen) guarded(() => connection.close());
    },
  };
}

function assembled({ body, version, outbox, refs }: z.infer<typeof Row>): ReadResult {
  const stored = asJson(body);
  if (typeof stored !== "object" || stored === null) return { kind: "unreadable", reason: "it is not JSON" };
  const items = Items.parse(JSON.parse(outbox)).map((item) => ({ ...item, outgoing: asJson(item.outgoing) }));
  const result = readStored({ ...stored, outbox: items, refs: JSON.parse(refs) });
  return result.kind === "found" ? { ...result, version } : result;
}

/** Undefined where the text is not JSON: a damaged session is set aside, it does not stop the store. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
