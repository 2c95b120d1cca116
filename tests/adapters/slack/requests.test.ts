import { describe, expect, test } from "vitest";
import { StoreError } from "../../../src/errors.ts";
import type { SessionStore } from "../../../src/ports.ts";
import { anOffice, begun, saying } from "./an-office.ts";
import { pressPayload } from "./press-payload.ts";

let broken = false;
const failing = (store: SessionStore): SessionStore => ({
  ...store,
  commit: (commit) => (broken ? Promise.reject(new StoreError("the disk is full")) : store.commit(commit)),
});
const office = anOffice({ through: failing, typedReplies: true }, { retryDelaysMs: [200, 300] });

const command = (parts: object = {}) => ({
  command: "/architect",
  text: "",
  team_id: office.ana.person.team,
  channel_id: office.ana.channel.id,
  user_id: office.ana.person.id,
  user_name: "ana",
  response_url: `${office.fake.url}/none`,
  trigger_id: `t${Math.random()}`,
  ...parts,
});

describe("what is let in", () => {
  test.each([
    ["5 minutes and a bit ago", -301_000, 401],
    ["almost 5 minutes ago", -290_000, 200],
    ["in almost 5 minutes", 290_000, 200],
    ["in 5 minutes and a bit", 302_000, 401],
    ["tomorrow", 86_400_000, 401],
  ])("a request signed %s", async (_when, skewMs, status) => {
    expect((await office.fake.deliver("command", command({ text: "help" }), { skewMs })).status).toBe(status);
  });

  test("a wrong signature is not", async () => {
    const { status } = await office.fake.deliver("command", command(), { signature: `v0=${"0".repeat(64)}` });
    expect(status).toBe(401);
  });

  test("the same request again is refused, and nothing happens twice", async () => {
    const { fake, ana } = office;
    const first = await fake.deliver("command", command());
    await ana.sees(saying("How many parcels"));
    const again = await fake.replay(first);
    expect([first.status, again.status]).toEqual([200, 401]);
    await fake.settled();
    expect(ana.visible().filter(saying("How many parcels"))).toHaveLength(1);
  });

  test("a form is read with a character set named as well", async () => {
    const contentType = "application/x-www-form-urlencoded; charset=utf-8";
    const { status, body } = await office.fake.deliver("command", command({ text: "help" }), { contentType });
    expect([status, body]).toEqual([200, expect.stringContaining("ephemeral")]);
  });

  test("the check of the address is answered, signed only", async () => {
    const { fake } = office;
    const signed = await fake.deliver("event", { type: "url_verification", challenge: "abc" });
    expect([signed.status, JSON.parse(signed.body)]).toEqual([200, { challenge: "abc" }]);
    const forged = await fake.deliver("event", { type: "url_verification", challenge: "abc" }, { signature: "v0=1" });
    expect(forged.status).toBe(401);
  });

  test("a body that is too large is refused", async () => {
    const { fake } = office;
    const attempt = await fake.deliver(
      "event",
      { type: "event_callback", text: "x".repeat(1_100_000) },
      { retries: false },
    );
    expect(attempt.status).toBe(413);
  });
});

describe("what nobody knows is answered at once", () => {
  test.each([
    ["another command", "command", () => command({ command: "/other", text: "help" })],
    [
      "a press without a meaning",
      "interaction",
      () => ({
        ...pressPayload(office.ana, { kind: "details" }, "x"),
        actions: [{ type: "button", action_id: "a", block_id: "b", value: "?" }],
      }),
    ],
    [
      "a press nowhere",
      "interaction",
      () => ({ ...pressPayload(office.ana, { kind: "details" }, "x"), channel: null }),
    ],
    [
      "another shortcut",
      "interaction",
      () => ({ type: "shortcut", callback_id: "x", trigger_id: "1", user: { id: "U1" }, team: { id: "T1" } }),
    ],
    ["a dialog of the old kind", "interaction", () => ({ type: "dialog_submission", callback_id: "x" })],
    ["options for a select", "interaction", () => ({ type: "block_suggestion", action_id: "x", value: "" })],
    [
      "an event nobody asked for",
      "event",
      () => ({ type: "event_callback", team_id: "T1", event: { type: "team_join" } }),
    ],
    ["an event that is none", "event", () => ({ type: "event_callback", team_id: "T1", event: [] })],
    ["nothing", "event", () => ({})],
  ] as const)("%s", async (_what, kind, payload) => {
    const attempt = await office.fake.deliver(kind, payload(), { retries: false });
    expect(attempt.status).toBe(200);
    expect(attempt.ms).toBeLessThan(1500);
  });
});

describe("nothing is acknowledged that is not saved", () => {
  test("an event is answered 503, comes again, and counts once", async () => {
    const { ana, fake } = office;
    const { root } = await begun(office);
    broken = true;
    const { deliveries } = await ana.mention("@bot up to 20", { thread: root.ts });
    const mentions = deliveries.filter(({ what }) => what === "app_mention");
    expect(mentions[0]?.attempts[0]?.status).toBe(503);
    broken = false;
    await ana.sees(saying("Does any of these hold"));
    await fake.settled();
    expect(mentions[0]?.attempts.map(({ status }) => status)).toEqual([503, 200]);
    expect(ana.visible().filter(saying("Does any of these hold"))).toHaveLength(1);
  });

  test("a press and a command are told so in private, and work when repeated", async () => {
    const { ana } = office;
    const { first } = await begun(office);
    broken = true;
    const pressed = await ana.press(first.ts, "Up to 20");
    const typed = await office.fake.deliver("command", command());
    broken = false;
    expect(pressed.attempts[0]?.status).toBe(200);
    expect([typed.status, typed.body]).toEqual([200, expect.stringContaining("Not saved. Please repeat")]);
    const told = await ana.sees(saying("Not saved. Please repeat"));
    expect(told.onlyFor).toBe(ana.person.id);
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
  });

  test("a form stays open and says it", async () => {
    const { ana, acme, fake } = office;
    const { first } = await begun(office);
    await ana.select(first.ts, "Does not apply");
    await fake.until(
      () => acme.as("ana").modal(),
      () => "no form",
    );
    broken = true;
    const { errors } = await acme.as("ana").submit({ "Why does it not apply?": "we send none" });
    broken = false;
    expect(Object.values(errors)).toEqual([expect.stringContaining("Not saved")]);
    await acme.as("ana").submit({ "Why does it not apply?": "we send none" });
    await ana.sees(saying("Does not apply: we send none"));
  });
});

describe("what never counts as somebody's words", () => {
  test("other people's talk, edits, deletions, uploads, other bots and the bot's own messages", async () => {
    const { ana, ben, fake, served } = office;
    const { root } = await begun(office);
    const bot = root.user ?? "";
    const talk = await ben.say("about 60, I think", { thread: root.ts });
    const said = await ben.say("nothing of it", { thread: root.ts });
    await ben.edit(said.ts, "60");
    await ben.remove(talk.ts);
    await ben.upload("60.txt", { thread: root.ts });
    await ben.say("60");
    for (const event of [
      { bot_id: "B9", user: "U9", text: "60" },
      { subtype: "bot_message", bot_id: "B9", text: "60" },
      { user: bot, text: "60" },
      { subtype: "message_changed", message: { user: ben.person.id, text: "60" } },
      { user: ben.person.id, text: "60", edited: { user: ben.person.id, ts: "1.1" } },
    ]) {
      const message = {
        type: "message",
        channel: ana.channel.id,
        ts: "1700000001.000100",
        thread_ts: root.ts,
        channel_type: "channel",
        ...event,
      };
      const authorizations = [{ team_id: ana.person.team, user_id: bot, is_bot: true }];
      await fake.deliver("event", {
        type: "event_callback",
        team_id: ana.person.team,
        event_id: "Ev1",
        authorizations,
        event: message,
      });
    }
    await fake.settled();
    expect((await served.bot.session(served.sessionId ?? ""))?.answers).toEqual({});
    expect(ana.visible().filter(({ user }) => user === bot)).toHaveLength(2);
    await ben.say("60", { thread: root.ts });
    await ana.sees(saying("ben: *21 to 200*"));
  });
});
