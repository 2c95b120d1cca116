import { afterEach, expect, test } from "vitest";
import { createMetrics } from "../../../adapters/metrics/create-metrics.ts";
import { connectRedis } from "../../../adapters/redis/connect.ts";
import { createRedisReviewQueue } from "../../../adapters/redis/redis-review-queue.ts";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { meterReviews } from "../../../src/metering/meter-reviews.ts";
import type { Log } from "../../../src/ports.ts";
import type { Due } from "../../../src/reviews/due.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { SOON } from "../fall-due.ts";
import { aRedis } from "../redis/a-redis.ts";

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function onSqlite() {
  const database = openDatabase(":memory:");
  const close = () => database.connection.isOpen && database.connection.close();
  closing.push(async () => void close());
  return { kept: createSqliteReviewQueue(database), close };
}

async function onRedis() {
  const redis = await aRedis();
  closing.push(() => redis.stop());
  const link = await connectRedis({ url: redis.url, prefix: "ours:", log: quiet, againMs: 50, timeoutMs: 500 });
  closing.push(() => link.close());
  return { kept: createRedisReviewQueue(link), close: () => redis.kill() };
}

const stores = { SQLite: onSqlite, Redis: onRedis };

async function aMeteredQueue(store: keyof typeof stores) {
  const { kept, close } = await stores[store]();
  const metrics = createMetrics();
  const queue = meterReviews(kept, { meter: metrics, clock: systemClock });
  const series = async () => {
    const { body } = await metrics.text();
    const ours = body.split("\n").filter((line) => /^waymark_reviews?_/.test(line));
    const all = ours.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))] as const);
    return new Map(all.filter(([name, value]) => value > 0 || !name.includes("_total")));
  };
  return { queue, metrics, series, close };
}

const due = (subject: string, at: number, kind: Due["kind"] = "review"): Due => ({
  workspace: "slack:T1",
  subject,
  kind,
  at,
});

test.each(["SQLite", "Redis"] as const)(
  "what is planned, due and late is shown before anybody looks for it: %s",
  async (on) => {
    const { queue, series } = await aMeteredQueue(on);
    const now = Date.now();
    await queue.plan(due("WM-1", now - 120_000));
    await queue.plan(due("WM-2", now - 1000));
    await queue.plan(due("WM-3", now + 86_400_000));
    expect(await series()).toEqual(
      new Map([
        ["waymark_reviews_planned", 3],
        ["waymark_reviews_due", 2],
        ["waymark_reviews_late", 1],
      ]),
    );
  },
);

test.each(["SQLite", "Redis"] as const)(
  "what is delivered, fails and is given up is counted by its kind, and the last look has an age: %s",
  async (on) => {
    const { queue, series } = await aMeteredQueue(on);
    const given = Promise.withResolvers<void>();
    const now = Date.now();
    await queue.plan(due("WM-1", now - 1000));
    await queue.plan(due("slack:T1/C1", now - 1000, "digest"));
    const end = queue.begin(
      {
        async deliver(one) {
          if (one.kind === "digest") throw new Error("nobody can be told");
          await queue.replan(one.workspace, one.subject, one, { ...one, at: now + 86_400_000 });
        },
        async gaveUp(one) {
          await queue.replan(one.workspace, one.subject, one, null);
          given.resolve();
        },
      },
      SOON,
      systemClock,
      quiet,
    );
    await given.promise;
    await end();
    const found = await series();
    expect(found.get("waymark_reviews_tick_age_seconds")).toBeLessThan(30);
    found.delete("waymark_reviews_tick_age_seconds");
    expect(found).toEqual(
      new Map([
        ["waymark_reviews_planned", 1],
        ["waymark_reviews_due", 0],
        ["waymark_reviews_late", 0],
        ['waymark_reviews_delivered_total{kind="review"}', 1],
        ['waymark_review_failures_total{kind="digest"}', SOON.attempts],
        ['waymark_reviews_given_up_total{kind="digest"}', 1],
      ]),
    );
  },
);

test("a look that could be said nowhere counts as given up", async () => {
  const { queue, series } = await aMeteredQueue("SQLite");
  await queue.fail({ due: due("WM-1", 1000), reason: "the channel is gone", attempts: 1, at: 2000 });
  expect((await series()).get('waymark_reviews_given_up_total{kind="review"}')).toBe(1);
});

test.each(["SQLite", "Redis"] as const)(
  "while the store is away its gauges are left out, and what the process counts itself is still shown: %s",
  async (on) => {
    const { queue, metrics, series, close } = await aMeteredQueue(on);
    metrics.count("taken_up", {}, 2);
    await queue.plan(due("WM-1", 1000));
    expect((await series()).get("waymark_reviews_late")).toBe(1);
    await close();
    expect(await series()).toEqual(new Map());
    expect((await metrics.text()).body).toContain("waymark_taken_up_total 2");
  },
);
