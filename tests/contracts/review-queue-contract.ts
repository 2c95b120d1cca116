import { describe } from "vitest";
import { reviewsDelivered } from "./review-queue/delivering.ts";
import { type ReviewProcesses, reviewHarness } from "./review-queue/harness.ts";
import { reviewsKept } from "./review-queue/keeping.ts";
import { reviewsTried } from "./review-queue/trying.ts";

/** What every ReviewQueue promises. */
export function reviewQueueContract(name: string, open: () => Promise<ReviewProcesses>): void {
  describe(`${name} as a queue of reviews`, () => {
    const harness = reviewHarness(open);
    reviewsKept(harness);
    reviewsDelivered(harness);
    reviewsTried(harness);
  });
}
