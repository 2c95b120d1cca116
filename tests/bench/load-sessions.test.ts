import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeys } from "../../adapters/redis/keys.ts";
import { readPack } from "../../knowledge/index.ts";
import { aReplica, type Replica } from "../adapters/redis/a-bot.ts";
import { aRedis, type TestRedis } from "../adapters/redis/a-redis.ts";
import { interview } from "../adapters/redis/an-interview.ts";
import { keptOfSessions } from "./kept-of-sessions.ts";
import { copiedConversation, copiedId, copies, loadSessions } from "./load-sessions.ts";

const pack = readPack(join(import.meta.dirname, "../../knowledge/packs/python-web"));
const PREFIX = "waymark:";

let committed: TestRedis;
let loaded: TestRedis;
let replica: Replica;
beforeAll(async () => {
  [committed, loaded] = await Promise.all([aRedis(), aRedis()]);
  replica = await aReplica(committed.url, pack, { prefix: PREFIX });
});
afterAll(async () => {
  await replica.close();
  await Promise.all([committed.stop(), loaded.stop()]);
});

async function finished(no: number, all: boolean) {
  const id = await interview(replica.bot, pack, no, 12, all);
  await expect.poll(async () => (await replica.bot.session(id))?.outbox, { timeout: 10_000 }).toEqual([]);
  const read = await replica.store.read(id);
  if (read.kind !== "found") throw new Error(`the session is ${read.kind}`);
  return read;
}

test("a session that is loaded leaves in Redis what the commits and marks of its interview left", async () => {
  const sessions = [await finished(1, false), await finished(2, true)];
  await loadSessions(loaded.port, PREFIX, sessions);
  const [is, shouldBe] = await Promise.all([
    keptOfSessions(loaded.admin, PREFIX),
    keptOfSessions(committed.admin, PREFIX),
  ]);
  expect(Object.keys(shouldBe).length).toBeGreaterThanOrEqual(2 * 4);
  expect(is).toEqual(shouldBe);
  // What was read from a store has its fields in another order, which deflates a little differently.
  for (const { session } of sessions) {
    const key = createKeys(PREFIX).session(session.id);
    const [bytes, goal] = await Promise.all([loaded.admin.strlen(key), committed.admin.strlen(key)]);
    expect(Math.abs(bytes / goal - 1)).toBeLessThan(0.01);
  }
});

test("copies are sessions that are found by their conversation", async () => {
  await loaded.admin.flushall();
  await loadSessions(loaded.port, PREFIX, copies(await finished(3, false), 700));
  const reader = await aReplica(loaded.url, pack, { prefix: PREFIX });
  expect(await reader.store.pointer(copiedConversation(699))).toBe(copiedId(699));
  expect(await reader.store.read(copiedId(699))).toMatchObject({ kind: "found", session: { id: copiedId(699) } });
  expect(await reader.store.expire(Date.now() + 60_000, Date.now() + 60_000)).toBe(700);
  expect(Object.keys(await keptOfSessions(loaded.admin, PREFIX))).toEqual([]);
  await reader.close();
});
