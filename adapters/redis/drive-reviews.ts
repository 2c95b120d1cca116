import { type Job, Queue, RedisConnection, Worker } from "bullmq";
import type { Cluster, Redis } from "ioredis";
import { PLATFORMS, platformOf } from "../../src/identity.ts";
import { Due, occurrenceId } from "../../src/reviews/due.ts";
import type { ReviewWaits } from "../../src/reviews/review-queue.ts";
import { type Trying, tryDelivery } from "../../src/reviews/try-delivery.ts";
import type { RedisLink } from "./connect.ts";

/** Occurrences of one platform that one process delivers at the same time. */
const AT_ONCE = 16;
/** Occurrences read and handed over in one go. */
const PAGE = 1000;
/** How long BullMQ may take to stop once nothing runs any more. */
const CLOSE_MS = 1000;
/** A process that says nothing for shorter is never taken for gone, however often others look. */
const SHORTEST_LOCK_MS = 2000;
/** A tick that nobody takes for so long after the next one was due is lost. */
const LATE_MS = 1000;
/** Ticks that find the same occurrence before it is due: one that is lost is made up for by the next. */
const TICKS_AHEAD = 2;
const TICK = "tick";

export interface DueIndex {
  due(now: number, first: number, limit: number): Promise<Due[]>;
  ticked(at: number): Promise<void>;
}

// BullMQ would ask each connection for INFO, which a service may forbid, and print what redis-concerns.ts says in our words.
RedisConnection.minimumVersion = "7.0.0";

/**
 * Has BullMQ look at every tick, one process at a time, for what falls due before the next ones, and deliver each occurrence
 * when it is due as a job of its name. Each platform has a queue of its own: whoever looks fills all of them, and a process
 * works off those of its platforms. BullMQ's keys may be lost at any time: the next tick makes them again out of the index.
 * Returns the way to stop.
 */
export function driveReviews(
  link: RedisLink,
  index: DueIndex,
  trying: Trying,
  waits: ReviewWaits,
  platforms: readonly string[],
): () => Promise<void> {
  const { clock, log } = trying;
  const { tickMs, backOffMs, attempts } = waits;
  // What BullMQ keeps of it is whole milliseconds.
  const every = Math.ceil(tickMs);
  const opened: (Redis | Cluster)[] = [];
  const stopping = new AbortController();
  const connection = openFor(link, opened, stopping.signal);
  const shared = { connection, prefix: link.keys.jobs(), skipVersionCheck: true };
  const streams = { events: { maxLen: 100 } };
  const ticks = new Queue(TICK, { ...shared, streams });
  const deliveries = new Map(
    [...new Set([...PLATFORMS, ...platforms])].map((platform) => [
      platform,
      new Queue<Due>(queueOf(platform), { ...shared, streams }),
    ]),
  );
  const queues = [ticks, ...deliveries.values()];
  const lockMs = Math.max(Math.ceil(waits.lockMs), SHORTEST_LOCK_MS);
  const options = {
    ...shared,
    lockDuration: lockMs,
    stalledInterval: Math.ceil(lockMs / 2),
    // Attempts are counted where they begin, so that this never ends a job.
    maxStalledCount: attempts,
    runRetryDelay: Math.min(every, 500),
    autorun: false,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  };

  const jobOf = (due: Due, now: number) => ({
    name: due.kind,
    data: due,
    opts: {
      jobId: occurrenceId(due),
      delay: Math.max(0, due.at - now),
      attempts,
      backoff: { type: "exponential", delay: Math.ceil(backOffMs) },
      removeOnComplete: true,
      removeOnFail: true,
      stackTraceLimit: 0,
    },
  });

  const look = async (): Promise<void> => {
    const now = clock.now();
    const found: Due[] = [];
    for (let more = true; more; ) {
      const page = await index.due(now + TICKS_AHEAD * every, found.length, PAGE);
      found.push(...page);
      more = page.length === PAGE;
    }
    for (let at = 0; at < found.length; at += PAGE) {
      const page = Map.groupBy(found.slice(at, at + PAGE), ({ workspace }) => platformOf(workspace));
      for (const [platform, dues] of page) {
        // One that is there already is left alone.
        await deliveries.get(platform)?.addBulk(dues.map((due) => jobOf(due, now)));
      }
    }
    await index.ticked(now);
  };

  const running = new Set<Promise<void>>();
  const deliver = async (job: Job<Due>): Promise<void> => {
    const due = Due.safeParse(job.data);
    if (!due.success) return;
    // Where the clock of whoever had it begun is ahead of this one.
    const early = due.data.at - clock.now();
    if (early > 0) await clock.sleep(early, stopping.signal);
    if (stopping.signal.aborted) return;
    const attempt = tryDelivery(trying, due.data, job.attemptsStarted);
    running.add(attempt);
    await attempt.finally(() => running.delete(attempt));
  };

  const workers = [
    new Worker(TICK, look, { ...options, concurrency: 1 }),
    ...platforms.map((platform) => new Worker(queueOf(platform), deliver, { ...options, concurrency: AT_ONCE })),
  ];
  const onError = (error: Error): void => {
    // That Redis is away the store says, once.
    if ("code" in error || link.client.status !== "ready") return;
    log.warn({ cause: error.message }, "BullMQ met an error and goes on");
  };
  const working = Promise.all(workers.map((each) => each.on("error", onError).run().catch(onError)));
  for (const each of queues) each.on("error", onError);

  const keepTicking = async (): Promise<void> => {
    const scheduler = await ticks.getJobScheduler(TICK);
    // Whoever takes a tick plans the next one first, so none waits for long unless it is lost.
    const overdue = (scheduler?.next ?? 0) < clock.now() - tickMs - LATE_MS;
    if (scheduler?.every === every && !overdue) return;
    if (scheduler !== undefined) await ticks.removeJobScheduler(TICK);
    await ticks.upsertJobScheduler(TICK, { every }, { opts: { removeOnComplete: true, removeOnFail: true } });
  };
  const keeping = (async () => {
    while (!stopping.signal.aborted) {
      await keepTicking().catch((error: unknown) => {
        const cause = error instanceof Error ? error.message : String(error);
        if (!stopping.signal.aborted) log.warn({ cause }, "looking after the tick failed and is tried again");
      });
      await clock.sleep(tickMs, stopping.signal);
    }
  })();

  return async () => {
    const away = link.client.status !== "ready";
    for (const each of workers) await each.pause(true);
    stopping.abort();
    // Redis tells of work to one that waits: not to one that stops.
    for (const waiting of opened) if (waiting !== connection) waiting.disconnect();
    await Promise.allSettled(running);
    const waited = new AbortController();
    await Promise.race([Promise.all([working, keeping]), clock.sleep(away ? 0 : CLOSE_MS, waited.signal)]);
    waited.abort();
    // One that was on its way when all began to stop.
    await Promise.allSettled(running);
    // By force, for otherwise a worker waits for Redis; nothing of ours runs any more.
    await Promise.all([...workers.map((each) => each.close(true)), ...queues.map((each) => each.close())]);
    for (const each of opened) if (each.status !== "end") each.disconnect();
  };
}

function queueOf(platform: string): string {
  return `delivery-${platform}`;
}

/** A connection for BullMQ; it and those BullMQ makes after its pattern are noted, and wait for nothing once all is to stop. */
function openFor(link: RedisLink, opened: (Redis | Cluster)[], stopping: AbortSignal): Redis | Cluster {
  const stopped = new Promise<never>((_resolve, reject) => {
    stopping.addEventListener("abort", () => reject(new Error("Connection is closed.")));
  });
  stopped.catch(() => undefined);
  const make = (): Redis | Cluster => {
    const client = link.another();
    client.on("error", () => undefined);
    opened.push(client);
    const wait = client.bzpopmin.bind(client) as (...args: unknown[]) => Promise<unknown>;
    return Object.assign(client, {
      duplicate: make,
      bzpopmin: (...args: unknown[]) => Promise.race([wait(...args), stopped]),
    });
  };
  return make();
}
