import { join } from "node:path";
import { readPack } from "../../knowledge/index.ts";
import { aReplica } from "../adapters/redis/a-bot.ts";
import { FleetOrder, TURNS, turnIn } from "./fleet-turns.ts";

/** One process of the fleet that is measured: does the turns it is told to, `lanes` at once, and says how long each took. */
const replica = await aReplica(
  process.argv[2] ?? "",
  readPack(join(import.meta.dirname, "../fixtures/packs/delivery")),
  {
    prefix: process.argv[3] ?? "",
    waits: { claimMs: 30_000, unsureMs: 30_000 },
  },
);
process.on("message", async (message) => {
  const { first, count, lanes } = FleetOrder.parse(message);
  const times: number[] = [];
  let next = first;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let no = next++; no < first + count; no = next++) {
        for (let n = 0; n < TURNS; n += 1) {
          const before = performance.now();
          const { outcome } = await replica.bot.handle(turnIn(no, n));
          if (outcome !== "done") throw new Error(`turn ${n} of interview ${no} was ${outcome}`);
          times.push(performance.now() - before);
        }
      }
    }),
  );
  process.send?.({ times, ms: performance.now() - from });
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
