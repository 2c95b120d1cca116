import type { Clock } from "../../src/ports.ts";

export interface FakeClock extends Clock {
  /** Lets time pass: wakes sleepers in order, and lets what they do run before the next wakes. */
  pass(ms: number): Promise<void>;
  /** How many are asleep. */
  sleepers(): number;
}

/** A clock that stands still until it is told to move. */
export function aFakeClock(start = Date.UTC(2026, 10, 21, 12)): FakeClock {
  let now = start;
  const asleep = new Set<{ at: number; wake: () => void }>();
  return {
    now: () => now,
    sleepers: () => asleep.size,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          asleep.delete(sleeper);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        // Whole milliseconds, as the machine's clock counts them.
        const sleeper = { at: now + Math.ceil(ms), wake };
        asleep.add(sleeper);
        signal?.addEventListener("abort", wake);
      }),
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...asleep].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets everything that needs no timer run to its end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
