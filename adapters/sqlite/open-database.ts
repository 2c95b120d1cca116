import { chmodSync, mkdirSync, statSync } from "node:fs";
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
 * Opens or creates the database file and its folder and brings its tables up to date. A folder it makes, and always the
 * file and what SQLite keeps beside it, are readable by this user only.
 * Throws `StoreError`.
 */
export function openDatabase(file: string, { busyTimeoutMs = 1000 }: DatabaseOptions = {}): OpenDatabase {
  return orStoreFailure(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const connection = new DatabaseSync(file, { timeout: busyTimeoutMs });
    try {
      // FULL: a commit that was acknowledged survives a power cut, not only a crash of the process.
      connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
      // Before anything is written; what SQLite makes beside the file later takes its mode from the file.
      for (const each of [file, `${file}-wal`, `${file}-shm`]) keepFromOthers(each);
      upgradeSchema(connection, file);
    } catch (error) {
      connection.close();
      throw error;
    }
    return { connection, file };
  });
}

function keepFromOthers(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && (found.mode & 0o077) !== 0) chmodSync(file, 0o600);
}
