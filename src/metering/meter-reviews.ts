import type { Clock, ReviewQueue } from "../ports.ts";
import { DueKind } from "../reviews/due.ts";
import type { Meter } from "./meter.ts";

/** Due for longer than this, something is late. */
const LATE_MS = 60_000;

/** The same queue, counted: what is planned and what waits, of all processes, and what this one worked off. */
export function meterReviews(queue: ReviewQueue, { meter, clock }: { meter: Meter; clock: Clock }): ReviewQueue {
  meter.gauge("reviews_planned", async () => (await queue.count(clock.now())).planned);
  meter.gauge("reviews_due", async () => (await queue.count(clock.now())).due);
  meter.gauge("reviews_late", async () => (await queue.count(clock.now() - LATE_MS)).due);
  meter.gauge("reviews_tick_age_seconds", async () => {
    const tick = await queue.lastTick();
    return tick === undefined ? undefined : Math.max(0, clock.now() - tick) / 1000;
  });
  // One that first appears as 1 has not risen, for who watches.
  for (const kind of DueKind.options) {
    for (const name of ["reviews_delivered", "review_failures", "reviews_given_up"] as const)
      meter.count(name, { kind }, 0);
  }
  return {
    ...queue,
    // What begin() gives up is noted below this; here come the looks whose message could be said nowhere.
    async fail(failed) {
      await queue.fail(failed);
      meter.count("reviews_given_up", { kind: failed.due.kind });
    },
    begin: (work, ...how) =>
      queue.begin(
        {
          async deliver(due) {
            try {
              await work.deliver(due);
            } catch (error) {
              meter.count("review_failures", { kind: due.kind });
              throw error;
            }
            meter.count("reviews_delivered", { kind: due.kind });
          },
          async gaveUp(due) {
            await work.gaveUp(due);
            meter.count("reviews_given_up", { kind: due.kind });
          },
        },
        ...how,
      ),
  };
}
