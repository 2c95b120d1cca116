import { report } from "../../src/commands/report.ts";
import { reviewQueueMeasures } from "./review-queue-measures.ts";

/** `node tests/bench/review-queue.ts [--json] [--reviews 100000]`: what planned reviews take; the same figures are in `npm run sim:reviews`. */
const at = process.argv.indexOf("--reviews");
const many = at < 0 ? 100_000 : Number(process.argv[at + 1]);
const title = `${many} reviews planned by one process, and 10000 due at once`;
process.stdout.write(report(await reviewQueueMeasures(many), { json: process.argv.includes("--json"), title }));
