import type { ReviewWaits } from "../../ports.ts";

/** Every waiting time of reviews, so many times shorter. */
export function reviewWaits(hurry = 1): ReviewWaits {
  // Whoever dies with a look is followed soon enough that it is said within a minute of when it was due.
  return { tickMs: 30_000 / hurry, lockMs: 10_000 / hurry, backOffMs: 30_000 / hurry, attempts: 8 };
}
