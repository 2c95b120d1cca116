type Options = Parameters<typeof import("../../adapters/redis/open-redis.ts").openRedis>[0];

/** What is kept in Redis, loaded only where Redis is used. */
export async function openRedis(options: Options) {
  const { openRedis: open } = await import("../../adapters/redis/open-redis.ts");
  return open(options);
}
