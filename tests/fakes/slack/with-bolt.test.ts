import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBoltApp } from "./a-bolt-app.ts";
import type { Workspace } from "./driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";

type BoltApp = Awaited<ReturnType<typeof aBoltApp>>;

let slack: FakeSlack;
let acme: Workspace;
let bolt: BoltApp;

beforeEach(async () => {
  const events = ["app_mention", "message.channels", "message.im", "app_home_opened"];
  slack = await startFakeSlack({ events });
  acme = slack.team("acme");
  const installation = acme.install();
  acme.person("ana");
  acme.person("ben");
  acme.channel("general", { members: ["ana", "ben"], bot: true });
  bolt = await aBoltApp(slack, installation);
});

afterEach(async () => {
  await bolt.stop();
  await slack.stop();
});

const asking = [
  { type: "section", text: { type: "mrkdwn", text: "Which?" } },
  {
    type: "actions",
    block_id: "which",
    elements: [
      { type: "button", action_id: "pick-a", text: { type: "plain_text", text: "A" }, value: "a" },
      {
        type: "static_select",
        action_id: "more",
        options: [
          { text: { type: "plain_text", text: "Why" }, value: "why" },
          { text: { type: "plain_text", text: "Back" }, value: "back" },
        ],
      },
    ],
  },
];

describe("Bolt and the fake understand each other", () => {
  test("a command, a thread, a press, a choice and a mention go all the way round", async () => {
    const heard: unknown[] = [];
    bolt.app.command("/architect", async ({ ack, client, command }) => {
      await ack();
      await client.chat.postMessage({ channel: command.channel_id, text: `on: ${command.text}`, blocks: asking });
    });
    bolt.app.action("pick-a", async ({ ack, action, respond, body }) => {
      await ack();
      heard.push([action.type === "button" && action.value, body.user.id]);
      await respond({ text: "A it is", replace_original: true, blocks: [] });
    });
    bolt.app.action("more", async ({ ack, action }) => {
      await ack();
      heard.push(action.type === "static_select" && action.selected_option.value);
    });
    bolt.app.event("app_mention", async ({ event, client }) => {
      await client.chat.postEphemeral({
        channel: event.channel,
        user: event.user ?? "",
        text: "psst",
        thread_ts: event.thread_ts ?? event.ts,
      });
    });

    const ana = acme.as("ana").in("general");
    const sent = await ana.command("/architect", "a shop");
    expect(sent.attempts.map(({ status }) => status)).toEqual([200]);
    const root = await ana.sees(({ text }) => text === "on: a shop");
    expect((await ana.select(root.ts, "Why")).attempts[0]?.status).toBe(200);
    await ana.press(root.ts, "A");
    await slack.settled();
    expect(heard).toEqual(["why", ["a", acme.as("ana").person.id]]);
    expect(ana.visible().map(({ text, blocks }) => [text, blocks.length])).toEqual([["A it is", 0]]);
    await expect(ana.press(root.ts, "A")).rejects.toThrow("0 elements offer “A”");

    await ana.mention("@bot hello", { thread: root.ts });
    await slack.settled();
    expect(
      slack
        .thread(root)
        .visibleTo("ana")
        .map(({ text }) => text),
    ).toContain("psst");
    expect(
      slack
        .thread(root)
        .visibleTo("ben")
        .map(({ text }) => text),
    ).not.toContain("psst");
    expect(slack.refused()).toEqual([]);
  });

  test("a modal opens on a trigger, is filled by its labels and submitted; errors come back on the field", async () => {
    bolt.app.command("/architect", async ({ ack, client, command }) => {
      await ack();
      await client.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: "modal",
          callback_id: "note",
          title: { type: "plain_text", text: "A note" },
          submit: { type: "plain_text", text: "Keep" },
          blocks: [
            {
              type: "input",
              block_id: "b",
              label: { type: "plain_text", text: "Note" },
              element: { type: "plain_text_input", action_id: "a" },
            },
          ],
        },
      });
    });
    const notes: unknown[] = [];
    bolt.app.view("note", async ({ ack, view }) => {
      const note = view.state.values.b?.a?.value;
      notes.push(note);
      if (note === "no") return ack({ response_action: "errors", errors: { b: "say more" } });
      return ack();
    });
    const ana = acme.as("ana");
    await ana.in("general").command("/architect");
    await slack.settled();
    expect((await ana.submit({ Note: "no" })).errors).toEqual({ Note: "say more" });
    await expect(ana.submit({ Nothing: "x" })).rejects.toThrow("no field “Nothing”");
    expect((await ana.submit({ Note: "because" })).errors).toEqual({});
    expect(ana.modal()).toBeUndefined();
    expect(notes).toEqual(["no", "because"]);
  });

  test("Bolt's own verifier takes the signature, refuses a wrong one and one from six minutes ago", async () => {
    bolt.app.event("app_mention", async () => undefined);
    const payload = { type: "event_callback", team_id: acme.team.id, event: { type: "app_mention", ts: "1.0" } };
    const status = async (how: object) => (await slack.deliver("event", payload, { retries: false, ...how })).status;
    expect(await status({})).toBe(200);
    expect(await status({ signature: `v0=${"0".repeat(64)}` })).toBe(401);
    expect(await status({ skewMs: -6 * 60_000 })).toBe(401);
    const challenge = await slack.deliver("event", { type: "url_verification", challenge: "c", token: "t" });
    expect(JSON.parse(challenge.body)).toEqual({ challenge: "c" });
  });
});
