import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { connectRedis, type RedisLink } from "../../../adapters/redis/connect.ts";
import { createRedisSessionStore } from "../../../adapters/redis/redis-session-store.ts";
import type { SessionStore } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { aSession } from "../../contracts/a-session.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";

let redis: TestRedis;
let link: RedisLink;
let store: SessionStore;
const session = aSession();
beforeAll(async () => {
  redis = await aRedis();
});
beforeEach(async () => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  link = await connectRedis({ url: redis.url, prefix: `${randomIds.next()}:`, log });
  store = await createRedisSessionStore(link);
});
afterEach(() => link.close());
afterAll(() => redis.stop());

/** News as another node passes it on; resolves once everything said so far was heard. */
async function say(...news: string[]): Promise<void> {
  const marker = randomIds.next();
  const heard = new Promise<void>((resolve) => void store.watch(marker, resolve));
  for (const words of news) await redis.admin.publish(link.keys.changes(), `${session.id} ${words}`);
  await redis.admin.publish(link.keys.changes(), `${marker} 1`);
  await heard;
}

/** Counts what a watcher is told. */
function watcher(): { readonly times: number } {
  const told = { times: 0 };
  store.watch(session.id, () => {
    told.times += 1;
  });
  return told;
}

test("news of what was committed here before somebody watches is no news, however late it comes", async () => {
  await store.commit({ session, expected: 0, pointer: { previous: null } });
  await say();
  const told = watcher();
  await say("1");
  expect(told.times).toBe(0);
  await say("2");
  expect(told.times).toBe(1);
});

test("what two nodes say, one after the other, is told once", async () => {
  const told = watcher();
  await say("1", "2", "1", "2");
  expect(told.times).toBe(2);
});

test("a session that was removed and one whose newest was lost count from the beginning again", async () => {
  const told = watcher();
  await say("7", "gone", "1");
  expect(told.times).toBe(3);
  await say("9");
  await store.commit({ session, expected: 0, pointer: { previous: null } });
  await say();
  expect(told.times).toBe(5);
});
