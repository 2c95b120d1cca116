import type { Ledger } from "../commands/command.ts";
import type { Config } from "../config.ts";
import { openLog } from "./open-log.ts";
import { openStores } from "./open-stores.ts";

/** The log of decisions and the index of their reviews, in the store that is configured. */
export async function openLedger(config: Config): Promise<Ledger> {
  const { decisions, reviews, store } = await openStores(config, await openLog(config));
  return { decisions, reviews, close: () => store.close() };
}
