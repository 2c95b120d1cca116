import type { Config } from "./config.ts";

/** What the start says about Teams; undefined where it is not set up. */
export function teamsWords({ teams }: Config): string | undefined {
  if (teams === undefined) return undefined;
  if (teams.kind === "registered") return "Teams is connected at /api/messages.";
  return "Teams is served at /api/messages without checking who speaks, for trying it on this machine only.";
}
