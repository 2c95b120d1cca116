import { exitCode, type Measure, measure, report } from "../../src/commands/report.ts";
import { auditYears } from "./audit-years.ts";
import { drainBurst } from "./burst.ts";
import { liveYears } from "./five-years.ts";

/** `npm run sim:reviews [-- --json] [--decisions 1000] [--years 5] [--seed 1]`: years of reviews on a clock that jumps, then the audit. */
const given = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const say = (line: string) => void process.stderr.write(`${line}\n`);

const years = await liveYears({
  decisions: given("decisions", 1000),
  years: given("years", 5),
  channels: given("channels", 144),
  seed: given("seed", 1),
  say,
});
const found = auditYears(years);
for (const name of ["missing", "neverDue", "late", "doublesUnexplained"] as const) {
  for (const line of found[name]) say(`${name}: ${line}`);
}
const BURST = { looks: 10_000, channels: 200 };
const burst = await drainBurst(BURST.looks, BURST.channels);
const ideal = BURST.looks / BURST.channels;
const rows: Measure[] = [
  measure("occurrences", found.occurrences, "occurrences"),
  measure("delivered-once", found.deliveredOnce, "occurrences", [">=", found.occurrences - found.deadLettered]),
  measure("dead-lettered-with-reason", found.deadLettered, "occurrences"),
  measure("said-though-not-due", found.neverDue.length, "occurrences", ["<=", 0]),
  measure("late-over-60s", found.late.length, "occurrences", ["<=", 0]),
  measure("late-after-accidents", found.lateExplained.length, "occurrences"),
  measure("latest-after-accidents", found.latestExplainedMs / 1000, "s"),
  measure("doubles", found.doublesUnexplained.length, "unexplained", ["<=", 0]),
  measure("doubles-explained", found.doublesExplained.length, "messages"),
  measure("burst-drain", burst.drainMs / 1000 / ideal, `of ${ideal} s`, ["<=", 1.2]),
  measure("burst-not-once", BURST.looks - burst.arrived + burst.twice, "messages", ["<=", 0]),
  measure("burst-spread", burst.spreadMs / 1000, "s between the channels"),
  measure("deaths", years.deaths.length, "processes"),
  measure("outages", years.down.length, "times nobody was there"),
  measure("messages", years.arrivals.length, "messages"),
];
process.stdout.write(
  report(rows, { json: process.argv.includes("--json"), title: "Reviews of decisions, years on a clock that jumps" }),
);
process.exitCode = exitCode(rows);
