import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/ports.ts";

/** What every Clock promises; `open` gives one together with the way to let a waiting time pass. */
export function clockContract(name: string, open: () => { clock: Clock; pass: (ms: number) => Promise<void> }): void {
  describe(`${name} as a clock`, () => {
    test("never goes backwards, and counts in milliseconds since 1970", async () => {
      const { clock, pass } = open();
      const before = clock.now();
      expect(before).toBeGreaterThan(Date.UTC(2020, 0));
      await pass(3);
      expect(clock.now()).toBeGreaterThanOrEqual(before);
    });

    test("sleeps for the time asked for", async () => {
      const { clock, pass } = open();
      const before = clock.now();
      const slept = clock.sleep(20);
      await Promise.all([pass(20), slept]);
      // A timer may fire within the last started millisecond.
      expect(clock.now() - before).toBeGreaterThanOrEqual(19);
    });

    test("wakes at once when the signal is aborted, before or during the sleep, and nothing is thrown", async () => {
      const { clock } = open();
      const before = clock.now();
      await clock.sleep(3_600_000, AbortSignal.abort());
      const waker = new AbortController();
      const slept = clock.sleep(3_600_000, waker.signal);
      waker.abort();
      await slept;
      expect(clock.now() - before).toBeLessThan(60_000);
    });
  });
}
