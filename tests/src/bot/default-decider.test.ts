import { expect, test } from "vitest";
import { loadHouse } from "../../../knowledge/index.ts";
import type { Event, Person } from "../../../src/conversation/event.ts";
import { ana, botHarness, smallPack, start } from "./bot-harness.ts";

const at = botHarness();
const bo: Person = { id: "bo", name: "Bo" };
let count = 0;
const says = (conversation: string, text: string, author = ana): Event => {
  count += 1;
  return { kind: "text", id: `e${count}`, workspace: "local", conversation, author, text, addressed: true };
};
const begun = async (conversation: string, parts: Parameters<typeof at.aBot>[0] = {}) => {
  count += 1;
  const { bot, messenger } = at.aBot(parts);
  const handled = await bot.handle(start(`start-${count}`, { conversation }));
  await handled.delivered;
  return { bot, messenger, id: handled.sessionId, session: await at.stored(handled.sessionId) };
};

test("said once, it holds for later interviews of that channel, whatever process they begin at, and of no other", async () => {
  const { bot, messenger } = await begun("local/table/1");
  await (await bot.handle(says("local/table/1", "decides from now on: Grace"))).delivered;
  expect(messenger.arrived.map(({ item }) => item.outgoing.reply)).toContainEqual({
    kind: "notice",
    text: "Grace decides in later interviews of this channel too, unless somebody else is named there. `decides from now on: nobody` takes it back.",
    buttons: [],
  });
  expect((await begun("local/table/2")).session.decider).toBe("Grace");
  expect((await begun("local/other/1")).session.decider).toBeUndefined();
  // Naming somebody else there changes nothing for the next one.
  const third = await begun("local/table/3");
  await (await third.bot.handle(says("local/table/3", "decides: Linus"))).delivered;
  expect((await at.stored(third.id)).decider).toBe("Linus");
  expect((await begun("local/table/4")).session.decider).toBe("Grace");
});

test("it comes before the house's, and is taken back in words", async () => {
  const text = 'deciders: [{ conversation: "local/*", decider: The architects }]';
  const house = loadHouse({ name: "house.yaml", text }, [smallPack], "2026-11-24");
  const { bot, session } = await begun("local/table/1", { house });
  expect(session.decider).toBe("The architects");
  // Whoever started it may say who decides.
  await (await bot.handle(says("local/table/1", "decides from now on: Bo"))).delivered;
  expect((await begun("local/table/2", { house })).session.decider).toBe("Bo");
  const third = await begun("local/table/3", { house });
  await (await third.bot.handle(says("local/table/3", "decides from now on: nobody"))).delivered;
  expect((await at.stored(third.id)).decider).toBe("Bo");
  expect((await begun("local/table/4", { house })).session.decider).toBe("The architects");
});

test("only who may name the decider of an interview may say it, and a person who answered is known by their id", async () => {
  const { bot } = await begun("local/table/1");
  await (await bot.handle(says("local/table/1", "yes", bo))).delivered;
  await (await bot.handle(says("local/table/1", "decides: Grace"))).delivered;
  const refused = await bot.handle(says("local/table/1", "decides from now on: Bo", bo));
  expect(refused.notices.map(({ reply }) => "text" in reply && reply.text)).toEqual([
    expect.stringMatching(/^Grace decides here, so nothing was changed/),
  ]);
  expect(await at.decisions.decider("local/table")).toBeUndefined();
  await (await bot.handle(says("local/table/1", "I am here", bo))).delivered;
  await (await bot.handle(says("local/table/1", "decides from now on: Ana"))).delivered;
  expect(await at.decisions.decider("local/table")).toEqual({ name: "Ana", id: "ana" });
  // Forgotten with everything else about them.
  await bot.forget("local", "ana");
  expect(await at.decisions.decider("local/table")).toBeUndefined();
});
