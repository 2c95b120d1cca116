import type { Due } from "../../../src/reviews/due.ts";
import type { ReviewQueue } from "../../../src/reviews/review-queue.ts";
import { systemClock } from "../../../src/system-clock.ts";

/** Plans something that is due and begins; resolves with its subject once it was delivered and all has stopped. */
export async function deliverOne(queue: ReviewQueue): Promise<string> {
  const { promise: delivered, resolve } = Promise.withResolvers<string>();
  const deliver = async (due: Due): Promise<void> => {
    await queue.replan(due.workspace, due.subject, due, null);
    resolve(due.subject);
  };
  await queue.plan({ workspace: "local", subject: "WM-1", kind: "review", at: Date.now() });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const waits = { tickMs: 100, lockMs: 100, backOffMs: 100, attempts: 3 };
  const stop = queue.begin({ deliver, gaveUp: async () => undefined }, waits, systemClock, log);
  const subject = await delivered;
  await stop();
  return subject;
}
