import { expect, test } from "vitest";
import { readPack } from "../../../knowledge/index.ts";
import type { Event, Person } from "../../../src/conversation/event.ts";
import type { FakeMessenger } from "../../fakes/a-fake-messenger.ts";
import { ana, botHarness, says, start } from "./bot-harness.ts";

const at = botHarness();
const pack = readPack(new URL("../../fixtures/packs/delivery", import.meta.url).pathname);
const bo: Person = { id: "bo", name: "Bo" };

/** What was redrawn, by the key of the message: its words, or its kind. */
const redrawn = ({ arrived }: FakeMessenger) =>
  Object.fromEntries(
    arrived
      .filter(({ redraws }) => redraws === true)
      .map(({ item: { outgoing } }) => [
        outgoing.key,
        outgoing.reply.kind === "notice" ? outgoing.reply.text : outgoing.reply.kind,
      ]),
  );

/** An interview in which each of these said something, all of it delivered. */
async function anInterview(...said: readonly (readonly [string, Person])[]) {
  const { bot, messenger } = at.aBot({ pack });
  const { sessionId, delivered } = await bot.handle(start());
  await delivered;
  for (const [index, [words, author]] of said.entries()) {
    await (await bot.handle(says(`said-${index}`, words, author))).delivered;
  }
  return { bot, messenger, sessionId };
}

test("an interview that is forgotten leaves a line in place of each of its messages", async () => {
  const { bot, messenger, sessionId } = await anInterview(["12", bo]);
  const { refs } = await at.stored(sessionId);
  expect(Object.keys(refs).sort()).toEqual(["checklist.0", "question-volume.0", "root"]);
  expect((await bot.handle(says("last", "forget this"))).outcome).toBe("done");
  expect((await at.store.read(sessionId ?? "")).kind).toBe("absent");
  await at.clock.pass(1);
  const line = "This interview was forgotten on request.";
  expect(redrawn(messenger)).toEqual({ root: line, "question-volume.0": line, "checklist.0": line });
  const redraws = messenger.arrived.filter((each) => each.redraws === true);
  expect(redraws.map(({ ref }) => ref).sort()).toEqual(Object.values(refs).sort());
  // Nothing that was forgotten goes along.
  expect(JSON.stringify(redraws.map(({ session }) => session))).not.toMatch(/Bo|Ana|up-to-20/);
});

test("what a signed record keeps stays posted", async () => {
  const decided = ["12", "none", "stop", "accept courier", "record it"].map((words) => [words, ana] as const);
  const { bot, messenger } = await anInterview(...decided);
  await bot.handle(says("last", "forget this"));
  await at.clock.pass(60_000);
  expect(Object.keys(redrawn(messenger))).toContain("recommendation");
  expect(Object.keys(redrawn(messenger))).not.toContain("decided");
});

test("who is forgotten goes out of the messages that name them; what others said stays as it is", async () => {
  const { bot, messenger, sessionId } = await anInterview(["12", bo], ["none", ana]);
  await bot.handle(says("last", "forget me", bo));
  await at.clock.pass(1);
  const words = redrawn(messenger);
  // Nobody has answered it now, so it is asked again where it stood.
  expect(words["question-volume.0"]).toBe("question");
  expect(Object.keys(words)).not.toContain("root");
  expect(Object.keys(words)).not.toContain("checklist.0");
  expect(JSON.stringify(messenger.arrived.filter((each) => each.redraws === true))).not.toContain("Bo");
  expect(Object.keys((await at.stored(sessionId)).refs)).toContain("question-volume.0");
});

test("a remark on a difference names everybody, so it goes when one of them does", async () => {
  const said = ["more than 200", "none", "somebody, and somebody else in the holidays"];
  const { bot, messenger, sessionId } = await anInterview(...said.map((words) => [words, ana] as const));
  const { text: _text, addressed: _addressed, ...event } = says("differs", "", bo) as Extract<Event, { kind: "text" }>;
  const given = { kind: "choice" as const, choice: "banned" };
  await (await bot.handle({ ...event, kind: "answer", question: "drivers", given })).delivered;
  const { refs } = await at.stored(sessionId);
  const remark = Object.keys(refs).find((key) => key.startsWith("dispute."));
  expect(remark).toBeDefined();
  await bot.handle(says("last", "forget me", bo));
  await at.clock.pass(1);
  expect(redrawn(messenger)[remark ?? ""]).toBe("What stood here was forgotten on request.");
});

test("a busy platform is asked again, one that refuses is left, and the forgetting has long been answered", async () => {
  const { bot, messenger } = await anInterview(["12", bo]);
  messenger.fail(
    { outcome: "retry", afterMs: 30_000, reason: "ratelimited" },
    { outcome: "unsure", reason: "reset" },
    "throw",
  );
  expect((await bot.handle(says("last", "forget this"))).outcome).toBe("done");
  await at.clock.pass(29_000);
  expect(redrawn(messenger)).toEqual({});
  await at.clock.pass(60_000);
  expect(Object.keys(redrawn(messenger)).sort()).toEqual(["checklist.0", "question-volume.0", "root"]);

  const other = await anInterview(["12", bo]);
  other.messenger.fail({ outcome: "refused", reason: "not installed" });
  const asked = other.messenger.asked();
  await other.bot.handle(says("once-more", "forget this"));
  await at.clock.pass(60_000);
  expect([redrawn(other.messenger), other.messenger.asked()]).toEqual([{}, asked + 1]);
});

test("what waits to be said in an interview that is gone is not said any more, and closing gives up what is left", async () => {
  const { bot, messenger, sessionId } = await anInterview();
  messenger.fail({ outcome: "retry", afterMs: 5000, reason: "ratelimited" });
  await (await bot.handle(says("e1", "12", bo))).delivered;
  await bot.handle(says("e2", "forget this"));
  await at.clock.pass(1);
  const before = messenger.arrived.length;
  await at.clock.pass(60_000);
  expect(messenger.arrived.length).toBe(before);
  expect(Object.keys(redrawn(messenger)).sort()).toEqual(["question-volume.0", "root"]);
  expect((await at.store.read(sessionId ?? "")).kind).toBe("absent");

  const closed = await anInterview(["12", bo]);
  closed.messenger.fail({ outcome: "retry", afterMs: 60_000, reason: "ratelimited" });
  await closed.bot.handle(says("e9", "forget this"));
  await at.clock.pass(1);
  await closed.bot.close();
  expect(redrawn(closed.messenger)).toEqual({});
});
