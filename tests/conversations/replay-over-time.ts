import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "../../adapters/sqlite/open-sqlite.ts";
import type { LoadedPack } from "../../knowledge/index.ts";
import { createBot } from "../../src/bot.ts";
import { randomIds } from "../../src/random-ids.ts";
import { linesOfLog } from "../adapters/a-listened-bot.ts";
import { SOON } from "../adapters/fall-due.ts";
import { aFakeMessenger } from "../fakes/a-fake-messenger.ts";
import { aMovableClock } from "../fakes/a-movable-clock.ts";
import { holdWithBots } from "./hold-with-bots.ts";
import type { Transcript } from "./transcript.ts";

/** Plays a transcript in which time passes through the real bot on the default store. Gives the lines of each turn. */
export async function replayOverTime(
  transcript: Transcript,
  { at, zone }: NonNullable<Transcript["begins"]>,
  pack: LoadedPack,
): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), "waymark-life-"));
  const { store, archive, decisions, reviews } = openSqlite(join(folder, "waymark.db"));
  const clock = aMovableClock(at);
  const messenger = aFakeMessenger();
  const { log } = linesOfLog();
  const kept = { store, archive, decisions, reviews };
  const outside = { messenger, clock, zone, ids: randomIds, log, replica: "one" };
  const bot = createBot({ ...kept, ...outside, packs: [pack] });
  const endReviews = bot.beginReviews(SOON);
  try {
    const environment = { WAYMARK_DATA: folder };
    return await holdWithBots(transcript, [bot], messenger, { clock, reviews, folder, environment });
  } finally {
    await endReviews();
    await bot.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
