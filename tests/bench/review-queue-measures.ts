import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRedis } from "../../adapters/redis/open-redis.ts";
import { openSqlite } from "../../adapters/sqlite/open-sqlite.ts";
import { type Measure, measure } from "../../src/commands/report.ts";
import type { ReviewQueue } from "../../src/ports.ts";
import type { Due } from "../../src/reviews/due.ts";
import { systemClock } from "../../src/system-clock.ts";
import { aRedis } from "../adapters/redis/a-redis.ts";
import { fillQueue } from "./fill-queue.ts";

const BURST = 10_000;
const LOOKS = 51;
const DAY_MS = 86_400_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * How long it takes one process to plan so many reviews, what they take, how long one look for what is due takes among them,
 * and how long 10,000 that fall due at once take to be handed to one process whose work is to plan each anew. Redis and SQLite
 * both sync every write to the disk.
 */
export async function reviewQueueMeasures(many: number): Promise<Measure[]> {
  const redis = await aRedis("--appendonly", "yes", "--appendfsync", "always");
  const inRedis = await openRedis({ url: redis.url, prefix: "waymark:", log: quiet });
  const memory = async () => Number(/used_memory:(\d+)/.exec(String(await redis.admin.info("memory")))?.[1]);
  const measures = await measured("redis", many, inRedis.reviews, memory);
  await inRedis.store.close();
  await redis.stop();

  const folder = mkdtempSync(join(tmpdir(), "waymark-reviews-"));
  const inSqlite = openSqlite(join(folder, "waymark.db"));
  const files = async () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  measures.push(...(await measured("sqlite", many, inSqlite.reviews, files)));
  await inSqlite.store.close();
  rmSync(folder, { recursive: true });
  return measures;
}

/** How many bytes are kept now. */
type Size = () => Promise<number>;

async function measured(name: string, many: number, queue: ReviewQueue, size: Size): Promise<Measure[]> {
  const now = Date.now();
  const empty = await size();
  const planning = await fillQueue(queue, many, now + DAY_MS);
  const kept = (await size()) - empty;
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const from = performance.now();
    await queue.due(now, 1000);
    looks.push(performance.now() - from);
  }
  // In workspaces of their own.
  for (let no = 0; no < BURST; no += 1) {
    await queue.plan({ workspace: `teams:${no % 200}`, subject: `WM-${no}`, kind: "review", at: now - 1000 });
  }
  const burst = await drained(queue);
  return [
    measure(`${name}-planned-s`, planning / 1000, "s"),
    measure(`${name}-planned-each-ms`, planning / many, "ms"),
    measure(`${name}-bytes-each`, kept / many, "bytes"),
    measure(`${name}-look-ms`, looks.sort((one, other) => one - other)[(LOOKS - 1) / 2] ?? 0, "ms"),
    measure(`${name}-burst-10000-s`, burst / 1000, "s"),
  ];
}

/** Until nothing is due any more. */
async function drained(queue: ReviewQueue): Promise<number> {
  const began = performance.now();
  let left = BURST;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const deliver = async (due: Due): Promise<void> => {
    await queue.replan(due.workspace, due.subject, due, { ...due, at: due.at + 90 * DAY_MS });
    left -= 1;
    if (left === 0) resolve();
  };
  const waits = { tickMs: 30_000, lockMs: 10_000, backOffMs: 1000, attempts: 3 };
  const stop = queue.begin({ deliver, gaveUp: async () => undefined }, waits, systemClock, quiet);
  await done;
  const ms = performance.now() - began;
  await stop();
  return ms;
}
