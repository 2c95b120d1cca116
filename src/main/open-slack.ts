import type { Slack } from "../../adapters/slack/connect.ts";
import type { SlackConfig } from "../config/slack-config.ts";
import type { Config } from "../config.ts";
import type { Log } from "../ports.ts";
import { systemClock } from "../system-clock.ts";
import type { Stores } from "./open-stores.ts";

/** Between two messages in a channel, as Slack asks for. */
const EVERY_MS = 1000;

/** Slack with its installations, where many workspaces install the app. */
export async function openSlack(
  config: Config,
  slack: SlackConfig,
  { installations, replica }: Stores,
  log: Log,
  hurry: number,
): Promise<Slack> {
  const [{ connectSlack }, { createSeal }] = await Promise.all([
    import("../../adapters/slack/connect.ts"),
    import("../seal.ts"),
  ]);
  const { access } = slack;
  const kept = access.kind === "oauth" ? installations(createSeal(access.keys)) : undefined;
  return connectSlack({
    config: slack,
    command: config.command,
    installations: kept,
    clock: systemClock,
    log,
    replica,
    ...(hurry === 1 ? {} : { pace: { everyMs: EVERY_MS / hurry } }),
  });
}
