import type { ReviewWaits } from "../../ports.ts";

/** Every waiting time of reviews, so many times shorter. */
export function reviewWaits(hurry = 1): ReviewWaits {
  return { tickMs: 30_000 / hurry, backOffMs: 30_000 / hurry, attempts: 8 };
}
