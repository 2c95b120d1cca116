import { holdFuzz } from "./hold-fuzz.ts";

/** `node tests/adapters/teams/fuzz.ts [count] [seed]`: 10,000 activities unless told otherwise. Prints what became of them. */
const [count = "10000", seed = "1"] = process.argv.slice(2);
// The SDK writes every token it refuses to the console.
console.error = () => undefined;
const report = await holdFuzz(Number(count), Number(seed));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const held = report.failures.length + report.unhandled.length + report.refused.length === 0 && report.goesOn;
process.exitCode = held && report.sound >= 0.4 * report.sent ? 0 : 1;
