import { readRedisUrl } from "../../src/config/read-redis-url.ts";
import { StoreError } from "../../src/errors.ts";
import { connectRedis, type RedisConnection } from "./connect.ts";
import { PROBE_TTL_S } from "./keys.ts";
import { redisConcerns } from "./redis-concerns.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Whether Redis is there and takes writes, and what of its settings is not safe. Leaves one key that ends by itself. */
export async function checkRedis(options: Omit<RedisConnection, "log">): Promise<{
  readonly where: string;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}> {
  let refused: unknown;
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: { cause?: unknown }) => {
      refused ??= fields.cause;
    },
  };
  const where = `Redis at ${readRedisUrl(options.url)?.shown}, keys ${options.prefix}*`;
  const link = await connectRedis({ ...options, log });
  try {
    if (link.client.status !== "ready") {
      await orStoreFailure(link.where, () => Promise.reject(new Error(String(refused ?? "no answer"))));
    }
    await link.guarded(() => link.client.set(link.keys.probe(), "", "EX", PROBE_TTL_S));
    return { where, problems: [], warnings: await redisConcerns(link.client) };
  } catch (error) {
    if (error instanceof StoreError) return { where, problems: [error.message], warnings: [] };
    throw error;
  } finally {
    await link.close();
  }
}
