import nock from "nock";
import { expect, test } from "vitest";
import { createClients } from "../../../adapters/slack/clients.ts";
import { failureOf } from "../../../adapters/slack/failure.ts";
import { withoutNetwork } from "../../setup/without-network.ts";

withoutNetwork();

/** Posts once; resolves with what the failure means and how often Slack was asked. */
async function post(answer: (scope: nock.Interceptor) => nock.Scope): Promise<{ kind: string; asked: number }> {
  let asked = 0;
  const interceptor = nock("https://slack.com").post("/api/chat.postMessage", () => {
    asked += 1;
    return true;
  });
  answer(interceptor).persist();
  try {
    await createClients(undefined).of("xoxb-test").chat.postMessage({ channel: "C1", text: "hello" });
    return { kind: "sent", asked };
  } catch (error) {
    return { kind: failureOf(error).kind, asked };
  }
}

test.each([
  ["an answer without error", 200, { ok: true, ts: "1.1" }, "sent"],
  ["blocks that are not taken", 200, { ok: false, error: "invalid_blocks" }, "blocks"],
  ["a channel the bot is not in", 200, { ok: false, error: "not_in_channel" }, "elsewhere"],
  ["a revoked token", 200, { ok: false, error: "token_revoked" }, "token"],
  ["a fault inside Slack, which may have posted it", 200, { ok: false, error: "internal_error" }, "unsure"],
  ["a gateway's 502, behind which it may have been posted", 502, "bad gateway", "unsure"],
  ["a 404, where nothing can have happened", 404, "not found", "never"],
])("%s is asked once and means what it should", async (_, status, body, kind) => {
  expect(await post((to) => to.reply(status, body))).toEqual({ kind, asked: 1 });
});

test("a 429 means later, after as long as Slack says, and nothing is repeated meanwhile", async () => {
  expect(await post((to) => to.reply(429, "", { "Retry-After": "7" }))).toEqual({ kind: "later", asked: 1 });
});

test.each([
  ["a connection that ends without an answer means nobody knows", "ECONNRESET", "unsure"],
  ["one that was never made means later", "ECONNREFUSED", "later"],
])("%s", async (_, code, kind) => {
  const error = Object.assign(new Error("no answer"), { code });
  expect((await post((to) => to.replyWithError(error))).kind).toBe(kind);
});
