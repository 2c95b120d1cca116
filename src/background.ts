import type { Log } from "./ports.ts";

/** What goes on after a platform has its answer. */
export interface Background {
  /** Lets it go on; what fails is logged. */
  track(work: Promise<unknown>): void;
  /** Waits until nothing is under way. */
  settled(): Promise<void>;
}

export function createBackground(log: Log): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      const settled = work
        .catch((error: unknown) =>
          log.error({ cause: error instanceof Error ? error.message : String(error) }, "something was not said"),
        )
        .finally(() => underWay.delete(settled));
      underWay.add(settled);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
