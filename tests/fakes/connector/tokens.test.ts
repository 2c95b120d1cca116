import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anEchoBot, type EchoBot } from "./an-echo-bot.ts";
import { baseActivity } from "./driver/activities.ts";
import type { Activity } from "./driver/attempt.ts";
import { createKey } from "./login/sign-token.ts";
import { type FakeConnector, startFakeConnector } from "./start-fake-connector.ts";

let fake: FakeConnector;
let bot: EchoBot;
let activity: Activity;

beforeEach(async () => {
  // The SDK writes every token it refuses to the console.
  vi.spyOn(console, "error").mockReturnValue(undefined);
  fake = await startFakeConnector();
  const acme = fake.tenant("acme");
  const person = acme.person("ana");
  const place = { world: fake.world, serviceUrl: fake.serviceUrl, chat: acme.personal("ana"), person };
  activity = { ...baseActivity(place), type: "message", id: "1", text: "hello" };
  bot = await anEchoBot(fake, (context) => context.sendActivity("here"));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await bot.stop();
  await fake.stop();
});

test("the SDK takes the fake's tokens and no others", async () => {
  const now = Math.floor(Date.now() / 1000);
  const status = async (how: object) => (await fake.deliver(activity, how)).status;
  expect(await status({})).toBe(200);
  expect(await status({ claims: { aud: "somebody-else" } })).toBe(401);
  expect(await status({ claims: { iss: "https://evil.example" } })).toBe(401);
  expect(await status({ claims: { serviceurl: "https://evil.example" } })).toBe(401);
  expect(await status({ claims: { exp: now - 600 } })).toBe(401);
  expect(await status({ authorization: "" })).toBe(401);
  // The SDK's own answer to a bad signature, and to none.
  expect(await status({ key: createKey("another") })).toBe(500);
  expect(await status({ alg: "none" })).toBe(500);
});

test("the bot needs a token of the fake to speak", async () => {
  const url = `${fake.serviceUrl}v3/conversations/${(activity.conversation as { id: string }).id}/activities`;
  const post = (authorization: string) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: JSON.stringify({ type: "message", text: "x" }),
    });
  expect((await post("Bearer made-up")).status).toBe(401);
  await fake.deliver(activity);
  expect(fake.log.map(({ answer }) => answer.status)).toEqual([401, 201]);
});
