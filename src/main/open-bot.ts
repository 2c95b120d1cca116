import { WAITS } from "../bot/waits.ts";
import type { BotPorts } from "../bot.ts";
import type { Config } from "../config.ts";
import type { Meter } from "../metering/meter.ts";
import type { Log, Messenger } from "../ports.ts";
import { randomIds } from "../random-ids.ts";
import { systemClock } from "../system-clock.ts";
import { toDay } from "../to-day.ts";
import type { Stores } from "./open-stores.ts";
import { packsFolderOf } from "./packs-folder.ts";

/** The bot on its store; `close` waits for what is under way, then closes the store. */
export async function openBot(
  config: Config,
  { store: kept, decisions, reviews: queue, archive, references, replica }: Stores,
  messenger: Messenger,
  log: Log,
  hurry = 1,
  meter?: Meter,
  installer?: BotPorts["installer"],
) {
  const [{ createBot }, { applyToAll, readHouse }, { readPacks }] = await Promise.all([
    import("../bot.ts"),
    import("../../knowledge/index.ts"),
    import("../commands/read-packs.ts"),
  ]);
  const packs = readPacks(packsFolderOf(config));
  const today = toDay(systemClock.now());
  const house = config.houseFile === undefined ? undefined : readHouse(config.houseFile, packs, today);
  const waits = { claimMs: WAITS.claimMs / hurry, unsureMs: WAITS.unsureMs / hurry };
  const { metered } = await import("../metering/metered.ts");
  const under = { store: kept, messenger, reviews: queue, clock: systemClock, log };
  const { store, carrier, reviews, watched } = metered(meter, under);
  const zone = Temporal.Now.timeZoneId();
  const ports = {
    store,
    decisions,
    reviews,
    zone,
    archive,
    installer,
    references,
    messenger: carrier,
    clock: systemClock,
    ids: randomIds,
    log,
  };
  const bot = watched(createBot({ ...ports, packs, house, waits, replica }));
  const close = async (): Promise<void> => {
    await bot.close();
    await store.close();
  };
  // What is shown beside interviews, such as the page of sources, is what the house has made of the packs.
  return { bot, store, packs: applyToAll(packs, house), close };
}
