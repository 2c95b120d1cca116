import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import { connectRedis, type RedisLink } from "../../../adapters/redis/connect.ts";
import { createRedisReviewQueue } from "../../../adapters/redis/redis-review-queue.ts";
import { type Due, occurrenceId } from "../../../src/reviews/due.ts";
import type { ReviewQueue } from "../../../src/reviews/review-queue.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const waits = { tickMs: 100, lockMs: 100, backOffMs: 100, attempts: 50 };

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function started(...args: string[]): Promise<TestRedis> {
  const redis = await aRedis(...args);
  ends.push(() => redis.stop());
  return redis;
}

async function linked(url: string): Promise<{ link: RedisLink; queue: ReviewQueue }> {
  const link = await connectRedis({ url, prefix: "ours:", log: quiet, againMs: 50, timeoutMs: 500 });
  ends.push(() => link.close());
  return { link, queue: createRedisReviewQueue(link) };
}

/** Delivers by taking out of the index, and notes what it was. */
function begun(queue: ReviewQueue, platforms?: readonly string[]): string[] {
  const delivered: string[] = [];
  const deliver = async (due: Due) => {
    await queue.replan(due.workspace, due.subject, due, null);
    delivered.push(occurrenceId(due));
  };
  ends.push(queue.begin({ deliver, gaveUp: async () => undefined }, waits, systemClock, quiet, platforms));
  return delivered;
}

const due = (subject: string): Due => ({ workspace: "slack:T1", subject, kind: "review", at: Date.now() - 1000 });
const until = (holds: () => unknown) => expect.poll(holds, { timeout: 15_000, interval: 10 });
const looked = async (queue: ReviewQueue): Promise<void> => {
  const last = await queue.lastTick().catch(() => undefined);
  await until(() => queue.lastTick().catch(() => last)).not.toBe(last);
};

test("what BullMQ keeps may be lost altogether: the next tick makes it again", async () => {
  const redis = await started();
  const { queue } = await linked(redis.url);
  const delivered = begun(queue);
  await looked(queue);
  for (const subject of ["WM-1", "WM-2"]) {
    const lost = await redis.admin.keys("ours:bull:*");
    expect(lost.length).toBeGreaterThan(3);
    await redis.admin.del(...lost);
    await queue.plan(due(subject));
    await until(() => delivered.at(-1)).toContain(subject);
  }
});

test("a scheduler of BullMQ's that lost its next tick is made again", async () => {
  const redis = await started();
  const { queue } = await linked(redis.url);
  begun(queue);
  await looked(queue);
  // While it is gone it cannot be taken, and so not be followed by another one.
  await until(() => redis.admin.del("ours:bull:{w1}:tick:delayed")).toBe(1);
  expect(await redis.admin.zcard("ours:bull:{w1}:tick:repeat")).toBe(1);
  const lost = await queue.lastTick();
  await until(async () => ((await queue.lastTick()) ?? 0) - (lost ?? 0)).toBeGreaterThan(1000);
  await looked(queue);
});

test("a Redis that was away, twice and for a while, is worked with again, and nothing is lost", async () => {
  const redis = await started("--appendonly", "yes", "--appendfsync", "always");
  const { queue } = await linked(redis.url);
  const { queue: other } = await linked(redis.url);
  const delivered = [begun(queue), begun(other)];
  await looked(queue);
  for (const subject of ["WM-1", "WM-2"]) {
    await queue.plan(due(subject));
    await redis.kill();
    await until(() => queue.lastTick().catch((error: Error) => error.name)).toBe("StoreError");
    await redis.restart();
    await until(() => delivered.flat().filter((each) => each.includes(subject)).length).toBe(1);
    await looked(queue);
  }
});

test("a Redis that stood still and then was gone is worked with again: what was under way is asked again", async () => {
  const redis = await started("--appendonly", "yes", "--appendfsync", "always");
  const { queue } = await linked(redis.url);
  const delivered = begun(queue);
  await looked(queue);
  await queue.plan(due("WM-1"));
  await redis.admin.client("PAUSE", 60_000);
  await until(() => queue.lastTick().catch((error: Error) => error.message)).toMatch(/did not answer in time/);
  await redis.kill();
  await redis.restart();
  await until(() => delivered.length).toBe(1);
  await looked(queue);
});

test("however many processes run, one looks in a tick", async () => {
  const redis = await started();
  const queues = await Promise.all([1, 2, 3].map(() => linked(redis.url)));
  const monitor = await redis.admin.monitor();
  ends.push(async () => monitor.disconnect());
  const looks: number[] = [];
  monitor.on("monitor", (time: string, [command = "", key]: string[]) => {
    if (command.toLowerCase() === "set" && key === "ours:tick:{w0}") looks.push(Number(time) * 1000);
  });
  for (const { queue } of queues) begun(queue);
  await until(() => looks.length).toBeGreaterThanOrEqual(12);
  // The first ones come together: each process that begins asks for the tick.
  const [from = 0, to = 0] = [looks[3], looks.at(-1)];
  expect((looks.length - 4) * waits.tickMs).toBeLessThanOrEqual(to - from + 2 * waits.tickMs);
});

test("a user who may do nothing but work on the keys of Waymark is enough, and two connections more and one for each platform", async () => {
  const redis = await started();
  await redis.admin.call("ACL", "SETUSER", "waymark", "on", ">secret", "~ours:*", "&ours:*", "+@all", "-@admin");
  const clients = async () =>
    String(await redis.admin.client("LIST"))
      .split("\n")
      .filter((line) => line.includes("user=waymark"));
  const { queue } = await linked(`redis://waymark:secret@127.0.0.1:${redis.port}`);
  const before = (await clients()).length;
  const delivered = begun(queue, ["local", "slack"]);
  await queue.plan(due("WM-1"));
  await until(() => delivered.length).toBe(1);
  expect((await clients()).length - before).toBe(2 + 2);
  expect((await redis.admin.keys("*")).filter((key) => !key.startsWith("ours:"))).toEqual([]);
  await ends.pop()?.();
  await until(async () => (await clients()).length).toBe(before);
});

test("delivered and given up, nothing of an occurrence is left but what is noted", async () => {
  const redis = await started();
  const { link, queue } = await linked(redis.url);
  const gaveUp = async (entry: Due) => void (await queue.replan(entry.workspace, entry.subject, entry, null));
  const deliver = async (entry: Due) => {
    if (entry.subject === "WM-2") throw new Error("no such channel");
    await gaveUp(entry);
  };
  ends.push(queue.begin({ deliver, gaveUp }, { ...waits, attempts: 2 }, systemClock, quiet));
  await queue.plan(due("WM-1"));
  await queue.plan(due("WM-2"));
  await until(async () => (await queue.count(0)).planned).toBe(0);
  await until(() => redis.admin.keys("ours:bull:*WM-*")).toEqual([]);
  expect((await redis.admin.keys("ours:*")).filter((key) => !key.includes("bull")).toSorted()).toEqual(
    [link.keys.failed("slack:T1"), link.keys.failedNotes("slack:T1"), link.keys.lastTick()].toSorted(),
  );
  expect(await queue.failed("slack:T1", 9)).toMatchObject([{ due: { subject: "WM-2" }, attempts: 2 }]);
});

test("of what was given up, no note outlives its place among the newest", async () => {
  const redis = await started();
  const { link, queue } = await linked(redis.url);
  const failed = (no: number) => ({ due: { ...due(`WM-${no}`), at: no }, reason: "gone", attempts: 1, at: no });
  await Promise.all(Array.from({ length: 1010 }, (_, no) => queue.fail(failed(no))));
  const { failed: order, failedNotes: notes } = link.keys;
  expect([await redis.admin.zcard(order("slack:T1")), await redis.admin.hlen(notes("slack:T1"))]).toEqual([1000, 1000]);
});

test.each([true, false])("a process ends soon after it was told to stop (Redis away: %s)", async (away) => {
  const redis = await started();
  const script = join(import.meta.dirname, "stop-without-redis.ts");
  const child = spawn(process.execPath, [script, redis.url, "ours:"], { stdio: ["pipe", "pipe", "inherit"] });
  const exit = once(child, "exit");
  ends.push(async () => void child.kill("SIGKILL"));
  expect(String((await once(child.stdout, "data"))[0])).toBe("looked\n");
  if (away) await redis.kill();
  const told = performance.now();
  child.stdin.write("stop\n");
  expect(String((await once(child.stdout, "data"))[0])).toBe("stopped\n");
  expect(await exit).toEqual([0, null]);
  expect(performance.now() - told).toBeLessThan(6000);
});

test("BullMQ is loaded by what delivers, not by what opens Redis", async () => {
  const opening = new URL("../../../adapters/redis/open-redis.ts", import.meta.url).href;
  const driving = new URL("../../../adapters/redis/drive-reviews.ts", import.meta.url).href;
  const script = `
    import { createRequire } from "node:module";
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("/bullmq/"));
    await import(${JSON.stringify(opening)});
    const before = loaded();
    await import(${JSON.stringify(driving)});
    console.log(before, loaded());`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  expect(stdout).toBe("false true\n");
});
