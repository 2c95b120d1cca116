import { join } from "node:path";
import type { Config } from "../config.ts";
import { openLog } from "./open-log.ts";
import { openRedis } from "./open-redis.ts";

/** A pack by its hash, wherever packs are archived. */
export async function archivedPack(config: Config, hash: string): Promise<string | undefined> {
  if (config.redis !== undefined) {
    const { archive, store } = await openRedis({ ...config.redis, log: await openLog(config) });
    return archive.get(hash).finally(() => store.close());
  }
  const { readArchivedPack } = await import("../../adapters/sqlite/read-archived-pack.ts");
  return readArchivedPack(join(config.dataFolder, "waymark.db"), hash);
}
