/** What wakes those who wait for something to change. */
export interface Wakers {
  readonly wakers: Set<() => void>;
}

export interface Busy {
  /** Counts as under way until the work ends. */
  during<T>(work: () => Promise<T>): Promise<T>;
  settled(): Promise<void>;
  /** What `look` gives as soon as it gives something; looks again whenever something changed. */
  until<T>(look: () => T | undefined, otherwise: () => string, withinMs?: number): Promise<T>;
}

/** An app answers first and sends afterwards; only when this long nothing came is it quiet. */
const QUIET_MS = 40;

export function createBusy({ wakers }: Wakers): Busy {
  let running = 0;
  let last = performance.now();
  return {
    async during(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        last = performance.now();
      }
    },
    async settled() {
      while (running > 0 || performance.now() - last < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    until(look, otherwise, withinMs = 5000) {
      return new Promise((resolve, reject) => {
        const end = (finish: () => void) => {
          clearTimeout(timer);
          wakers.delete(again);
          finish();
        };
        const again = () => {
          const found = look();
          if (found !== undefined) end(() => resolve(found));
        };
        const timer = setTimeout(() => end(() => reject(new Error(otherwise()))), withinMs);
        wakers.add(again);
        again();
      });
    },
  };
}
