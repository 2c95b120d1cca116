import { exitCode, type Measure, measure, report } from "../../src/commands/report.ts";
import { readNumbers } from "../bench/read-numbers.ts";
import { reviewQueueMeasures } from "../bench/review-queue-measures.ts";
import { auditYears } from "./audit-years.ts";
import { drainBurst } from "./burst.ts";
import { liveYears } from "./five-years.ts";
import { liveMinute } from "./real-minute.ts";

/**
 * `npm run sim:reviews [-- --json] [--only years|burst|minute|queue] [--decisions 1000] [--years 5] [--channels 144]
 * [--seed 1] [--reviews 100000]`: years of reviews on a clock that jumps, then the audit; many due at once; a minute as it
 * is; what planned reviews take.
 */
const { numbers, words, json } = readNumbers(
  { decisions: 1000, years: 5, channels: 144, seed: 1, reviews: 100_000 },
  { only: ["years", "burst", "minute", "queue"] },
);
const { seed } = numbers;
const say = (line: string) => void process.stderr.write(`${line}\n`);
const tell = (lines: Readonly<Record<string, unknown>>): void => {
  for (const [name, found] of Object.entries(lines)) {
    if (Array.isArray(found)) for (const line of found) say(`${name}: ${line}`);
  }
};

async function years(): Promise<Measure[]> {
  const lived = await liveYears({ ...numbers, say });
  const found = auditYears(lived);
  tell({ ...found });
  return [
    measure("occurrences", found.occurrences, "occurrences"),
    measure("of-them-digests", found.digests, "occurrences"),
    measure("of-them-unratified", found.unratified, "occurrences"),
    measure("delivered-once", found.deliveredOnce, "occurrences", [">=", found.occurrences - found.deadLettered]),
    measure("dead-lettered-with-reason", found.deadLettered, "occurrences"),
    measure("said-though-not-due", found.neverDue.length, "occurrences", ["<=", 0]),
    measure("digests-at-another-instant", found.wrongDigests.length, "digests", ["<=", 0]),
    measure("late-over-60s", found.late.length, "occurrences", ["<=", 0]),
    measure("of-them-store-refused", found.lateUnsaved.length, "occurrences"),
    measure("of-them-struck-twice", found.lateStruckTwice.length, "occurrences"),
    measure("doubles", found.doublesUnexplained.length, "unexplained", ["<=", 0]),
    measure("doubles-explained", found.doublesExplained.length, "messages"),
    measure("deaths", lived.deaths.length, "processes"),
    measure("stalls", lived.stalls.length, "processes"),
    measure("nobody-there", lived.down.length, "times"),
    measure("messages", lived.arrivals.length, "messages"),
  ];
}

async function burst(): Promise<Measure[]> {
  const [looks, channels] = [10_000, 200];
  const ideal = looks / channels;
  const { drainMs, arrived, twice, spreadMs } = await drainBurst(looks, channels);
  return [
    measure("burst-drain", drainMs / 1000 / ideal, `of ${ideal} s`, ["<=", 1.2]),
    measure("burst-not-once", looks - arrived + twice, "messages", ["<=", 0]),
    measure("burst-spread", spreadMs / 1000, "s between the channels"),
  ];
}

async function minute(): Promise<Measure[]> {
  const found = await liveMinute({ channels: 40, nudges: 200, seed, say });
  tell({ ...found });
  return [
    measure("minute-occurrences", found.occurrences, "occurrences"),
    measure("minute-missing", found.missing.length, "occurrences", ["<=", 0]),
    measure("minute-early", found.early.length, "occurrences", ["<=", 0]),
    measure("minute-late-over-60s", found.late.length, "occurrences", ["<=", 0]),
    measure("minute-latest", found.latestMs / 1000, "s after it was due"),
    measure("minute-doubles", found.unexplained.length, "unexplained", ["<=", 0]),
    measure("minute-doubles-explained", found.explained.length, "messages"),
  ];
}

const queue = () => reviewQueueMeasures(numbers.reviews);
const parts = { years, burst, minute, queue };
const rows: Measure[] = [];
for (const [name, run] of Object.entries(parts)) {
  if ((words.only ?? name) !== name) continue;
  const began = performance.now();
  rows.push(...(await run()));
  say(`${name}: done in ${Math.round((performance.now() - began) / 1000)} s`);
}
process.stdout.write(report(rows, { json, title: "Reviews, whatever dies" }));
process.exitCode = exitCode(rows);
