import type { Redis } from "ioredis";
import { createKeys } from "../../../adapters/redis/keys.ts";
import { bucketOf } from "../../../src/identity.ts";

/**
 * The memory one session takes by Redis' own measure: its keys, the pointers at it, and its share of the indexes of its
 * bucket, where the worst case counts: an index with one entry is all its own. What expires within minutes is left out.
 */
export async function sessionBytes(redis: Redis, id: string, prefix = "waymark:"): Promise<number> {
  const keys = createKeys(prefix);
  const usage = async (key: string): Promise<number> => Number((await redis.memory("USAGE", key)) ?? 0);
  const fields = await redis.hkeys(keys.leads(id));
  const pointers = fields.filter((field) => field.startsWith("@")).map((field) => keys.pointer(field.slice(1)));
  const own = [keys.session(id), keys.leads(id), keys.outbox(id), ...pointers];
  const bucket = bucketOf(id);
  const people = fields.filter((field) => field.startsWith("&")).length;
  const indexes = [
    [keys.idle(bucket), 1],
    [keys.recommended(bucket), 1],
    [keys.people(bucket), people],
  ] as const;
  const shares = await Promise.all(
    indexes.map(async ([key, entries]) => ((await usage(key)) * entries) / Math.max(entries, await redis.zcard(key))),
  );
  const owned = await Promise.all(own.map(usage));
  return [...owned, ...shares].reduce((sum, bytes) => sum + bytes, 0);
}
