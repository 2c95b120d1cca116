import { exitCode, report } from "../../src/commands/report.ts";
import { readNumbers } from "../bench/read-numbers.ts";
import { holdChaos } from "./hold-chaos.ts";

/** `npm run chaos [-- --json] [--minutes 5] [--interviews 200] [--think 10000] [--every 8000] [--hurry 1] [--seed 1]`, with the waiting times the program runs with. */
const { numbers, json } = readNumbers({ interviews: 200, think: 10_000, minutes: 5, every: 8000, hurry: 1, seed: 1 });
const { rows, found } = await holdChaos({
  interviews: numbers.interviews,
  thinkMs: numbers.think,
  breakMs: numbers.minutes * 60_000,
  graceMs: 5 * 60_000,
  everyMs: numbers.every,
  hurry: numbers.hurry,
  seed: numbers.seed,
  say: (line) => void process.stderr.write(`${line}\n`),
});
for (const [name, lines] of Object.entries(found)) {
  if (typeof lines !== "object") continue;
  for (const line of lines as readonly string[]) process.stderr.write(`${name}: ${line}\n`);
}
process.stdout.write(report(rows, { json, title: "Three processes, one Redis, and what can go wrong" }));
process.exitCode = exitCode(rows);
