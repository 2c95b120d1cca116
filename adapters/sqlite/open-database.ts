import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { upgradeSchema } from "./schema.ts";
import { orStoreFailure } from "./store-failure.ts";

export interface OpenDatabase {
  readonly connection: DatabaseSync;
  /** For messages. */
  readonly file: string;
}

export interface DatabaseOptions {
  /** How long a statement waits for another process's lock; it blocks this process meanwhile. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens or creates the database file and its folder, readable by this user only, and brings its tables up to date.
 * Throws `StoreError`.
 */
export function openDatabase(file: string, { busyTimeoutMs = 1000 }: DatabaseOptions = {}): OpenDatabase {
  return orStoreFailure(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const connection = new DatabaseSync(file, { timeout: busyTimeoutMs });
    try {
      // FULL: a commit that was acknowledged survives a power cut, not only a crash of the process.
      connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
      upgradeSchema(connection, file);
    } catch (error) {
      connection.close();
      throw error;
    }
    return { connection, file };
  });
}
