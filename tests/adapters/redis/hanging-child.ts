import { connectRedis } from "../../../adapters/redis/connect.ts";
import { createRedisReviewQueue } from "../../../adapters/redis/redis-review-queue.ts";
import { hangInDelivery } from "../../contracts/review-queue/hang-in-delivery.ts";

/** Arguments: address, prefix, milliseconds between looks, the time it is. Run as a process of its own. */
const [url = "", prefix = "", tickMs, now] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
hangInDelivery(createRedisReviewQueue(await connectRedis({ url, prefix, log })), Number(tickMs), Number(now));
