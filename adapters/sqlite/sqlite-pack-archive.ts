import type { PackArchive } from "../../src/ports.ts";
import type { OpenDatabase } from "./open-database.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Canonical packs in the same database as the sessions that began with them. */
export function createSqlitePackArchive({ connection, file }: OpenDatabase): PackArchive {
  const insert = connection.prepare("INSERT INTO packs (hash, canonical) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const select = connection.prepare("SELECT canonical FROM packs WHERE hash = ?");
  return {
    async put(hash, canonical) {
      orStoreFailure(file, () => insert.run(hash, canonical));
    },
    async get(hash) {
      const row = orStoreFailure(file, () => select.get(hash));
      return row === undefined ? undefined : String(row.canonical);
    },
  };
}
