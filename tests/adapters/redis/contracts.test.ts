import { afterAll, beforeAll } from "vitest";
import { aRedis, type TestRedis } from "./a-redis.ts";
import { holdContracts } from "./hold-contracts.ts";

let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.stop());

holdContracts("Redis", () => redis.url);
