import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { slackWords } from "../../src/slack-words.ts";
import { teamsWords } from "../../src/teams-words.ts";

const slack = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  SLACK_APP_TOKEN: "xapp-1",
};
const teams = {
  MicrosoftAppId: "11111111-2222-4333-8444-555555555555",
  MicrosoftAppPassword: "abc8Q~0123456789abcdefghijklmnopqrstuvwx",
  MicrosoftAppTenantId: "22222222-2222-4333-8444-555555555555",
  WAYMARK_BASE_URL: "https://waymark.example.org",
};

test("the start says which platforms are connected and what to type there", () => {
  const alone = readConfig({});
  expect([slackWords(alone), teamsWords(alone)]).toEqual([undefined, undefined]);
  expect(slackWords(readConfig({ ...slack, WAYMARK_COMMAND: "/decide" }))).toBe(
    "Slack is connected over a socket: type /decide in a channel, or mention the app in a thread.",
  );
  expect(teamsWords(readConfig(teams))).toBe(
    "Teams is connected at /api/messages: write start to the app in a chat, or @mention it with start in a channel.",
  );
});
