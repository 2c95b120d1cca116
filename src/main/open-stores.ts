import { join } from "node:path";
import type { Config } from "../config.ts";
import { randomIds } from "../random-ids.ts";

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** The embedded database and what is kept in it. */
export async function openStores(config: Config) {
  const [{ openDatabase }, { createSqliteStore }, { createSqlitePackArchive }] = await Promise.all([
    import("../../adapters/sqlite/open-database.ts"),
    import("../../adapters/sqlite/sqlite-store.ts"),
    import("../../adapters/sqlite/sqlite-pack-archive.ts"),
  ]);
  const database = openDatabase(join(config.dataFolder, "waymark.db"));
  const replica = randomIds.next();
  return { database, store: createSqliteStore(database), archive: createSqlitePackArchive(database), replica };
}
