import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { messageActivity } from "../../fakes/connector/driver/activities.ts";
import type { Activity } from "../../fakes/connector/driver/attempt.ts";
import type { SendOptions } from "../../fakes/connector/driver/courier.ts";
import { createKey } from "../../fakes/connector/login/sign-token.ts";
import { postMessage } from "../../fakes/connector/world/messages.ts";
import type { Table } from "./a-table.ts";
import { anOffice, type Office } from "./an-office.ts";

let office: Office;
let table: Table;
let ids = 0;

beforeAll(async () => {
  // The SDK writes every token it refuses to the console.
  vi.spyOn(console, "error").mockReturnValue(undefined);
  office = await anOffice();
  await office.serve();
});
beforeEach(async () => {
  table = await office.table("channel", ["Ana", "Ben"]);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await office.close();
});

/** A new message of Ana's, as it would arrive. */
function said(text: string, more: Readonly<Record<string, unknown>> = {}): Activity {
  ids += 1;
  const { world, serviceUrl, bot } = office.fake;
  const { chat, person } = table.seat("Ana");
  const at = `<at>${bot.name}</at>`;
  const mention = { type: "mention" as const, text: at, mentioned: { id: bot.id, name: bot.name } };
  const message = postMessage(world, { chat, from: person.id, content: { text: `${ids}: ${text}`, mentions: [] } });
  const { thread } = message;
  return {
    ...messageActivity({ world, serviceUrl, chat, person, thread }, message, `${at} ${text}`, [mention]),
    ...more,
  };
}

const now = () => Math.floor(Date.now() / 1000);
const elsewhere = "https://smba.trafficmanager.net/emea/";

describe("who is let in", () => {
  test.each<[string, () => SendOptions, number]>([
    ["a good token", () => ({}), 200],
    [
      "a good token that ended four minutes ago, within the five of the clocks",
      () => ({ claims: { exp: now() - 240 } }),
      200,
    ],
    ["another audience", () => ({ claims: { aud: "99999999-2222-4333-8444-555555555555" } }), 401],
    ["another issuer", () => ({ claims: { iss: "https://sts.windows.net/somebody/" } }), 401],
    ["no issuer", () => ({ claims: { iss: undefined } }), 401],
    ["expired", () => ({ claims: { exp: now() - 600 } }), 401],
    ["not valid yet", () => ({ claims: { nbf: now() + 3600 } }), 401],
    ["another service address in the token", () => ({ claims: { serviceurl: elsewhere } }), 401],
    ["no service address in the token", () => ({ claims: { serviceurl: undefined } }), 401],
    ["alg none", () => ({ alg: "none" }), 401],
    ["signed with the public key as a secret", () => ({ alg: "HS256" }), 401],
    ["signed with another key", () => ({ key: createKey("another") }), 401],
    ["no token", () => ({ authorization: "" }), 401],
    ["another scheme", () => ({ authorization: "Basic YTpi" }), 401],
    ["no token in it", () => ({ authorization: "Bearer" }), 401],
    ["not a token", () => ({ authorization: "Bearer a.b.c" }), 401],
  ])("%s", async (_what, how, status) => {
    const before = office.fake.log.length;
    const attempt = await office.fake.deliver(said("help"), how());
    expect(attempt.status).toBe(status);
    expect(attempt.body).not.toMatch(/Error|at .*\.js|jwt|secret/);
    if (status === 200) await table.seat("Ana").sees(({ words }) => words.includes("I help a team decide"));
    else {
      await office.fake.settled();
      expect(office.fake.log.length).toBe(before);
    }
  });

  test("a foreign tenant, which the token does not say", async () => {
    const foreign = { tenant: { id: "99999999-0000-4000-8000-000000000000" } };
    const activity = said("start");
    const channelData = { ...(activity.channelData as object), ...foreign };
    const { status } = await office.fake.deliver({ ...activity, channelData });
    expect(status).toBe(403);
    const without = {
      ...activity,
      channelData: {},
      conversation: { ...(activity.conversation as object), tenantId: undefined },
    };
    expect((await office.fake.deliver(without)).status).toBe(403);
  });

  test("a service address that is nobody's we know, even with a token for it", async () => {
    const evil = "https://evil.example/";
    const { status } = await office.fake.deliver(said("start", { serviceUrl: evil }), { claims: { serviceurl: evil } });
    expect(status).toBe(403);
  });

  test.each([
    ["an empty object", "{}"],
    ["no type", JSON.stringify({ text: "hello" })],
    ["a list", "[]"],
    ["null", "null"],
    ["no JSON", "{"],
    ["another channel", JSON.stringify({ type: "message", channelId: "emulator", id: "1" })],
  ])("%s is refused without a word about the inside", async (_what, body) => {
    const { status, body: said } = await office.fake.deliver({ type: "message" }, { body });
    expect(status).toBe(400);
    expect(said).not.toMatch(/Error|node_modules| at |<pre>/);
  });
});

describe("again", () => {
  test("the same activity: 2xx and no second effect", async () => {
    const start = await office.fake.deliver(said("start a shop"));
    const ana = table.seat("Ana");
    const first = await ana.sees(({ words }) => words.includes("How many parcels"));
    const pressed = await ana.click(first.id, "Up to 20");
    await ana.sees(({ words }) => words.includes("Does any of these hold"));
    await office.fake.settled();
    const before = ana.visible().map(({ words }) => words);
    const [press] = pressed.attempts;
    if (press === undefined) throw new Error("nothing was pressed");
    const replayed = [await office.fake.replay(start), await office.fake.replay(press)];
    expect(replayed.map(({ status }) => status)).toEqual([200, 200]);
    await office.fake.settled();
    expect(ana.visible().map(({ words }) => words)).toEqual(before);
  });

  test("the same token with a new activity", async () => {
    const first = await office.fake.deliver(said("help"));
    const { authorization } = first.request.headers;
    const again = await office.fake.deliver(said("help"), { authorization: authorization ?? "" });
    expect([first.status, again.status]).toEqual([200, 200]);
  });
});

describe("an answered card", () => {
  test("cannot be answered twice, by anybody, whoever still sees it open", async () => {
    await table.speak("Ana", "start");
    const [ana, ben] = [table.seat("Ana"), table.seat("Ben")];
    const first = await ana.sees(({ words }) => words.includes("How many parcels"));
    const { card } = first;
    await ana.click(first.id, "Up to 20");
    await ana.sees(({ words }) => words.includes("Does any of these hold"));
    await office.fake.settled();
    for (const seat of [ana, ben]) {
      const now = seat.visible().find(({ id }) => id === first.id);
      expect(now?.words).toContain("Ana: Up to 20");
      await expect(seat.click(first.id, "More than 200")).rejects.toThrow("0 actions are titled");
    }
    // A client that was away still shows the old card.
    const message = office.fake.world.messages.find(({ id }) => id === first.id);
    if (card === undefined || message === undefined) throw new Error("there is no card");
    message.views.set(ana.person.id, { text: "", card, mentions: [] });
    const late = await ana.click(first.id, "More than 200");
    expect(late.told).toContain("You answered this already: Up to 20.");
    const session = await table.session();
    expect(Object.values(session?.answers.volume ?? {}).map(({ author, given }) => [author.name, given])).toEqual([
      ["Ana", { kind: "choice", choice: "few" }],
    ]);
  });

  test("answers a press before anything is sent", async () => {
    await table.speak("Ana", "start");
    const ana = table.seat("Ana");
    const first = await ana.sees(({ words }) => words.includes("How many parcels"));
    await office.fake.settled();
    const calls = office.fake.log.length;
    let callsWhenAnswered = -1;
    const watch = () => {
      const answered = office.fake.deliveries.at(-1)?.attempts.length;
      if (answered === 1 && callsWhenAnswered < 0) callsWhenAnswered = office.fake.log.length - calls;
    };
    office.fake.world.wakers.add(watch);
    const { attempts } = await ana.click(first.id, "Up to 20");
    office.fake.world.wakers.delete(watch);
    expect(attempts[0]?.ms).toBeLessThan(5000);
    expect(callsWhenAnswered).toBe(0);
  });
});
