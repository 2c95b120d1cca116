import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newTrigger } from "./driver/hub.ts";
import type { Workspace } from "./driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";
import type { Installation } from "./world/world.ts";

let slack: FakeSlack;
let acme: Workspace;
let other: Workspace;
let installation: Installation;
let now = Date.UTC(2026, 10, 24);

const web = () => new WebClient(installation.botToken, { slackApiUrl: slack.apiUrl });

beforeEach(async () => {
  slack = await startFakeSlack({ now: () => now, messagesPerSecond: 1, burst: 10 });
  acme = slack.team("acme");
  other = slack.team("other");
  installation = acme.install();
  other.install();
  acme.person("ana");
  other.person("olga");
  acme.channel("general", { members: ["ana"], bot: true });
  acme.channel("open", { members: ["ana"] });
  acme.channel("secret", { kind: "private", members: ["ana"] });
  acme.channel("old", { members: ["ana"], bot: true, archived: true });
  acme.channel("news", { members: ["ana"], bot: true, readOnly: true });
  other.channel("theirs", { members: ["olga"], bot: true });
});

afterEach(() => slack.stop());

type Args = Record<string, unknown>;

/** Calls as a client does, in both encodings, and gives the error, or "ok". They must not differ. */
async function call(method: string, args: Args, token: string | undefined = installation.botToken): Promise<string> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(args))
    form.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  const bodies = [
    { body: JSON.stringify(args), type: "application/json; charset=utf-8" },
    { body: form.toString(), type: "application/x-www-form-urlencoded" },
  ];
  const errors = [];
  for (const { body, type } of bodies) {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: "POST",
      headers: { ...headers, "content-type": type },
      body,
    });
    const answer = (await response.json()) as { ok: boolean; error?: string };
    errors.push(answer.error ?? "ok");
  }
  expect(errors[1]).toBe(errors[0]);
  return errors[0] ?? "";
}

const id = (name: string) => [...slack.world.channels.values()].find((channel) => channel.name === name)?.id ?? "";
const ana = () => acme.as("ana").person.id;
const posted = async (channel = "general", text = "hello"): Promise<string> => {
  return (await web().chat.postMessage({ channel: id(channel), text })).ts ?? "";
};

describe("tokens", () => {
  test.each([
    ["none", () => undefined, "not_authed"],
    ["one nobody has", () => "xoxb-0", "invalid_auth"],
    ["the app's, where the bot's belongs", () => slack.app.appToken, "not_allowed_token_type"],
    ["the bot's", () => installation.botToken, "ok"],
  ])("%s", async (_name, token, error) => {
    const given = token();
    const headers = given === undefined ? {} : { authorization: `Bearer ${given}` };
    const answer = await fetch(`${slack.apiUrl}auth.test`, { method: "POST", headers });
    expect(((await answer.json()) as { error?: string }).error ?? "ok").toBe(error);
  });

  test("expired and revoked ones say so", async () => {
    slack.expire(installation.botToken);
    expect(await call("auth.test", {})).toBe("token_expired");
    const next = acme.install();
    await new WebClient(next.botToken, { slackApiUrl: slack.apiUrl }).auth.revoke();
    expect(await call("auth.test", {}, next.botToken)).toBe("token_revoked");
  });

  test("without the scope a call is refused, and told what it lacks", async () => {
    const poor = acme.install({ scopes: ["commands", "chat:write"] });
    const response = await fetch(`${slack.apiUrl}users.info?user=${ana()}`, {
      headers: { authorization: `Bearer ${poor.botToken}` },
    });
    expect(await response.json()).toEqual({
      ok: false,
      error: "missing_scope",
      needed: "users:read",
      provided: "commands,chat:write",
    });
    expect(response.headers.get("x-oauth-scopes")).toBe("commands,chat:write");
  });
});

describe("chat.postMessage refuses", () => {
  const REFUSED: readonly (readonly [string, () => Args, string])[] = [
    ["no channel", () => ({ text: "a" }), "invalid_arguments"],
    ["a channel nobody made", () => ({ channel: "C0", text: "a" }), "channel_not_found"],
    ["a private channel the bot is not in", () => ({ channel: id("secret"), text: "a" }), "channel_not_found"],
    ["another workspace's channel", () => ({ channel: id("theirs"), text: "a" }), "channel_not_found"],
    ["another workspace's person", () => ({ channel: other.as("olga").person.id, text: "a" }), "channel_not_found"],
    ["an archived channel", () => ({ channel: id("old"), text: "a" }), "is_archived"],
    ["a channel that only some may write to", () => ({ channel: id("news"), text: "a" }), "restricted_action"],
    ["nothing to say", () => ({ channel: id("general") }), "no_text"],
    ["blocks without a text", () => ({ channel: id("general"), blocks: [{ type: "divider" }] }), "no_text"],
    ["40,001 characters", () => ({ channel: id("general"), text: "x".repeat(40_001) }), "msg_too_long"],
    [
      "a block that is not right",
      () => ({ channel: id("general"), text: "a", blocks: [{ type: "no" }] }),
      "invalid_blocks",
    ],
    [
      "too many characters in blocks",
      () => ({
        channel: id("general"),
        text: "a",
        blocks: Array(5).fill({ type: "section", text: { type: "mrkdwn", text: "x".repeat(2900) } }),
      }),
      "msg_blocks_too_long",
    ],
    [
      "a file that is not there",
      () => ({
        channel: id("general"),
        text: "a",
        blocks: [{ type: "image", alt_text: "a", slack_file: { id: "F0" } }],
      }),
      "invalid_blocks",
    ],
    ["a thread that is not one", () => ({ channel: id("general"), text: "a", thread_ts: "0" }), "invalid_thread_ts"],
    [
      "a thread that is not there",
      () => ({ channel: id("general"), text: "a", thread_ts: "1700000000.000100" }),
      "thread_not_found",
    ],
    [
      "turning words into mentions",
      () => ({ channel: id("general"), text: "a", link_names: true }),
      "invalid_arguments",
    ],
  ];
  test.each(REFUSED)("%s", async (_name, args, error) => {
    expect(await call("chat.postMessage", args())).toBe(error);
    expect(slack.world.messages).toEqual([]);
  });

  test("a public channel it is not in, unless it may write to any", async () => {
    const plain = acme.install({ scopes: ["chat:write"] });
    expect(await call("chat.postMessage", { channel: id("open"), text: "a" }, plain.botToken)).toBe("not_in_channel");
    expect(await call("chat.postMessage", { channel: id("open"), text: "a" })).toBe("ok");
    expect(await call("chat.postEphemeral", { channel: id("open"), user: ana(), text: "a" })).toBe("not_in_channel");
  });

  test("a reply to a reply, and to what only one person sees", async () => {
    const root = await posted();
    const reply = await web().chat.postMessage({ channel: id("general"), text: "a", thread_ts: root });
    expect(await call("chat.postMessage", { channel: id("general"), text: "a", thread_ts: reply.ts })).toBe(
      "cannot_reply_to_message",
    );
    const whisper = await web().chat.postEphemeral({ channel: id("general"), user: ana(), text: "psst" });
    expect(await call("chat.postMessage", { channel: id("general"), text: "a", thread_ts: whisper.message_ts })).toBe(
      "cannot_reply_to_message",
    );
  });

  test("the eleventh message at once, until the second is over", async () => {
    for (let sent = 0; sent < 10; sent += 1) await posted();
    const again = () =>
      fetch(`${slack.apiUrl}chat.postMessage`, {
        method: "POST",
        headers: { authorization: `Bearer ${installation.botToken}`, "content-type": "application/json" },
        body: JSON.stringify({ channel: id("general"), text: "a" }),
      });
    const limited = await again();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "1"]);
    await posted("open");
    now += 1000;
    expect((await again()).status).toBe(200);
  });
});

describe("other methods refuse", () => {
  test("changing what is not there, not one's own, or private", async () => {
    const ts = await posted();
    const { ts: hers } = await acme.as("ana").in("general").say("mine");
    const channel = id("general");
    const { message_ts } = await web().chat.postEphemeral({ channel, user: ana(), text: "psst" });
    for (const [method, foreign] of [
      ["chat.update", "cant_update_message"],
      ["chat.delete", "cant_delete_message"],
    ] as const) {
      expect(await call(method, { channel, ts: hers, text: "a" })).toBe(foreign);
      expect(await call(method, { channel, ts: "1700000000.000100", text: "a" })).toBe("message_not_found");
      expect(await call(method, { channel, ts: message_ts, text: "a" })).toBe("message_not_found");
    }
    expect(await call("chat.update", { channel, ts, text: "x".repeat(4001) })).toBe("msg_too_long");
    expect(await call("chat.update", { channel, ts, text: "b" })).toBe("ok");
  });

  test("an update that names no blocks leaves them; an empty list takes them away", async () => {
    const channel = id("general");
    const { ts = "" } = await web().chat.postMessage({ channel, text: "a", blocks: [{ type: "divider" }] });
    const blocks = () => slack.world.messages.find((message) => message.ts === ts)?.blocks.length;
    await web().chat.update({ channel, ts, text: "b" });
    expect(blocks()).toBe(1);
    await web().chat.update({ channel, ts, text: "b", blocks: [] });
    expect(blocks()).toBe(0);
  });

  test("private words to somebody who is not there", async () => {
    acme.person("ben");
    const args = { channel: id("general"), user: acme.as("ben").person.id, text: "a" };
    expect(await call("chat.postEphemeral", args)).toBe("user_not_in_channel");
  });

  test("views on a trigger that is made up, old or used", async () => {
    const title = { type: "plain_text", text: "t" } as const;
    const view = { type: "modal" as const, title, blocks: [{ type: "divider" as const }] };
    expect(await call("views.open", { trigger_id: "1.2.3", view })).toBe("invalid_trigger_id");
    const old = newTrigger(slack.world, ana(), acme.team.id);
    now += 3001;
    expect(await call("views.open", { trigger_id: old, view })).toBe("expired_trigger_id");
    const good = newTrigger(slack.world, ana(), acme.team.id);
    await web().views.open({ trigger_id: good, view });
    expect(await call("views.open", { trigger_id: good, view })).toBe("exchanged_trigger_id");
  });

  test("methods nobody knows, and bodies that are not what they say", async () => {
    expect(await call("chat.shout", {})).toBe("unknown_method");
    const headers = { authorization: `Bearer ${installation.botToken}`, "content-type": "application/json" };
    const broken = await fetch(`${slack.apiUrl}auth.test`, { method: "POST", headers, body: "{" });
    expect(await broken.json()).toMatchObject({ ok: false, error: "invalid_json" });
    const body = new URLSearchParams({ channel: id("general"), text: "a", blocks: "[{" });
    const form = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: headers.authorization },
      body,
    });
    expect(await form.json()).toMatchObject({ ok: false, error: "invalid_blocks_format" });
  });
});
