import type { Config } from "../config.ts";
import { systemClock } from "../system-clock.ts";
import { toDay } from "../to-day.ts";
import { openLog } from "./open-log.ts";
import { packsFolderOf } from "./packs-folder.ts";

/** The packs as tools for another program; standard output carries nothing but the protocol. */
export async function openMcp(config: Config): Promise<void> {
  const [{ serveMcp }, { readHousePacks }, log] = await Promise.all([
    import("../../adapters/mcp/serve-mcp.ts"),
    import("../commands/read-house-packs.ts"),
    openLog(config),
  ]);
  const today = () => toDay(systemClock.now());
  const packs = readHousePacks(packsFolderOf(config), config.houseFile, today());
  await serveMcp({ packs, today, input: process.stdin, output: process.stdout, log });
}
