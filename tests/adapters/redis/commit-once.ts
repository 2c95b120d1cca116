import { openRedis } from "../../../adapters/redis/open-redis.ts";
import { aSession } from "../../contracts/a-session.ts";
import { deliverOne } from "../../contracts/review-queue/deliver-one.ts";

/**
 * Commits one session to the Redis at that address and says its version, then delivers one review; a process of its own,
 * for what a process is told at its start.
 */
const write = (_fields: Record<string, unknown>, message: string) =>
  void process.stderr.write(`${message} ${JSON.stringify(_fields)}\n`);
const log = { info: write, warn: write, error: write };
const { store, reviews } = await openRedis({ url: process.argv[2] ?? "", prefix: "once:", log, connectMs: 2000 });
try {
  const result = await store.commit({ session: aSession(), expected: 0 });
  process.stdout.write(result.ok ? `committed version ${result.version}\n` : "refused\n");
  process.stdout.write(`delivered ${await deliverOne(reviews)}\n`);
} finally {
  await store.close();
}
