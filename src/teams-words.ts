import type { Config } from "./config.ts";

/** What the start says about Teams; undefined where it is not set up. */
export function teamsWords({ teams }: Config): string | undefined {
  if (teams === undefined) return undefined;
  const how = "write start to the app in a chat, or @mention it with start in a channel";
  if (teams.kind === "registered") return `Teams is connected at /api/messages: ${how}.`;
  return `Teams is served at /api/messages without checking who speaks, for trying it on this machine only: ${how}.`;
}
