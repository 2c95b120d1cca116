import { join } from "node:path";
import type { Config } from "../config.ts";

/** Where everything would be kept, and whether that works now; nothing is created or changed. */
export async function checkStore({ redis, dataFolder }: Config): Promise<{
  readonly where: string;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}> {
  if (redis !== undefined) {
    const { checkRedis } = await import("../../adapters/redis/check-redis.ts");
    return checkRedis(redis);
  }
  const { checkDatabase } = await import("../../adapters/sqlite/check-database.ts");
  const file = join(dataFolder, "waymark.db");
  const problem = checkDatabase(file);
  return { where: `${file} (SQLite, for one process)`, problems: problem === undefined ? [] : [problem], warnings: [] };
}
