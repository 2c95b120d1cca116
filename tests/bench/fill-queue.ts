import type { ReviewQueue } from "../../src/reviews/review-queue.ts";

/** Asked at once; more is no faster. */
const AT_ONCE = 200;
/** Reviews of one workspace. */
const EACH = 1000;
const DAY_MS = 86_400_000;

/** Plans so many reviews, spread over workspaces of a thousand decisions and over the 90 days after `from` (ms), by one process. Resolves with how long that took, in milliseconds. */
export async function fillQueue(queue: Pick<ReviewQueue, "plan">, count: number, from: number): Promise<number> {
  const began = performance.now();
  let next = 0;
  const plan = async (): Promise<void> => {
    for (let no = next++; no < count; no = next++) {
      const at = from + Math.floor(((no % EACH) * 90 * DAY_MS) / EACH);
      const workspace = `slack:T${String(Math.floor(no / EACH)).padStart(8, "0")}`;
      await queue.plan({ workspace, subject: `WM-${(no % EACH) + 1}`, kind: "review", at });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, plan));
  return performance.now() - began;
}
