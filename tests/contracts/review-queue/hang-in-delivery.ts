import type { Clock } from "../../../src/ports.ts";
import type { ReviewQueue } from "../../../src/reviews/review-queue.ts";

/** Begins to deliver, says so once it has taken something, and never ends it. For a process that is killed then. */
export function hangInDelivery(queue: ReviewQueue, tickMs: number, now: number): void {
  const clock: Clock = { now: () => now, sleep: () => new Promise(() => undefined) };
  const deliver = () => {
    process.stdout.write("taken\n");
    return new Promise<void>(() => undefined);
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  queue.begin(
    { deliver, gaveUp: async () => undefined },
    { tickMs, lockMs: tickMs, backOffMs: tickMs, attempts: 3 },
    clock,
    log,
  );
  // Nothing else would keep the process alive.
  setInterval(() => undefined, 60_000);
}
