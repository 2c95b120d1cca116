import { connectRedis } from "../../../adapters/redis/connect.ts";
import { createRedisReviewQueue } from "../../../adapters/redis/redis-review-queue.ts";
import { systemClock } from "../../../src/system-clock.ts";

/**
 * Begins to deliver reviews, says so after the first look, and stops when it is told something. Arguments: address,
 * prefix. Run as a process of its own, which ends by itself where nothing is left that keeps it.
 */
const [url = "", prefix = ""] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const link = await connectRedis({ url, prefix, log, againMs: 50 });
const queue = createRedisReviewQueue(link);
const work = { deliver: async () => undefined, gaveUp: async () => undefined };
const stop = queue.begin(work, { tickMs: 100, lockMs: 100, backOffMs: 100, attempts: 3 }, systemClock, log);
while ((await queue.lastTick()) === undefined) await systemClock.sleep(10);
process.stdout.write("looked\n");
process.stdin.once("data", async () => {
  process.stdin.destroy();
  await stop();
  await link.close();
  process.stdout.write("stopped\n");
});
