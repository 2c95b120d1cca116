import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Log } from "../ports.ts";
import { randomIds } from "../random-ids.ts";
import { openRedis } from "./open-redis.ts";

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** Redis where one is named, else the embedded database, and what is kept in it. */
export async function openStores(config: Config, log: Log) {
  const replica = randomIds.next();
  if (config.redis !== undefined) return { ...(await openRedis({ ...config.redis, log })), replica };
  const { openSqlite } = await import("../../adapters/sqlite/open-sqlite.ts");
  return { ...openSqlite(join(config.dataFolder, "waymark.db")), concerns: async () => [], replica };
}
