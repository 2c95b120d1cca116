import type { Config } from "./config.ts";

/** What the start says about Slack; undefined where it is not set up. */
export function slackWords({ slack, command }: Config): string | undefined {
  if (slack === undefined) return undefined;
  const how = slack.appToken === undefined ? "at /slack/events" : "over a socket";
  const install = slack.access.kind === "oauth" ? `; install it at ${slack.access.baseUrl}/slack/install` : "";
  return `Slack is connected ${how}: type ${command} in a channel, or mention the app in a thread${install}.`;
}
