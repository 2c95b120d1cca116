import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { hangInDelivery } from "../../contracts/review-queue/hang-in-delivery.ts";

/** Arguments: file, milliseconds between looks, the time it is. Run as a process of its own. */
const [file = "", tickMs, now] = process.argv.slice(2);
hangInDelivery(createSqliteReviewQueue(openDatabase(file)), Number(tickMs), Number(now));
