import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";

let slack: FakeSlack;
let client: WebClient;
let general: string;

beforeEach(async () => {
  slack = await startFakeSlack();
  const acme = slack.team("acme");
  const { botToken } = acme.install();
  general = acme.channel("general", { bot: true }).id;
  const retryConfig = { retries: 0 };
  client = new WebClient(botToken, { slackApiUrl: slack.apiUrl, retryConfig, rejectRateLimitedCalls: true });
});

afterEach(() => slack.stop());

const post = (blocks: object[] = []) => client.chat.postMessage({ channel: general, text: "a", blocks: blocks as [] });
const kept = () => slack.world.messages.length;

describe("files", () => {
  test("an upload in three steps can be shown in a block", async () => {
    await client.filesUploadV2({
      filename: "chart.png",
      file: Buffer.from("not really a picture"),
      channel_id: general,
    });
    const [file] = slack.world.files.values();
    expect(file).toMatchObject({ name: "chart.png", length: 20, completed: true });
    const image = { type: "image", alt_text: "a chart", slack_file: { id: file?.id } };
    expect((await post([image])).ok).toBe(true);
  });
});

describe("failures on demand", () => {
  test("a reset before counts nothing, a reset after counts once", async () => {
    slack.fail("chat.postMessage", { kind: "reset" }, { kind: "reset-after" });
    await expect(post()).rejects.toMatchObject({ code: "slack_webapi_request_error" });
    expect(kept()).toBe(0);
    await expect(post()).rejects.toMatchObject({ code: "slack_webapi_request_error" });
    expect(kept()).toBe(1);
    await post();
    expect(kept()).toBe(2);
  });

  test("a limit, a status, an error and a slow answer", async () => {
    slack.fail(
      "chat.postMessage",
      { kind: "limited", retryAfter: 7 },
      { kind: "status", status: 503 },
      { kind: "error", error: "fatal_error" },
      { kind: "slow", ms: 80 },
    );
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    await expect(post()).rejects.toMatchObject({ data: { error: "fatal_error" } });
    expect(kept()).toBe(0);
    const began = performance.now();
    await post();
    expect(performance.now() - began).toBeGreaterThan(75);
  });

  test("a block that Slack has not rolled out yet", async () => {
    slack.refuseBlock("markdown");
    const blocks = [{ type: "markdown", text: "b" }];
    await expect(post(blocks)).rejects.toMatchObject({ data: { error: "invalid_blocks" } });
    slack.takeBlock("markdown");
    expect((await post(blocks)).ok).toBe(true);
  });
});
