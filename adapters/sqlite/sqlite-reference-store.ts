import type { ReferenceStore } from "../../src/ports.ts";
import type { OpenDatabase } from "./open-database.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Where conversations are reached, in the same database as the sessions. */
export function createSqliteReferenceStore({ connection, file }: OpenDatabase): ReferenceStore {
  const sql = (text: string) => connection.prepare(text);
  const get = sql("SELECT address, stopped_reason, stopped_at FROM conversation_references WHERE conversation = ?");
  const add = sql("INSERT INTO conversation_references (conversation, address) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const revive = sql(`
    UPDATE conversation_references SET address = ?2, stopped_reason = NULL, stopped_at = NULL
    WHERE conversation = ?1 AND stopped_at IS NOT NULL`);
  const replace = sql("UPDATE conversation_references SET address = ?2 WHERE conversation = ?1 AND address <> ?2");
  const stop = sql("UPDATE conversation_references SET stopped_reason = ?, stopped_at = ? WHERE conversation = ?");
  const drop = sql("DELETE FROM conversation_references WHERE conversation = ?");
  const stopped = sql(`
    SELECT conversation, stopped_reason, stopped_at FROM conversation_references
    WHERE stopped_at IS NOT NULL ORDER BY stopped_at DESC, conversation LIMIT ?`);
  const guarded = <T>(act: () => T): T => orStoreFailure(file, act);

  return {
    async put(conversation, address) {
      return guarded(() => {
        if (add.run(conversation, address).changes === 1 || revive.run(conversation, address).changes === 1)
          return true;
        replace.run(conversation, address);
        return false;
      });
    },
    async get(conversation) {
      const row = guarded(() => get.get(conversation));
      if (row === undefined) return undefined;
      const { address, stopped_reason: reason, stopped_at: at } = row;
      return {
        address: String(address),
        ...(at === null ? {} : { stopped: { reason: String(reason), at: Number(at) } }),
      };
    },
    async deactivate(conversation, reason, at) {
      guarded(() => stop.run(reason, at, conversation));
    },
    async remove(conversation) {
      guarded(() => drop.run(conversation));
    },
    async stopped(limit) {
      return guarded(() => stopped.all(limit)).map((row) => ({
        conversation: String(row.conversation),
        reason: String(row.stopped_reason),
        at: Number(row.stopped_at),
      }));
    },
  };
}
