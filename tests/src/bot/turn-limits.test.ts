import { describe, expect, test } from "vitest";
import { StoreError } from "../../../src/errors.ts";
import { sessionId } from "../../../src/identity.ts";
import type { SessionStore } from "../../../src/ports.ts";
import { arrivedIn, botHarness, say, start, upTo } from "./bot-harness.ts";

const at = botHarness();

describe("a store that does not answer", () => {
  test("makes the turn not-saved after 2.5 s, and a repeat is saved once it is back", async () => {
    let stuck = true;
    const slow: SessionStore = {
      ...at.store,
      commit: (commit) => (stuck ? new Promise(() => undefined) : at.store.commit(commit)),
    };
    const { bot, messenger } = at.aBot({ store: slow });
    const handled = bot.handle(start());
    let outcome: string | undefined;
    void handled.then((result) => (outcome = result.outcome));
    await at.clock.pass(2_499);
    expect(outcome).toBeUndefined();
    await at.clock.pass(1);
    expect(outcome).toBe("not-saved");
    stuck = false;
    const again = await bot.handle(start());
    expect(again.outcome).toBe("done");
    await again.delivered;
    expect(arrivedIn(messenger, again.sessionId)).toEqual(upTo((await at.stored(again.sessionId)).seq));
  });

  test("and commits after all: the repeat is a duplicate and everything is sent once", async () => {
    const late = Promise.withResolvers<void>();
    const slow: SessionStore = {
      ...at.store,
      commit: (commit) => late.promise.then(() => at.store.commit(commit)),
    };
    const { bot, messenger } = at.aBot({ store: slow });
    const handled = bot.handle(start());
    await at.clock.pass(2_500);
    expect((await handled).outcome).toBe("not-saved");
    late.resolve();
    await at.clock.pass(0);
    expect((await bot.handle(start())).outcome).toBe("duplicate");
    await bot.close();
    const id = sessionId("local", "start-1");
    expect(arrivedIn(messenger, id)).toEqual(upTo((await at.stored(id)).seq));
  });

  test("does not hold up the conversation for longer than the limit of each turn", async () => {
    const { bot } = at.aBot({
      store: { ...at.store, pointer: () => new Promise(() => undefined) },
    });
    const three = Promise.all(["e1", "e2", "e3"].map((id) => bot.handle(say(id))));
    await at.clock.pass(2_500);
    expect((await three).map(({ outcome }) => outcome)).toEqual(["not-saved", "not-saved", "not-saved"]);
  });

  test("or fails: the turn is not-saved and nothing is sent", async () => {
    const failing: SessionStore = {
      ...at.store,
      commit: () => Promise.reject(new StoreError("the disk is full")),
    };
    const { bot, messenger } = at.aBot({ store: failing });
    expect(await bot.handle(start())).toMatchObject({ outcome: "not-saved" });
    expect([messenger.asked(), at.lines]).toEqual([0, ["a turn failed"]]);
  });
});

describe("closing", () => {
  test("finishes the turn under way, sends it, and accepts nothing more", async () => {
    const { bot, messenger } = at.aBot();
    const handled = bot.handle(start());
    const closed = bot.close();
    const { outcome, sessionId: id } = await handled;
    await closed;
    expect(outcome).toBe("done");
    expect(arrivedIn(messenger, id)).toEqual(upTo((await at.stored(id)).seq));
    expect((await bot.handle(say("e1"))).outcome).toBe("not-saved");
    expect(at.clock.sleepers()).toBe(0);
  });

  test("does not wait for ever for a platform that does not answer", async () => {
    const { bot, messenger } = at.aBot();
    messenger.fail("hang");
    await bot.handle(start());
    const closed = bot.close();
    await at.clock.pass(5_000);
    await closed;
    expect((await at.stored(sessionId("local", "start-1"))).outbox.length).toBeGreaterThan(0);
  });
});
