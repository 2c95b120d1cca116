import type { InstallationStore, PackArchive, SessionStore } from "../../src/ports.ts";
import type { Seal } from "../../src/seal.ts";
import { connectRedis, type RedisConnection } from "./connect.ts";
import { createRedisInstallationStore } from "./redis-installation-store.ts";
import { createRedisPackArchive } from "./redis-pack-archive.ts";
import { createRedisSessionStore } from "./redis-session-store.ts";

export interface RedisStores {
  readonly store: SessionStore;
  readonly archive: PackArchive;
  readonly installations: (seal: Seal) => InstallationStore;
}

/** Everything that is kept, in one Redis. Closing the store closes the connection. Throws `StoreError` for a wrong address. */
export async function openRedis(options: RedisConnection): Promise<RedisStores> {
  const link = await connectRedis(options);
  return {
    store: await createRedisSessionStore(link),
    archive: createRedisPackArchive(link),
    installations: (seal) => createRedisInstallationStore(link, seal),
  };
}
