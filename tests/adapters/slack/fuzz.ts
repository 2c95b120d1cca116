import { holdFuzz } from "./hold-fuzz.ts";

/** `node tests/adapters/slack/fuzz.ts [count] [seed]`: 10,000 payloads unless told otherwise. Prints what became of them. */
const [count = "10000", seed = "1"] = process.argv.slice(2);
const report = await holdFuzz(Number(count), Number(seed));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const held = report.failures.length + report.unhandled.length === 0 && report.goesOn;
process.exitCode = held && report.sound >= 0.4 * report.sent ? 0 : 1;
