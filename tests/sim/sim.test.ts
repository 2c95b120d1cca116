import { expect, test } from "vitest";
import { auditYears } from "./audit-years.ts";
import { drainBurst } from "./burst.ts";
import { liveYears } from "./five-years.ts";

test("a year of reviews: each occurrence is delivered once or given up with a reason, whatever dies", {
  timeout: 120_000,
}, async () => {
  const years = await liveYears({ decisions: 60, years: 0.8, channels: 60, seed: 5, say: () => undefined });
  const found = auditYears(years);
  const { missing, neverDue, wrongDigests, late, doublesUnexplained } = found;
  expect({ missing, neverDue, wrongDigests, late, doublesUnexplained }).toEqual({
    missing: [],
    neverDue: [],
    wrongDigests: [],
    late: [],
    doublesUnexplained: [],
  });
  expect(found.deliveredOnce + found.deadLettered).toBe(found.occurrences);
  expect(found.occurrences).toBeGreaterThan(200);
  expect([found.digests, found.unratified].every((count) => count > 4)).toBe(true);
  expect(years.deaths.length).toBeGreaterThan(50);
});

test("many looks due at once come one a second in each channel, each once, and no channel waits for another", async () => {
  const { drainMs, arrived, twice, spreadMs } = await drainBurst(200, 4);
  expect({ arrived, twice, spreadMs }).toEqual({ arrived: 200, twice: 0, spreadMs: 0 });
  expect(drainMs).toBeLessThanOrEqual(1.2 * 50_000);
});

test("more sessions waiting at once than a process remembers say nothing twice", async () => {
  const { arrived, twice } = await drainBurst(2400, 48);
  expect({ arrived, twice }).toEqual({ arrived: 2400, twice: 0 });
});
