import { exitCode, report } from "../../src/commands/report.ts";
import { holdChaos } from "./hold-chaos.ts";

/** `npm run chaos [-- --json] [--minutes 5] [--interviews 200] [--think 10000] [--seed 1]`, with the waiting times the program runs with. */
const given = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const { rows, found } = await holdChaos({
  interviews: given("interviews", 200),
  thinkMs: given("think", 10_000),
  breakMs: given("minutes", 5) * 60_000,
  graceMs: 5 * 60_000,
  everyMs: given("every", 8000),
  hurry: given("hurry", 1),
  seed: given("seed", 1),
  say: (line) => void process.stderr.write(`${line}\n`),
});
for (const [name, lines] of Object.entries(found)) {
  if (typeof lines !== "object") continue;
  for (const line of lines as readonly string[]) process.stderr.write(`${name}: ${line}\n`);
}
process.stdout.write(
  report(rows, { json: process.argv.includes("--json"), title: "Three processes, one Redis, and what can go wrong" }),
);
process.exitCode = exitCode(rows);
