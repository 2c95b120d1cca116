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
  // Entries that wait to be tried again are old ones: they are among the first.
  const due = connection.prepare(
    "SELECT min(max(at, again_at)) AS at FROM (SELECT at, again_at FROM reviews ORDER BY at LIMIT 300)",
  );
  const store = createSqliteStore(database);
  return {
    store,
    decisions: createSqliteDecisionStore(database),
    reviews: createSqliteReviewQueue(database),
    archive: createSqlitePackArchive(database),
    undelivered: () => waiting.get() !== undefined,
    nextDue() {
      const at = due.get()?.at;
      return typeof at === "number" ? at : undefined;
    },
    close: () => store.close(),
  };
}
