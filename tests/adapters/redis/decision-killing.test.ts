import { openRedis } from "../../../adapters/redis/open-redis.ts";
import { holdDecisionKilling } from "../slack/killing/hold-decision-killing.ts";
import { aRedis } from "./a-redis.ts";
import { failingLog } from "./hold-contracts.ts";

holdDecisionKilling(async () => {
  const redis = await aRedis("--appendonly", "yes", "--appendfsync", "always");
  return {
    env: { REDIS_URL: redis.url },
    open: () => openRedis({ url: redis.url, prefix: "waymark:", log: failingLog }),
    remove: () => redis.stop(),
  };
});
