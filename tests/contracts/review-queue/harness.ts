import { afterEach, beforeEach } from "vitest";
import type { Clock, Log } from "../../../src/ports.ts";
import { type Due, occurrenceId } from "../../../src/reviews/due.ts";
import type { ReviewQueue, ReviewWaits, ReviewWork } from "../../../src/reviews/review-queue.ts";

export const DAY_MS = 86_400_000;

/** Three queues on the same data, as three processes would open it. */
export interface ReviewProcesses {
  readonly queues: readonly [ReviewQueue, ReviewQueue, ReviewQueue];
  readonly clock: Clock;
  readonly tickMs: number;
  /** Lets time pass until it holds. */
  until(holds: () => boolean | Promise<boolean>): Promise<void>;
  /** Begins in a process of its own, which takes what is due and is killed while it delivers it. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export interface ReviewHarness extends Omit<ReviewProcesses, "close"> {
  readonly here: ReviewQueue;
  readonly there: ReviewQueue;
  /** When the test began. */
  readonly now: number;
  /** A review that is due, unless it is said otherwise. */
  due(subject: string, at?: number, more?: Partial<Due>): Due;
  /** Begins to deliver, three attempts a tick apart; ended after the test at the latest. */
  begin(
    queue: ReviewQueue,
    work: Partial<ReviewWork>,
    waits?: Partial<ReviewWaits>,
    log?: Log,
    platforms?: readonly string[],
  ): () => Promise<void>;
  /** Until so many more looks for what is due are over. */
  looks(count: number): Promise<void>;
  /** Notes each occurrence, and plans its subject for another day, as the work of the bot does. */
  moving(queue: ReviewQueue, delivered: string[]): Pick<ReviewWork, "deliver">;
}

/** The queues of the test that runs; what was begun is stopped after it. */
export function reviewHarness(open: () => Promise<ReviewProcesses>): ReviewHarness {
  let processes: ReviewProcesses;
  let now: number;
  const ends: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    processes = await open();
    now = processes.clock.now();
  });
  afterEach(async () => {
    await Promise.all(ends.splice(0).map((end) => end()));
    await processes.close();
  });
  return {
    get queues() {
      return processes.queues;
    },
    get here() {
      return processes.queues[0];
    },
    get there() {
      return processes.queues[1];
    },
    get clock() {
      return processes.clock;
    },
    get tickMs() {
      return processes.tickMs;
    },
    get now() {
      return now;
    },
    until: (holds) => processes.until(holds),
    crash: () => processes.crash(),
    due: (subject, at = now - 1000, more = {}) => ({ workspace: "slack:T1", subject, kind: "review", at, ...more }),
    begin(queue, work, waits = {}, log = quiet, platforms) {
      const { tickMs } = processes;
      const whole = { deliver: async () => undefined, gaveUp: async () => undefined, ...work };
      const end = queue.begin(
        whole,
        { tickMs, lockMs: tickMs, backOffMs: tickMs, attempts: 3, ...waits },
        processes.clock,
        log,
        platforms,
      );
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= end();
        return stopped;
      };
      ends.push(stop);
      return stop;
    },
    async looks(count) {
      const [queue] = processes.queues;
      for (let look = 0; look < count; look += 1) {
        const last = await queue.lastTick();
        await processes.until(async () => (await queue.lastTick()) !== last);
      }
    },
    moving: (queue, delivered) => ({
      async deliver(entry) {
        delivered.push(occurrenceId(entry));
        await queue.replan(entry.workspace, entry.subject, entry, { ...entry, at: entry.at + 90 * DAY_MS });
      },
    }),
  };
}

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
