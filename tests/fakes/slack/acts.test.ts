import { webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBoltApp } from "./a-bolt-app.ts";
import type { Workspace } from "./driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";
import type { Channel, Installation } from "./world/world.ts";

let slack: FakeSlack;
let acme: Workspace;
let installation: Installation;
let general: Channel;
let bolt: Awaited<ReturnType<typeof aBoltApp>>;

beforeEach(async () => {
  slack = await startFakeSlack({ events: ["app_mention", "app_home_opened"] });
  acme = slack.team("acme");
  installation = acme.install();
  acme.person("ana");
  general = acme.channel("general", { members: ["ana"], bot: true });
  bolt = await aBoltApp(slack, installation);
});

afterEach(async () => {
  await bolt.stop();
  await slack.stop();
});

const words = (text: string) => ({ type: "plain_text" as const, text });
const button = (name: string) => ({ type: "button" as const, action_id: name, text: words(name) });
const view = (title: string, name: string) => ({
  type: "modal" as const,
  title: words(title),
  blocks: [{ type: "actions" as const, block_id: "b", elements: [button(name)] }],
});
const client = () => new webApi.WebClient(installation.botToken, { slackApiUrl: slack.apiUrl });

describe("what people do besides pressing and writing", () => {
  test("the Home tab is published when it is opened, and what is in it can be pressed", async () => {
    const pressed: unknown[] = [];
    bolt.app.event("app_home_opened", async ({ event, client }) => {
      const blocks = [{ type: "actions" as const, block_id: "b", elements: [button("Start")] }];
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
    });
    bolt.app.action("Start", async ({ ack, body }) => {
      await ack();
      pressed.push([body.type, "channel" in body ? body.channel : undefined]);
    });
    const ana = acme.as("ana");
    expect(ana.homeView()).toBeUndefined();
    await ana.home();
    await slack.settled();
    expect(ana.homeView()?.body.type).toBe("home");
    await ana.inHome("Start");
    expect(pressed).toEqual([["block_actions", undefined]]);
    await expect(ana.inHome("Stop")).rejects.toThrow("Stop");
  });

  test("a shortcut tells which message it was used on; whoever does not see the message cannot use it", async () => {
    const used: unknown[] = [];
    bolt.app.shortcut("decide-here", async ({ ack, shortcut }) => {
      await ack();
      if (shortcut.type === "message_action") used.push([shortcut.message.text, shortcut.channel.id]);
    });
    acme.person("ben");
    acme.channel("secret", { kind: "private", members: ["ana"], bot: true });
    const { ts } = await acme.as("ana").in("general").say("which queue?");
    await acme.as("ana").in("general").shortcut("decide-here", ts);
    expect(used).toEqual([["which queue?", general.id]]);
    const hidden = await acme.as("ana").in("secret").say("psst");
    await expect(acme.as("ben").in("secret").shortcut("decide-here", hidden.ts)).rejects.toThrow(
      "ben is not in secret",
    );
  });

  test("ticking sends the whole set each time, and a button beside it sends what is ticked along", async () => {
    const heard: unknown[] = [];
    bolt.app.action("ticks", async ({ ack, action }) => {
      await ack();
      if (action.type === "checkboxes") heard.push(action.selected_options.map(({ value }) => value));
    });
    bolt.app.action("Send", async ({ ack, body }) => {
      await ack();
      if (body.type === "block_actions") heard.push(body.state?.values.list?.ticks?.selected_options?.length);
    });
    const options = ["SSO", "Audit", "Search"].map((name) => ({ text: words(name), value: name.toLowerCase() }));
    const { ts = "" } = await client().chat.postMessage({
      channel: general.id,
      text: "Which?",
      blocks: [
        { type: "actions", block_id: "list", elements: [{ type: "checkboxes", action_id: "ticks", options }] },
        { type: "actions", block_id: "b", elements: [button("Send")] },
      ],
    });
    const ana = acme.as("ana").in("general");
    await ana.tick(ts, ["SSO"]);
    await ana.tick(ts, ["SSO", "Search"]);
    await ana.press(ts, "Send");
    await ana.tick(ts, [], "SSO");
    await ana.press(ts, "Send");
    expect(heard).toEqual([["sso"], ["sso", "search"], 2, [], 0]);
    await expect(ana.tick(ts, ["Backups"])).rejects.toThrow("Backups");
  });

  test("a second modal lies on the first, a fourth is refused, and an update needs the newest hash", async () => {
    const refused: unknown[] = [];
    bolt.app.command("/architect", async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: view("One", "More") });
    });
    bolt.app.action("More", async ({ ack, body, client }) => {
      await ack();
      const trigger_id = "trigger_id" in body ? body.trigger_id : "";
      await client.views.push({ trigger_id, view: view("Next", "More") }).catch((error) => refused.push(error.data));
    });
    const ana = acme.as("ana");
    await ana.in("general").command("/architect");
    await slack.settled();
    const [first] = [ana.modal()];
    for (let more = 0; more < 3; more += 1) {
      await ana.inModal("More");
      await slack.settled();
    }
    expect(refused).toMatchObject([{ error: "push_limit_reached" }]);
    expect(ana.modal()?.root).toBe(first?.id);

    const [view_id, hash] = [first?.id ?? "", first?.hash ?? ""];
    const change = { view_id, hash, view: view("Changed", "More") };
    expect((await client().views.update(change)).view?.title?.text).toBe("Changed");
    await expect(client().views.update(change)).rejects.toMatchObject({ data: { error: "hash_conflict" } });
    await expect(client().views.update({ ...change, view_id: "V1" })).rejects.toMatchObject({
      data: { error: "not_found" },
    });
    await ana.closeModal();
    expect(ana.modal()?.root).toBe(first?.id);
  });
});

describe("what an app can look up", () => {
  test("a thread without what only one person sees, and none where there is no thread", async () => {
    const ana = acme.as("ana").in("general");
    const { ts } = await ana.say("which queue?");
    const [channel, user] = [general.id, ana.person.id];
    await client().chat.postMessage({ channel, thread_ts: ts, text: "this one" });
    await client().chat.postEphemeral({ channel, user, thread_ts: ts, text: "only for you" });
    const { messages } = await client().conversations.replies({ channel, ts });
    expect(messages?.map(({ text }) => text)).toEqual(["which queue?", "this one"]);
    const nowhere = client().conversations.replies({ channel, ts: "1.000001" });
    await expect(nowhere).rejects.toMatchObject({ data: { error: "thread_not_found" } });
  });

  test("the channels the bot is in, of the kinds asked for", async () => {
    acme.channel("secret", { kind: "private", members: ["ana"], bot: true });
    acme.channel("elsewhere", { members: ["ana"] });
    acme.channel("old", { bot: true, archived: true });
    const names = async (options: { types?: string; exclude_archived?: boolean }) =>
      (await client().users.conversations(options)).channels?.map(({ name }) => name);
    expect(await names({})).toEqual(["general", "old"]);
    expect(await names({ exclude_archived: true })).toEqual(["general"]);
    expect(await names({ types: "private_channel" })).toEqual(["secret"]);
  });
});

describe("a channel shared with another company", () => {
  test("a stranger's words reach the app under its own installation, with the stranger's workspace beside it", async () => {
    const globex = slack.team("globex");
    const guest = globex.person("gus");
    const shared = acme.channel("shared", { members: ["ana"], bot: true, sharedWith: [globex] });
    shared.members.add(guest.id);
    const heard: unknown[] = [];
    bolt.app.event("app_mention", async ({ event, body }) => {
      const { user, text, user_team } = event as typeof event & { user_team?: string };
      heard.push({ user, text, user_team, to: body.authorizations?.[0]?.team_id, team: body.team_id });
    });
    await globex.as("gus").in("shared").mention("@bot hello");
    expect(heard).toEqual([
      {
        user: guest.id,
        text: `<@${installation.botUserId}> hello`,
        user_team: globex.team.id,
        to: acme.team.id,
        team: acme.team.id,
      },
    ]);
    const { channel } = await client().conversations.info({ channel: shared.id });
    expect(channel).toMatchObject({ is_ext_shared: true });
  });
});
