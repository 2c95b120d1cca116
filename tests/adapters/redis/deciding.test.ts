import { openRedis } from "../../../adapters/redis/open-redis.ts";
import { holdDeciding } from "../../src/bot/hold-deciding.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";
import { failingLog } from "./hold-contracts.ts";

let redis: Promise<TestRedis> | undefined;
holdDeciding(
  async () => {
    redis ??= aRedis();
    return openRedis({ url: (await redis).url, prefix: "waymark:", log: failingLog });
  },
  async () => (await redis)?.stop(),
);
