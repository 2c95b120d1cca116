import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anApp } from "./an-app.ts";
import type { Workspace } from "./driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";

let slack: FakeSlack;
let acme: Workspace;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  const events = ["app_mention", "message.channels", "message.im", "app_uninstalled", "tokens_revoked"];
  slack = await startFakeSlack({ events, retryDelaysMs: [0, 20, 40], ackWithinMs: 200 });
  acme = slack.team("acme");
  acme.install();
  acme.person("ana");
  acme.channel("general", { members: ["ana"], bot: true });
  acme.channel("elsewhere", { members: ["ana"] });
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await slack.stop();
});

async function listening(...answers: Parameters<typeof anApp>) {
  const app = await anApp(...answers);
  stops.push(app.stop);
  slack.pointTo({ url: app.url });
  return app;
}

describe("what the app is sent", () => {
  test("an event the app does not take comes three more times, with the number and the reason, and is then given up", async () => {
    const app = await listening(503, 500, "never", 404);
    await acme.as("ana").dm().say("hi");
    await slack.settled();
    const tries = app.received.map(({ headers }) => [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]]);
    expect(tries).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_error"],
      ["3", "http_timeout"],
    ]);
    const ids = app.received.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  test("x-slack-no-retry ends the repeats", async () => {
    const app = await listening({ status: 503, headers: { "x-slack-no-retry": "1" } });
    await acme.as("ana").dm().say("hi");
    await slack.settled();
    expect(app.received.length).toBe(1);
  });

  test("a command and a press are never sent again", async () => {
    const app = await listening(500);
    const ana = acme.as("ana").in("general");
    await ana.command("/architect");
    await slack.settled();
    expect(app.received.length).toBe(1);
    expect(ana.visible().map(({ text }) => text)).toEqual(["/architect failed: dispatch_failed"]);
  });

  test("a command nobody answers in time ends in a timeout the person sees", async () => {
    await listening("never");
    const ana = acme.as("ana").in("general");
    await ana.command("/architect");
    expect(ana.visible().map(({ text }) => text)).toEqual(["/architect failed: operation_timeout"]);
  });

  test("where the bot is not, nothing is heard; edits and removals are told where it is", async () => {
    const app = await listening();
    await acme.as("ana").in("elsewhere").mention("@bot anybody?");
    expect(app.received).toEqual([]);
    const ana = acme.as("ana").in("general");
    const { ts } = await ana.mention("@bot hello");
    await ana.edit(ts, "other words");
    await ana.remove(ts);
    await slack.settled();
    expect(slack.deliveries.map(({ what }) => what)).toEqual([
      "message",
      "app_mention",
      "message_changed",
      "message_deleted",
    ]);
  });

  test("a replay is the same bytes under the same signature", async () => {
    const app = await listening();
    const sent = await acme.as("ana").in("general").command("/architect", "again");
    await slack.replay(sent.attempts[0]!);
    const [first, second] = app.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["x-slack-signature"]).toBe(first?.headers["x-slack-signature"]);
  });

  test("uninstalling tells the app and ends its token", async () => {
    await listening();
    const token = slack.world.installations[0]?.botToken;
    await acme.uninstall();
    expect(slack.deliveries.map(({ what }) => what)).toEqual(["app_uninstalled", "tokens_revoked"]);
    const answer = await fetch(`${slack.apiUrl}auth.test`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.json()).toMatchObject({ ok: false, error: "token_revoked" });
  });
});
