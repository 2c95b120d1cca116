import type { Teams } from "../../adapters/teams/connect.ts";
import type { TeamsConfig } from "../config/teams-config.ts";
import type { Log } from "../ports.ts";
import { systemClock } from "../system-clock.ts";
import type { Stores } from "./open-stores.ts";

/** Teams with the places it can write to. */
export async function openTeams(config: TeamsConfig, stores: Stores, log: Log): Promise<Teams> {
  const { connectTeams } = await import("../../adapters/teams/connect.ts");
  return connectTeams({ config, references: stores.references, clock: systemClock, log });
}
