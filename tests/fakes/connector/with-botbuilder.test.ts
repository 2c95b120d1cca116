import { type Activity, ActivityTypes, CardFactory, type TurnContext, TurnContext as Turns } from "botbuilder";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anEchoBot, type EchoBot } from "./an-echo-bot.ts";
import type { Tenant } from "./driver/tenant.ts";
import { type FakeConnector, startFakeConnector } from "./start-fake-connector.ts";

let fake: FakeConnector;
let acme: Tenant;
let bot: EchoBot;
let heard: Partial<Activity>[];
let turn: (context: TurnContext) => Promise<unknown>;

beforeEach(async () => {
  fake = await startFakeConnector();
  acme = fake.tenant("acme");
  for (const name of ["ana", "ben"]) acme.person(name);
  acme.channel("general", { members: ["ana", "ben"], bot: true });
  acme.group("plans", { members: ["ana", "ben"], bot: true });
  heard = [];
  turn = async () => undefined;
  bot = await anEchoBot(fake, async (context) => {
    heard.push(context.activity);
    await turn(context);
  });
});

afterEach(async () => {
  await bot.stop();
  await fake.stop();
});

const answered = (value: object, type = "application/vnd.microsoft.card.adaptive", statusCode = 200) => ({
  type: ActivityTypes.InvokeResponse,
  value: { status: 200, body: { statusCode, type, value } },
});

const card = (text: string, actions: object[] = [], body: object[] = []) => ({
  type: "AdaptiveCard",
  version: "1.5",
  body: [{ type: "TextBlock", text, wrap: true }, ...body],
  actions,
});

const execute = (title: string, data: object, more: object = {}) => ({
  type: "Action.Execute",
  title,
  verb: "v",
  data,
  fallback: { type: "Action.Submit", title, data },
  ...more,
});

describe("the SDK and the fake understand each other", () => {
  test("in a personal chat: first contact, words, an answer, an update, a deletion", async () => {
    const chat = acme.personal("ana", { bot: false });
    const first = await acme.addBot(chat, "ana");
    expect(first.attempts.map(({ status }) => status)).toEqual([200, 200]);
    expect(heard.map(({ type }) => type)).toEqual(["installationUpdate", "conversationUpdate"]);
    let reference = {};
    turn = async (context) => {
      reference = Turns.getConversationReference(context.activity);
      await context.sendActivity(`you said ${context.activity.text}`);
    };
    const ana = acme.as("ana").personal();
    await ana.say("hello");
    const echo = await ana.sees(({ text }) => text === "you said hello");
    await bot.adapter.continueConversationAsync(fake.bot.appId, reference, async (context) => {
      await context.updateActivity({ id: echo.id, type: "message", text: "changed" });
    });
    expect(ana.visible().map(({ text, edits }) => [text, edits])).toEqual([
      ["hello", 0],
      ["changed", 1],
    ]);
    await bot.adapter.continueConversationAsync(fake.bot.appId, reference, (context) =>
      context.deleteActivity(echo.id),
    );
    expect(ana.visible().map(({ text }) => text)).toEqual(["hello"]);
    expect(fake.refused().map(({ answer }) => answer)).toEqual([]);
  });

  test("in a channel: only mentions are heard, answers stay in the thread, a new thread can be opened", async () => {
    const ana = acme.as("ana").in("general");
    turn = (context) => context.sendActivity("here");
    expect((await ana.say("nobody listens")).attempts).toEqual([]);
    const { id: root } = await ana.mention("@bot hello");
    await ana.sees(({ text }) => text === "here");
    expect(ana.visible(root).map(({ text }) => text)).toEqual(["<at>Waymark</at> hello", "here"]);
    expect(heard[0]?.conversation).toMatchObject({
      id: `${ana.chat.id};messageid=${root}`,
      conversationType: "channel",
    });
    expect(Turns.removeRecipientMention(heard[0] as Activity)).toBe("hello");
    const activity = { type: "message", text: "a new thread" } as Activity;
    await bot.adapter.createConversationAsync(
      fake.bot.appId,
      "msteams",
      fake.serviceUrl,
      "https://api.botframework.com",
      { isGroup: true, channelData: { channel: { id: ana.chat.id } }, activity, bot: { id: fake.bot.id, name: "" } },
      async (context) => void (await context.sendActivity("in it")),
    );
    const opened = await ana.sees(({ text }) => text === "a new thread");
    expect(ana.visible(opened.id).map(({ text }) => text)).toEqual(["a new thread", "in it"]);
    const ben = acme.as("ben").in("general");
    expect(ben.visible().length).toBe(ana.visible().length);
  });

  test("a press shows the card of the answer to who pressed; an update shows one to all", async () => {
    const asked = card(
      "Which?",
      [execute("A", { pick: "a" })],
      [
        { type: "Input.Text", id: "note", label: "Note", maxLength: 20 },
        { type: "Input.ChoiceSet", id: "which", label: "Of these", choices: [{ title: "One", value: "1" }] },
      ],
    );
    const done = card("Done");
    turn = async (context) => {
      if (context.activity.type === "message")
        return context.sendActivity({ attachments: [CardFactory.adaptiveCard(asked)] });
      return context.sendActivity(answered(done));
    };
    const [ana, ben] = ["ana", "ben"].map((name) => acme.as(name).in("plans"));
    if (ana === undefined || ben === undefined) throw new Error("nobody is there");
    await ana.mention("@bot ask");
    const shown = await ben.sees(({ words }) => words.includes("Which?"));
    const { told } = await ana.click(shown.id, "A", { fields: { Note: "because", "Of these": "One" } });
    expect(told).toBeUndefined();
    expect(heard.at(-1)).toMatchObject({
      type: "invoke",
      name: "adaptiveCard/action",
      replyToId: shown.id,
      value: { action: { verb: "v", data: { pick: "a", note: "because", which: "1" } } },
    });
    const at = (seat: typeof ana) =>
      seat
        .visible()
        .find(({ id }) => id === shown.id)
        ?.words.split("\n")[0];
    expect([at(ana), at(ben)]).toEqual(["Done", "Which?"]);
    await ben.click(shown.id, "A");
    expect([at(ana), at(ben)]).toEqual(["Done", "Done"]);
    const reference = Turns.getConversationReference(heard[0] ?? {});
    await bot.adapter.continueConversationAsync(fake.bot.appId, reference, async (context) => {
      const attachments = [CardFactory.adaptiveCard(card("For all"))];
      await context.updateActivity({ id: shown.id, type: "message", attachments });
    });
    expect([at(ana), at(ben)]).toEqual(["For all", "For all"]);
    await expect(ana.click(shown.id, "A")).rejects.toThrow("0 actions are titled “A”");
  });

  test("a client that does not know Action.Execute sends a message without words", async () => {
    turn = async (context) => {
      if (context.activity.value === undefined)
        await context.sendActivity({
          attachments: [CardFactory.adaptiveCard(card("Which?", [execute("A", { pick: "a" })]))],
        });
    };
    const ana = acme.as("ana").personal();
    await ana.say("ask");
    const { id } = await ana.sees(({ words }) => words.includes("Which?"));
    await ana.click(id, "A", { old: true });
    expect(heard.at(-1)).toMatchObject({ type: "message", replyToId: id, value: { pick: "a" } });
    expect(heard.at(-1)).not.toHaveProperty("text");
  });

  test("words for who pressed, errors, and answers that are none", async () => {
    const answers = [
      answered("saved" as never, "application/vnd.microsoft.activity.message"),
      answered({ code: "BadRequest", message: "no such thing" }, "application/vnd.microsoft.error", 400),
      answered({ type: "AdaptiveCard", version: "1.6", body: [] }),
      { type: ActivityTypes.InvokeResponse, value: { status: 200, body: { hello: 1 } } },
      { type: ActivityTypes.InvokeResponse, value: { status: 501 } },
    ];
    turn = async (context) => {
      if (context.activity.type === "invoke") return context.sendActivity(answers.shift() ?? {});
      return context.sendActivity({ attachments: [CardFactory.adaptiveCard(card("Which?", [execute("A", {})]))] });
    };
    const ana = acme.as("ana").personal();
    await ana.say("ask");
    const { id } = await ana.sees(({ words }) => words.includes("Which?"));
    const told: (string | undefined)[] = [];
    for (const _ of [1, 2, 3, 4, 5]) told.push((await ana.click(id, "A")).told);
    const wrong = "Something went wrong. Please try again.";
    expect(told).toEqual(["saved", "no such thing", wrong, wrong, "Unable to reach app. Please try again."]);
    expect(fake.faults).toEqual([
      "the card of an answer: version is 1.6, Teams takes 1.5 from bots",
      expect.stringContaining("not an answer to a press"),
    ]);
  });
});
