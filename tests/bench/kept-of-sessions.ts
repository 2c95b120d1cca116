import type { Redis } from "ioredis";
import { unpackBody } from "../../adapters/redis/pack-body.ts";

/** Everything in a Redis that belongs to sessions, by key; what is gone within minutes and packs are left out. Bodies of sessions are unpacked. */
export async function keptOfSessions(redis: Redis, prefix: string): Promise<Record<string, unknown>> {
  const names = (await redis.keys(`${prefix}*`)).filter((key) => !/^[ekz]:/.test(key.slice(prefix.length)));
  const read = async (key: string): Promise<unknown> => {
    const type = await redis.type(key);
    if (type === "hash") return redis.hgetall(key);
    if (type === "zset") return redis.zrange(key, "0", "-1", "WITHSCORES");
    const value = (await redis.getBuffer(key)) ?? Buffer.alloc(0);
    const head = value.indexOf("\n") + 1;
    const body = head === 0 ? undefined : unpackBody(value.subarray(head));
    return { head: value.subarray(0, head === 0 ? undefined : head).toString("latin1"), body };
  };
  return Object.fromEntries(await Promise.all(names.sort().map(async (key) => [key, await read(key)] as const)));
}
