import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Workspace } from "./driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";

let slack: FakeSlack;
let acme: Workspace;
let app: App;

beforeEach(async () => {
  slack = await startFakeSlack({ ackWithinMs: 300, retryDelaysMs: [0] });
  acme = slack.team("acme");
  const { botToken } = acme.install();
  acme.person("ana");
  acme.channel("general", { members: ["ana"], bot: true });
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    installerOptions: { clientOptions },
    logLevel: LogLevel.ERROR,
    // The client waits this long before it connects anew; five seconds unless told.
    clientPingTimeout: 100,
  });
  app = new App({ receiver, token: botToken, clientOptions, logLevel: LogLevel.ERROR });
  slack.pointTo({ socket: true });
});

afterEach(async () => {
  if (slack.sockets() > 0) await app.stop();
  await slack.stop();
});

describe("Socket Mode", () => {
  test("carries commands with answers, events and presses to Bolt", async () => {
    app.command("/architect", ({ ack, command }) => ack(`you said ${command.text}`));
    app.event("app_mention", async ({ event, client }) => {
      const pick = { type: "button" as const, action_id: "pick", text: { type: "plain_text" as const, text: "Pick" } };
      await client.chat.postMessage({
        channel: event.channel,
        text: "heard",
        blocks: [{ type: "actions", elements: [pick] }],
      });
    });
    app.action("pick", async ({ ack, respond }) => {
      await ack();
      await respond({ text: "picked", replace_original: true, blocks: [] });
    });
    await app.start();
    expect(slack.sockets()).toBe(1);
    const ana = acme.as("ana").in("general");
    await ana.command("/architect", "hello");
    await ana.sees(({ text }) => text === "you said hello");
    await ana.mention("@bot hi");
    const heard = await ana.sees(({ text }) => text === "heard");
    await ana.press(heard.ts, "Pick");
    await ana.sees(({ text }) => text === "picked");
  });

  test("without a connection an event is tried again", async () => {
    await app.start();
    await app.stop();
    await acme.as("ana").in("general").mention("@bot hi");
    await slack.settled();
    expect(slack.deliveries[0]?.attempts.map(({ outcome, retry }) => [outcome, retry])).toEqual([
      ["connection", 0],
      ["connection", 1],
    ]);
  });

  test("the app connects anew when it is asked to", async () => {
    await app.start();
    slack.refreshSocket();
    const opened = () => slack.log.filter(({ method }) => method === "apps.connections.open").length;
    await slack.until(
      () => (opened() === 2 && slack.sockets() === 1) || undefined,
      () => "it stayed away",
    );
    app.command("/architect", ({ ack }) => ack("still here"));
    const ana = acme.as("ana").in("general");
    await ana.command("/architect");
    await ana.sees(({ text }) => text === "still here");
  });

  test("the bot's token opens no connection", async () => {
    const token = slack.world.installations[0]?.botToken;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${slack.apiUrl}apps.connections.open`, { method: "POST", headers });
    expect(await answer.json()).toMatchObject({ ok: false, error: "invalid_auth" });
  });
});
