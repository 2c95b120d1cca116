import type { Clock } from "../../src/ports.ts";
import { systemClock } from "../../src/system-clock.ts";

export interface MovableClock extends Clock {
  /** Milliseconds since the epoch; never back. */
  to(instant: number): void;
}

/** A clock that shows what it was moved to, for real parts: whoever waits waits as long as on any other. */
export function aMovableClock(start: number): MovableClock {
  let now = start;
  return {
    ...systemClock,
    now: () => now,
    to(instant) {
      now = Math.max(now, instant);
    },
  };
}
