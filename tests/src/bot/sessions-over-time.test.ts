import { describe, expect, test } from "vitest";
import { locate } from "../../../src/bot/locate.ts";
import { createSessions } from "../../../src/bot/sessions.ts";
import { StoreError } from "../../../src/errors.ts";
import { sessionId } from "../../../src/identity.ts";
import type { PackArchive, SessionStore } from "../../../src/ports.ts";
import { arrivedIn, botHarness, newerPack, restart, say, smallPack, start, upTo } from "./bot-harness.ts";

const at = botHarness();
const first = sessionId("local", "start-1");
const second = sessionId("local", "r1");

describe("restart", () => {
  test("opens a new session that names the old one, and the old one names it", async () => {
    const { bot, messenger } = at.aBot();
    await bot.handle(start());
    const restarted = await bot.handle(restart("r1"));
    expect(restarted).toMatchObject({ outcome: "done", sessionId: second });
    await bot.close();
    const [old, opened] = [await at.stored(first), await at.stored(second)];
    expect([old.phase, old.next, opened.previous, opened.next]).toEqual(["closed", second, first, undefined]);
    expect(opened.phase).not.toBe("closed");
    expect(await at.store.pointer("local/page-1")).toBe(second);
    for (const { id, seq } of [old, opened]) expect(arrivedIn(messenger, id)).toEqual(upTo(seq));
  });

  test("moves the conversation on: what is said next goes to the new session, also where the old one was known", async () => {
    const [one, two] = [at.aBot(), at.aBot()];
    await one.bot.handle(start());
    await two.bot.handle(say("e1"));
    await one.bot.handle(restart("r1"));
    const next = two.bot.handle(say("e2"));
    await at.clock.pass(2_000);
    expect(await next).toMatchObject({ outcome: "done", sessionId: second });
  });

  test("is found by a process that only remembers where the conversation was", async () => {
    await at.aBot().bot.handle(start());
    const sessions = createSessions(at.store);
    expect(await sessions.pointer("local/page-1")).toBe(first);
    await at.aBot().bot.handle(restart("r1"));
    expect(await locate(sessions, say("e1"))).toMatchObject({ kind: "session", session: { id: second } });
  });

  test("pressed again, or delivered again, does not open a third", async () => {
    const { bot } = at.aBot();
    await bot.handle(start());
    await bot.handle(restart("r1"));
    expect((await bot.handle(restart("r1"))).outcome).toBe("duplicate");
    expect((await bot.handle(restart("r2", { session: first }))).outcome).not.toBe("done");
    expect(await at.store.pointer("local/page-1")).toBe(second);
  });

  test.each([
    ["a button, which names the session", { session: first }],
    ["typed words, which do not", {}],
  ])("cut off between its two writes is completed by the repeat: %s", async (_how, parts) => {
    const begun = at.aBot();
    await begun.bot.handle(start());
    let commits = 0;
    const dying: SessionStore = {
      ...at.store,
      commit: (commit) => (++commits === 2 ? Promise.reject(new StoreError("gone")) : at.store.commit(commit)),
    };
    const { bot } = at.aBot({ store: dying });
    expect((await bot.handle(restart("r1", parts))).outcome).toBe("not-saved");
    expect((await at.stored(first)).phase).not.toBe("closed");
    const repeated = at.aBot().bot.handle(restart("r1", parts));
    await at.clock.pass(2_000);
    expect((await repeated).sessionId).toBe(second);
    const [old, opened] = [await at.stored(first), await at.stored(second)];
    expect([old.phase, old.next, opened.previous]).toEqual(["closed", second, first]);
  });

  test("of a session that two people restart at once opens one new session", async () => {
    const [one, two] = [at.aBot(), at.aBot()];
    await one.bot.handle(start());
    const both = Promise.all([one.bot.handle(restart("r1")), two.bot.handle(restart("r2"))]);
    await at.clock.pass(2_500);
    await both;
    const pointer = await at.store.pointer("local/page-1");
    const old = await at.stored(first);
    expect([old.phase, old.next]).toEqual(["closed", (await at.stored(old.next)).id]);
    expect((await at.stored(pointer)).phase).not.toBe("closed");
    const opened = await Promise.all(
      [sessionId("local", "r1"), sessionId("local", "r2")].map((id) => at.store.read(id)),
    );
    const open = opened.filter((read) => read.kind === "found" && read.session.phase !== "closed");
    expect(open).toHaveLength(1);
  });
});

describe("packs", () => {
  test("the pack is archived when the first session begins, not before", async () => {
    const { bot } = at.aBot();
    expect(await at.archive.get(smallPack.hash)).toBeUndefined();
    await bot.handle(start());
    expect(await at.archive.get(smallPack.hash)).toContain(smallPack.manifest.title);
  });

  test("a session stays with the pack it began with, new ones begin with the new pack", async () => {
    await at.aBot().bot.handle(start());
    const { bot } = at.aBot({ pack: newerPack });
    expect((await bot.handle(say("e1"))).outcome).toBe("done");
    expect((await at.stored(first)).pack).toMatchObject({
      hash: smallPack.hash,
      version: smallPack.manifest.version,
    });
    expect((await bot.thread(first))?.session.id).toBe(first);
    const { sessionId: next } = await bot.handle(restart("r1"));
    expect((await at.stored(next)).pack).toMatchObject({
      hash: newerPack.hash,
      version: "99.0.0",
    });
  });

  test.each([
    ["is nowhere", undefined],
    ["was changed", JSON.stringify({ changed: true })],
  ])("a session whose pack %s is set aside with an apology", async (_how, canonical) => {
    await at.aBot().bot.handle(start());
    const archive: PackArchive = {
      put: at.archive.put,
      get: async () => canonical,
    };
    const { bot, messenger } = at.aBot({ pack: newerPack, archive });
    const handled = await bot.handle(say("e1"));
    expect(handled).toMatchObject({
      outcome: "done",
      sessionId: sessionId("local", "e1"),
    });
    await bot.close();
    expect(await bot.read(first)).toEqual({ kind: "absent" });
    expect(JSON.stringify(messenger.arrived[0]?.item.outgoing.reply)).toContain("I am sorry");
  });
});

describe("a session that cannot be read", () => {
  const damage = (text: string) =>
    at.database.connection.prepare("UPDATE sessions SET body = ? WHERE id = ?").run(text, first);
  const aside = () => at.database.connection.prepare("SELECT session_id, body FROM set_aside").all();

  test("is kept aside, apologised for once, and followed by a fresh start", async () => {
    await at.aBot().bot.handle(start());
    damage("{broken");
    const { bot, messenger } = at.aBot();
    const handled = await bot.handle(say("e1"));
    const fresh = sessionId("local", "e1");
    expect(handled).toMatchObject({ outcome: "done", sessionId: fresh });
    await bot.close();
    expect(aside()).toEqual([{ session_id: first, body: "{broken" }]);
    const session = await at.stored(fresh);
    expect([session.phase, await at.store.pointer("local/page-1")]).toEqual(["setup", fresh]);
    const said = messenger.arrived.map(({ item }) => JSON.stringify(item.outgoing));
    expect(said[0]).toContain("kept aside");
    expect(said.filter((text) => text.includes("kept aside"))).toHaveLength(1);
    expect(arrivedIn(messenger, fresh)).toEqual(upTo(session.seq));
  });

  test("is not lost when the store fails while it is set aside, and the repeat completes it", async () => {
    await at.aBot().bot.handle(start());
    damage("{broken");
    const dying: SessionStore = {
      ...at.store,
      setAside: () => Promise.reject(new StoreError("gone")),
    };
    expect((await at.aBot({ store: dying }).bot.handle(say("e1"))).outcome).toBe("not-saved");
    const { bot } = at.aBot();
    expect(await bot.handle(say("e1"))).toMatchObject({
      outcome: "duplicate",
      sessionId: sessionId("local", "e1"),
    });
    expect((await bot.handle(say("e2", { session: first }))).outcome).not.toBe("not-saved");
    expect(aside()).toHaveLength(1);
  });

  test("does not disturb the session its conversation has gone on to", async () => {
    await at.aBot().bot.handle(start());
    await at.aBot().bot.handle(restart("r1"));
    damage("{broken");
    const { bot } = at.aBot();
    expect((await bot.handle(say("e1", { session: first }))).outcome).toBe("ignored");
    expect([aside().length, await at.store.pointer("local/page-1")]).toEqual([1, second]);
  });

  test("shows no thread", async () => {
    await at.aBot().bot.handle(start());
    damage("[]");
    const { bot } = at.aBot();
    expect([await bot.thread(first), await bot.session(first)]).toEqual([undefined, undefined]);
    expect((await bot.read(first)).kind).toBe("unreadable");
  });

  test("because a newer program wrote it is left alone and not acknowledged", async () => {
    await at.aBot().bot.handle(start());
    const newer = JSON.stringify({ schema: 99, id: first });
    damage(newer);
    const { bot, messenger } = at.aBot();
    expect((await bot.handle(say("e1"))).outcome).toBe("newer");
    expect([aside(), messenger.asked()]).toEqual([[], 0]);
    expect(at.database.connection.prepare("SELECT body FROM sessions WHERE id = ?").get(first)).toEqual({
      body: newer,
    });
  });
});
