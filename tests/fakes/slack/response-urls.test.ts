import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anApp } from "./an-app.ts";
import type { Workspace } from "./driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";

let slack: FakeSlack;
let acme: Workspace;
let app: Awaited<ReturnType<typeof anApp>>;
let now = Date.UTC(2026, 10, 24);

beforeEach(async () => {
  slack = await startFakeSlack({ now: () => now });
  acme = slack.team("acme");
  acme.install();
  acme.person("ana");
  acme.person("ben");
  acme.channel("general", { members: ["ana", "ben"] });
  app = await anApp();
  slack.pointTo({ url: app.url });
});

afterEach(async () => {
  await app.stop();
  await slack.stop();
});

async function aResponseUrl(): Promise<string> {
  await acme.as("ana").in("general").command("/architect");
  return new URLSearchParams(app.received.at(-1)?.body).get("response_url") ?? "";
}

async function post(url: string, body: unknown): Promise<[number, unknown]> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return [response.status, ((await response.json()) as { error?: string }).error];
}

describe("a response URL", () => {
  test("works five times", async () => {
    const url = await aResponseUrl();
    const answers = [];
    for (let use = 1; use <= 6; use += 1) answers.push(await post(url, { text: `use ${use}` }));
    expect(answers).toEqual([...Array(5).fill([200, undefined]), [404, "used_url"]]);
    const texts = (name: string) =>
      acme
        .as(name)
        .in("general")
        .visible()
        .map(({ text }) => text);
    expect(texts("ana")).toEqual(["use 1", "use 2", "use 3", "use 4", "use 5"]);
    expect(texts("ben")).toEqual([]);
  });

  test("works for thirty minutes", async () => {
    const url = await aResponseUrl();
    now += 29 * 60_000;
    expect(await post(url, { text: "in time" })).toEqual([200, undefined]);
    now += 2 * 60_000;
    expect(await post(url, { text: "late" })).toEqual([404, "expired_url"]);
  });

  test("speaks to everybody only when told to, even where the bot is not a member", async () => {
    await post(await aResponseUrl(), { text: "to all", response_type: "in_channel" });
    expect(
      acme
        .as("ben")
        .in("general")
        .visible()
        .map(({ text }) => text),
    ).toEqual(["to all"]);
  });

  test("refuses what it does not know and blocks that are not right", async () => {
    const url = await aResponseUrl();
    expect(await post(url, { text: "a", colour: "red" })).toEqual([400, "invalid_payload"]);
    expect(await post(url, { text: "a", blocks: [{ type: "no" }] })).toEqual([400, "invalid_blocks"]);
    expect(await post(url, { blocks: [] })).toEqual([400, "no_text"]);
    expect(await post(`${url}x`, { text: "a" })).toEqual([404, "no_such_url"]);
  });
});
