import type { Clock, Log } from "../ports.ts";
import { type Due, occurrenceId } from "./due.ts";
import type { ReviewQueue, ReviewWork } from "./review-queue.ts";

export interface Trying {
  readonly queue: Pick<ReviewQueue, "planned" | "fail">;
  /** Whether the occurrence was given up before. */
  readonly noted: (due: Due) => Promise<boolean>;
  readonly work: ReviewWork;
  /** Then it is given up. */
  readonly attempts: number;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Tries to deliver an occurrence for the `attempt`-th time, where it still is what its subject is planned for; attempts that
 * ended with their process count. After the last one it is noted as failed and its subject planned anew. Rejects to be
 * called again later.
 */
export async function tryDelivery(trying: Trying, due: Due, attempt: number): Promise<void> {
  const { queue, noted, work, attempts, clock, log } = trying;
  const planned = await queue.planned(due.workspace, due.subject);
  if (planned === undefined || planned.at !== due.at || planned.kind !== due.kind) return;
  if (await noted(due)) return work.gaveUp(due);
  const about = { occurrence: occurrenceId(due), attempt };
  const giveUp = async (reason: string): Promise<void> => {
    log.error({ ...about, cause: reason }, "a review could not be delivered and was given up");
    await queue.fail({ due, reason, attempts: Math.min(attempt, attempts), at: clock.now() });
    await work.gaveUp(due);
  };
  if (attempt > attempts) return giveUp("whoever delivered it stopped before the end");
  try {
    await work.deliver(due);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    if (attempt === attempts) return giveUp(cause);
    log.warn({ ...about, cause }, "a review could not be delivered and is tried again");
    throw error;
  }
}
