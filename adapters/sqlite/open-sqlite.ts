import type {
  DecisionStore,
  InstallationStore,
  PackArchive,
  ReferenceStore,
  ReviewQueue,
  SessionStore,
} from "../../src/ports.ts";
import type { Seal } from "../../src/seal.ts";
import { openDatabase } from "./open-database.ts";
import { createSqliteDecisionStore } from "./sqlite-decision-store.ts";
import { createSqliteInstallationStore } from "./sqlite-installation-store.ts";
import { createSqlitePackArchive } from "./sqlite-pack-archive.ts";
import { createSqliteReferenceStore } from "./sqlite-reference-store.ts";
import { createSqliteReviewQueue } from "./sqlite-review-queue.ts";
import { createSqliteStore } from "./sqlite-store.ts";

export interface SqliteStores {
  readonly store: SessionStore;
  readonly archive: PackArchive;
  readonly decisions: DecisionStore;
  readonly references: ReferenceStore;
  readonly reviews: ReviewQueue;
  readonly installations: (seal: Seal) => InstallationStore;
}

/** Everything that is kept, in one database file. Closing the store closes it. Throws `StoreError`. */
export function openSqlite(file: string): SqliteStores {
  const database = openDatabase(file);
  return {
    store: createSqliteStore(database),
    archive: createSqlitePackArchive(database),
    decisions: createSqliteDecisionStore(database),
    references: createSqliteReferenceStore(database),
    reviews: createSqliteReviewQueue(database),
    installations: (seal) => createSqliteInstallationStore(database, seal),
  };
}
