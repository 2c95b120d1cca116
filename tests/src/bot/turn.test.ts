import { describe, expect, test } from "vitest";
import { StoreError } from "../../../src/errors.ts";
import { sessionId } from "../../../src/identity.ts";
import type { SessionStore } from "../../../src/ports.ts";
import { arrivedIn, botHarness, restart, say, says, smallPack, start, upTo } from "./bot-harness.ts";

const at = botHarness();

describe("a turn", () => {
  test("saves, then answers, then sends; everything arrives once and in order", async () => {
    const { bot, messenger } = at.aBot();
    const started = await bot.handle(start());
    expect(started).toMatchObject({
      outcome: "done",
      sessionId: sessionId("local", "start-1"),
      notices: [],
    });
    await started.delivered;
    const said = await bot.handle(say("e1"));
    await said.delivered;
    await bot.close();
    const session = await at.stored(started.sessionId);
    expect(arrivedIn(messenger, session.id)).toEqual(upTo(session.seq));
    expect(session.seq).toBeGreaterThan(1);
    expect([session.outbox, session.recentEvents]).toEqual([[], ["start-1", "e1"]]);
    expect(await at.store.pointer("local/page-1")).toBe(session.id);
  });

  test("is answered when it is saved, however long sending takes", async () => {
    const { bot, messenger } = at.aBot();
    messenger.fail("hang");
    const { outcome, sessionId: id } = await bot.handle(start());
    expect(outcome).toBe("done");
    expect((await at.stored(id)).outbox.length).toBeGreaterThan(0);
  });

  test("that is repeated changes nothing and sends nothing", async () => {
    const { bot, messenger } = at.aBot();
    const first = await bot.handle(start());
    await bot.handle(say("e1"));
    const { seq } = await at.stored(first.sessionId);
    for (const event of [start(), say("e1"), start(), say("e1")]) {
      expect(await bot.handle(event)).toMatchObject({
        outcome: "duplicate",
        sessionId: first.sessionId,
        notices: [],
      });
    }
    await bot.close();
    expect([(await at.stored(first.sessionId)).seq, arrivedIn(messenger, first.sessionId)]).toEqual([seq, upTo(seq)]);
  });

  test("that is repeated in another process changes nothing there either", async () => {
    const [one, two] = [at.aBot(), at.aBot()];
    const events = [start(), say("e1"), say("e2")];
    for (const event of events) await one.bot.handle(event);
    for (const event of events) expect((await two.bot.handle(event)).outcome).toBe("duplicate");
    expect(two.messenger.asked()).toBe(0);
  });

  test("takes one awaited store command once the session is known", async () => {
    const calls: string[] = [];
    const counting = new Proxy(at.store, {
      get: (store, name: keyof SessionStore) => {
        calls.push(name);
        return store[name];
      },
    });
    const { bot } = at.aBot({ store: counting });
    await (await bot.handle(start())).delivered;
    calls.length = 0;
    await (await bot.handle(say("e1"))).delivered;
    expect(calls.filter((call) => call !== "markSent")).toEqual(["commit"]);
  });

  test("without a session says how to get one and saves nothing", async () => {
    const { bot, messenger } = at.aBot();
    const handled = await bot.handle(say("e1"));
    expect(handled.outcome).toBe("ignored");
    expect(handled.sessionId).toBeUndefined();
    expect([await at.store.pointer("local/page-1"), messenger.asked()]).toEqual([undefined, 0]);
  });

  test("on a session of another workspace is none of its sender's business", async () => {
    const { bot } = at.aBot();
    const { sessionId: session } = await bot.handle(start());
    const foreign = {
      workspace: "slack:T9",
      conversation: "slack:T9/C1",
      session,
    };
    expect((await bot.handle(restart("e1", foreign))).outcome).toBe("ignored");
    expect((await at.stored(session)).recentEvents).toEqual(["start-1"]);
  });

  test("on many conversations at once keeps each apart", async () => {
    const { bot, messenger } = at.aBot();
    const conversations = upTo(25).map((number) => `local/page-${number}`);
    const started = await Promise.all(
      conversations.map((conversation) => bot.handle(start(`s-${conversation}`, { conversation }))),
    );
    await Promise.all(conversations.map((conversation) => bot.handle(say(`e-${conversation}`, { conversation }))));
    await bot.close();
    for (const { sessionId: id } of started) {
      expect(arrivedIn(messenger, id)).toEqual(upTo((await at.stored(id)).seq));
    }
    expect(new Set(started.map(({ sessionId: id }) => id)).size).toBe(25);
  });
});

describe("a question about decisions", () => {
  test("that a platform sends again, because the answer took its time, is answered once; asked again later it is answered again", async () => {
    const { bot } = at.aBot();
    const [first, again] = await Promise.all([bot.handle(says("q1", "list")), bot.handle(says("q1", "list"))]);
    expect(first.notices).toMatchObject([{ to: { person: "ana" }, reply: { kind: "decisions" } }]);
    expect(again).toMatchObject({ outcome: "duplicate", notices: [] });
    await at.clock.pass(60_000);
    expect((await bot.handle(says("q1", "list"))).notices).toHaveLength(1);
    await bot.close();
  });

  test("is answered when it is sent again after the store failed", async () => {
    const decisions = { ...at.decisions, list: async () => Promise.reject(new StoreError("away")) };
    const { bot } = at.aBot({ decisions });
    expect((await bot.handle(says("q1", "list"))).outcome).toBe("not-saved");
    Object.assign(decisions, at.decisions);
    expect((await bot.handle(says("q1", "list"))).notices).toHaveLength(1);
    await bot.close();
  });
});

describe("a race", () => {
  test("in one conversation: all of twenty events at once are kept, in one process", async () => {
    const { bot, messenger } = at.aBot();
    const { sessionId: id } = await bot.handle(start());
    const handled = await Promise.all(upTo(20).map((number) => bot.handle(say(`e${number}`))));
    expect(new Set(handled.map(({ outcome }) => outcome))).toEqual(new Set(["done"]));
    await bot.close();
    const session = await at.stored(id);
    expect(session.recentEvents).toEqual(["start-1", ...upTo(20).map((number) => `e${number}`)]);
    expect(arrivedIn(messenger, id)).toEqual(upTo(session.seq));
  });

  test("between processes: both re-read and step again, nothing is lost or sent twice, and the order holds", async () => {
    const one = at.aBot();
    const two = at.aBot({ messenger: one.messenger });
    const { sessionId: id } = await one.bot.handle(start());
    const all = Promise.all(upTo(12).map((number) => (number % 2 === 0 ? one : two).bot.handle(say(`e${number}`))));
    await at.clock.pass(2_000);
    expect((await all).map(({ outcome }) => outcome)).toEqual(upTo(12).map(() => "done"));
    await at.clock.pass(20_000);
    const session = await at.stored(id);
    expect(session.recentEvents.toSorted()).toEqual(["start-1", ...upTo(12).map((number) => `e${number}`)].toSorted());
    expect([arrivedIn(one.messenger, id), session.outbox]).toEqual([upTo(session.seq), []]);
  });

  test("lost without a commit to show it: what an old copy calls pointless is looked at again", async () => {
    const [one, two] = [at.aBot(), at.aBot()];
    const { sessionId: id } = await one.bot.handle(start());
    await two.bot.handle(start());
    const { workspace, conversation, author } = start();
    const here = { workspace, conversation, author };
    const [question] = smallPack.questions;
    const choice = question?.choices[0]?.id ?? "";
    const given = { kind: "choice", choice } as const;
    await one.bot.handle({ ...here, kind: "answer", id: "e1", question: question?.id ?? "", given });
    expect((await at.stored(id)).order).toEqual([question?.id]);
    const back = await two.bot.handle({ ...here, kind: "command", id: "e2", name: "back" });
    expect([back.outcome, (await at.stored(id)).revisiting]).toEqual(["done", question?.id]);
  });

  test("to start a conversation: one session opens, and all answers are about it", async () => {
    const [one, two] = [at.aBot(), at.aBot()];
    const both = Promise.all([one.bot.handle(start("a")), two.bot.handle(start("b"))]);
    await at.clock.pass(2_000);
    const pointer = await at.store.pointer("local/page-1");
    expect((await both).map(({ sessionId: id }) => id)).toEqual([pointer, pointer]);
    const ids = [sessionId("local", "a"), sessionId("local", "b")];
    expect((await Promise.all(ids.map((id) => at.store.read(id)))).filter(({ kind }) => kind === "found")).toHaveLength(
      1,
    );
  });

  test("lost for ever ends in a wish to repeat, not in an endless loop", async () => {
    const { bot } = at.aBot({
      store: {
        ...at.store,
        commit: async () => ({ ok: false, reason: "version" }),
        read: at.store.read,
      },
    });
    const sure = at.aBot();
    await sure.bot.handle(start());
    const handled = bot.handle(say("e1"));
    await at.clock.pass(60_000);
    expect((await handled).outcome).toBe("not-saved");
  });
});
