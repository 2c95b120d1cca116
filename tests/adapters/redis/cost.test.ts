import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readPack } from "../../../knowledge/index.ts";
import type { Event } from "../../../src/conversation/event.ts";
import { aReplica, type Replica } from "./a-bot.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";
import { conversationNo, interview, PEOPLE, pressIn, startIn, WORKSPACE } from "./an-interview.ts";
import { sessionBytes } from "./session-bytes.ts";

const pack = readPack(join(import.meta.dirname, "../../../knowledge/packs/python-web"));
const [question, choice] = [pack.questions[0]!.id, pack.questions[0]!.choices[0]!.id];

let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.stop());

const opened: Replica[] = [];
const another = async (): Promise<Replica> => {
  const one = await aReplica(redis.url, pack, { waits: { drainMs: 1 } });
  opened.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

/** Calls by Redis' own count while one event was handled; its replies get stuck, so all of it was waited for. */
async function callsOf({ bot, messenger }: Replica, event: Event): Promise<{ scripts: number; gets: number }> {
  messenger.fail(
    ..."x"
      .repeat(9)
      .split("")
      .map(() => "hang" as const),
  );
  await redis.admin.config("RESETSTAT");
  const { outcome } = await bot.handle(event);
  const stats = String(await redis.admin.info("commandstats"));
  expect(outcome).toBe("done");
  const calls = (name: string) => Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
  const expected = [
    "config",
    "info",
    "evalsha",
    "get",
    "getrange",
    "set",
    "hset",
    "hsetnx",
    "hgetall",
    "zadd",
    "zrem",
    "publish",
  ];
  const others = [...stats.matchAll(/cmdstat_([^:]+):calls/g)].map(([, name = ""]) => name.split("|")[0] ?? "");
  expect(others.filter((name) => ![...expected, "hdel"].includes(name))).toEqual([]);
  return { scripts: calls("evalsha"), gets: calls("get") };
}

const words = (no: number): Event => {
  const on = { workspace: WORKSPACE, conversation: conversationNo(no), author: PEOPLE[1]! };
  return { kind: "text", id: `message/${no}`, ...on, text: "1", addressed: true };
};

/** Handles it and waits until everything it led to is sent and marked. */
async function done(replica: Replica, event: Event): Promise<string> {
  const { sessionId = "", delivered } = await replica.bot.handle(event);
  await delivered;
  await expect.poll(async () => (await replica.bot.session(sessionId))?.outbox, { timeout: 10_000 }).toEqual([]);
  return sessionId;
}

const begun = (replica: Replica, no: number) => done(replica, startIn(no));

describe("what a turn waits for, by Redis' own count", () => {
  test("one command in the steady state", async () => {
    const replica = await another();
    const id = await begun(replica, 1);
    expect(await callsOf(replica, pressIn(1, 1, id, question, choice))).toEqual({ scripts: 1, gets: 0 });
  });

  test("after a miss: two for a press, three for typed words", async () => {
    const replica = await another();
    const [pressed] = [await begun(replica, 2), await begun(replica, 3)];
    const [forPress, forWords] = [await another(), await another()];
    // The one GET is inside the script that reads.
    expect(await callsOf(forPress, pressIn(2, 1, pressed, question, choice))).toEqual({ scripts: 2, gets: 1 });
    expect(await callsOf(forWords, words(3))).toEqual({ scripts: 2, gets: 2 });
  });

  test("two after a turn of another process: the refusal brings what is there", async () => {
    const [one, two] = [await another(), await another()];
    const id = await begun(one, 4);
    await done(two, pressIn(4, 1, id, question, choice));
    const again = pressIn(4, 2, id, question, choice, PEOPLE[1]);
    expect(await callsOf(one, again)).toEqual({ scripts: 2, gets: 1 });
  });
});

describe("what a session takes", () => {
  test.each([
    ["each of twelve questions answered by one of three people", 5, false],
    ["each of twelve questions answered by all three", 6, true],
  ])("at most 4 KB when finished: %s", async (_what, no, all) => {
    const replica = await another();
    const id = await interview(replica.bot, pack, no, 12, all);
    await expect.poll(async () => (await replica.bot.session(id))?.outbox, { timeout: 10_000 }).toEqual([]);
    expect(Object.keys((await replica.bot.session(id))?.answers ?? {})).toHaveLength(12);
    const bytes = await sessionBytes(redis.admin, id);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(4096);
  });
});
