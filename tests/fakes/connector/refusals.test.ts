import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TEAMS_LIMITS } from "./api/rate-limit.ts";
import type { Tenant } from "./driver/tenant.ts";
import { type FakeConnector, startFakeConnector } from "./start-fake-connector.ts";
import type { Chat } from "./world/world.ts";

let fake: FakeConnector;
let acme: Tenant;
let chat: Chat;
let now = 0;

beforeEach(async () => {
  now = 1_790_000_000_000;
  fake = await startFakeConnector({ signed: false, limits: TEAMS_LIMITS, now: () => now });
  acme = fake.tenant("acme");
  acme.person("ana");
  chat = acme.channel("general", { members: ["ana"], bot: true });
});

afterEach(() => fake.stop());

async function call(body: object, { path = `${chat.id}/activities`, method = "POST" } = {}) {
  now += 10_000;
  const response = await fetch(`${fake.serviceUrl}v3/conversations/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const json = text === "" ? {} : JSON.parse(text);
  return { status: response.status, code: json.error?.code, said: json.error?.message, id: json.id, response };
}

const words = (text: string) => ({ type: "message", text });
const carded = (content: object) => ({
  type: "message",
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }],
});
const card = (...body: object[]) => carded({ type: "AdaptiveCard", version: "1.5", body });

const said = { type: "TextBlock", text: "Hello <at>A</at>" };
const mention = (id: string) => ({ type: "mention", text: "<at>A</at>", mentioned: { id, name: "A" } });

describe("what Teams would not take", () => {
  test.each([
    ["another type", { type: "event", name: "x" }, "BadSyntax"],
    ["an unknown field", { ...words("x"), extra: 1 }, "BadSyntax"],
    ["nothing in it", { type: "message" }, "BadSyntax"],
    [
      "a mention that is not in the text",
      { ...words("x"), entities: [{ type: "mention", text: "<at>A</at>", mentioned: { id: "29:1" } }] },
      "BadArgument",
    ],
    [
      "a mention that is in no text of the card",
      carded({ type: "AdaptiveCard", version: "1.5", body: [], msteams: { entities: [mention("29:1")] } }),
      "BadSyntax",
    ],
    ["a mention of nobody", card({ type: "TextBlock", text: "<at>A</at>" }), "BadSyntax"],
    [
      "a mention of a name",
      carded({ type: "AdaptiveCard", version: "1.5", body: [said], msteams: { entities: [mention("A")] } }),
      "BadSyntax",
    ],
    ["version 1.6", carded({ type: "AdaptiveCard", version: "1.6", body: [] }), "BadSyntax"],
    ["an element that is not there", card({ type: "Badge", text: "x" }), "BadSyntax"],
    ["a property that is not there", card({ type: "TextBlock", text: "x", colour: "red" }), "BadSyntax"],
    ["a chart without a fallback", card({ type: "Chart.VerticalBar", data: [{ x: "a", y: 1 }] }), "BadSyntax"],
    ["an input without an id", card({ type: "Input.Text", label: "x" }), "BadSyntax"],
    ["two inputs of one id", card({ type: "Input.Text", id: "a" }, { type: "Input.Text", id: "a" }), "BadSyntax"],
    [
      "seven buttons in a row",
      card({
        type: "ActionSet",
        actions: Array.from({ length: 7 }, (_, at) => ({ type: "Action.Execute", title: `${at}`, verb: "v" })),
      }),
      "BadSyntax",
    ],
  ])("%s", async (_what, body, code) => {
    expect(await call(body)).toMatchObject({ status: 400, code });
  });

  test("more than 100 KB in UTF-16", async () => {
    expect((await call(words("x".repeat(50_000)))).status).toBe(201);
    expect(await call(words("x".repeat(51_300)))).toMatchObject({ status: 413, code: "MessageSizeTooBig" });
  });

  test("places that are not there, or not for the bot", async () => {
    const at = (path: string) => call(words("x"), { path });
    expect(await at("19:nowhere@thread.tacv2/activities")).toMatchObject({ status: 404, code: "ConversationNotFound" });
    expect((await at(`${chat.id};messageid=1/activities`)).status).toBe(404);
    chat.blocked = "MessageWritesBlocked";
    expect(await at(`${chat.id}/activities`)).toMatchObject({ status: 403, code: "MessageWritesBlocked" });
    delete chat.blocked;
    chat.bot = false;
    expect((await at(`${chat.id}/activities`)).status).toBe(403);
    expect(await call(words("x"), { path: `${chat.id}/activities/77`, method: "PUT" })).toMatchObject({ status: 403 });
  });

  test("what belongs to somebody else, or is gone", async () => {
    const { id } = await acme.as("ana").in("general").say("mine");
    expect((await call(words("x"), { path: `${chat.id}/activities/${id}`, method: "PUT" })).status).toBe(403);
    expect((await call(words("x"), { path: `${chat.id}/activities/1`, method: "PUT" })).status).toBe(404);
    expect((await call({}, { path: `${chat.id}/activities/1`, method: "DELETE" })).status).toBe(404);
  });

  test("the eighth message in a second", async () => {
    now += 100_000;
    const statuses: number[] = [];
    for (let sent = 0; sent < 8; sent += 1) {
      now -= 10_000;
      const { status, response } = await call(words("x"));
      statuses.push(status);
      if (status === 429) expect(response.headers.get("retry-after")).toBe("1");
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
  });
});

describe("what Teams does without saying so", () => {
  test("words and a card in one become two messages, and the id is lost", async () => {
    const both = { ...card({ type: "TextBlock", text: "in the card" }), text: "words" };
    expect(await call(both)).toMatchObject({ status: 201, id: undefined });
    expect(
      acme
        .as("ana")
        .in("general")
        .visible()
        .map((seen) => seen.words),
    ).toEqual(["words", "in the card"]);
  });
});

describe("failures, one a call", () => {
  test("statuses, limits, connections that break before and after", async () => {
    fake.fail(
      "send",
      { kind: "status", status: 412, code: "PreconditionFailed" },
      { kind: "limited", retryAfter: 3 },
      { kind: "status", status: 502 },
    );
    expect(await call(words("a"))).toMatchObject({ status: 412, code: "PreconditionFailed" });
    expect((await call(words("a"))).response.headers.get("retry-after")).toBe("3");
    expect((await call(words("a"))).status).toBe(502);
    expect(acme.as("ana").in("general").visible()).toEqual([]);
    fake.fail("send", { kind: "reset" }, { kind: "reset-after" });
    await expect(call(words("before"))).rejects.toThrow();
    await expect(call(words("after"))).rejects.toThrow();
    expect(
      acme
        .as("ana")
        .in("general")
        .visible()
        .map(({ text }) => text),
    ).toEqual(["after"]);
  });
});
