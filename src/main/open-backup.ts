import { join } from "node:path";
import type { Backup } from "../backup/backup.ts";
import type { Config } from "../config.ts";
import { openLog } from "./open-log.ts";

/** The way into and out of the store that is configured. */
export async function openBackup(config: Config): Promise<Backup> {
  if (config.redis !== undefined) {
    const [{ connectRedis }, { createRedisBackup }] = await Promise.all([
      import("../../adapters/redis/connect.ts"),
      import("../../adapters/redis/redis-backup.ts"),
    ]);
    return createRedisBackup(await connectRedis({ ...config.redis, log: await openLog(config) }));
  }
  const [{ openDatabase }, { createSqliteBackup }] = await Promise.all([
    import("../../adapters/sqlite/open-database.ts"),
    import("../../adapters/sqlite/sqlite-backup.ts"),
  ]);
  return createSqliteBackup(openDatabase(join(config.dataFolder, "waymark.db")));
}
