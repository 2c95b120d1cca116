import { type OpenDatabase, openDatabase } from "../../adapters/sqlite/open-database.ts";
import { createSqliteDecisionStore } from "../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqlitePackArchive } from "../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../adapters/sqlite/sqlite-store.ts";
import type { Stores } from "./a-process.ts";

export interface SimDatabase extends Stores {
  /** Whether some reply waits to be delivered. */
  undelivered(): boolean;
  /** When the next occurrence may be taken (ms). */
  nextDue(): number | undefined;
  close(): Promise<void>;
}

/** The stores as they are, on a file that nobody waits for: processes die here, machines do not lose power. */
export function aSimDatabase(file: string): SimDatabase {
  const database: OpenDatabase = openDatabase(file);
  const { connection } = database;
  connection.exec("PRAGMA synchronous = OFF");
  const waiting = connection.prepare("SELECT 1 FROM outbox LIMIT 1");
  const soonest = connection.prepare("SELECT at, again_at FROM reviews ORDER BY at");
  const store = createSqliteStore(database);
  return {
    store,
    decisions: createSqliteDecisionStore(database),
    reviews: createSqliteReviewQueue(database),
    archive: createSqlitePackArchive(database),
    undelivered: () => waiting.get() !== undefined,
    nextDue() {
      let next: number | undefined;
      for (const row of soonest.iterate()) {
        const [at, again] = [Number(row.at), Number(row.again_at)];
        next = Math.min(next ?? Number.POSITIVE_INFINITY, Math.max(at, again));
        // All that follow are due later.
        if (next <= at) break;
      }
      return next;
    },
    close: () => store.close(),
  };
}
