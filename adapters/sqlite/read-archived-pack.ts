import { existsSync } from "node:fs";
import { openDatabase } from "./open-database.ts";
import { createSqlitePackArchive } from "./sqlite-pack-archive.ts";

/** A pack's canonical JSON by its hash from the archive in a database file; where there is no file, none is made. */
export async function readArchivedPack(file: string, hash: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const database = openDatabase(file);
  try {
    return await createSqlitePackArchive(database).get(hash);
  } finally {
    database.connection.close();
  }
}
