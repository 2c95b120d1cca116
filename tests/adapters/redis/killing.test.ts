import { openRedis } from "../../../adapters/redis/open-redis.ts";
import { holdKilling } from "../slack/killing/hold-killing.ts";
import { aRedis } from "./a-redis.ts";
import { failingLog } from "./hold-contracts.ts";

holdKilling(async () => {
  const redis = await aRedis("--appendonly", "yes", "--appendfsync", "always");
  return {
    env: { REDIS_URL: redis.url },
    open: async () => (await openRedis({ url: redis.url, prefix: "waymark:", log: failingLog })).store,
    remove: () => redis.stop(),
  };
});
