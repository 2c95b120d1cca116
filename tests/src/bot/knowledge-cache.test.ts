import { expect, test } from "vitest";
import { createKnowledgeCache } from "../../../src/bot/knowledge-cache.ts";
import { createLru } from "../../../src/lru.ts";
import { aSession } from "../../contracts/a-session.ts";
import { aFakeClock } from "../../fakes/a-fake-clock.ts";
import { newerPack, smallPack } from "./bot-harness.ts";

const archive = { put: async () => undefined, get: async () => undefined };
const begunWith = (hash: string) => aSession({ pack: { id: "any", version: "1.0.0", hash } });

test("a pack is compiled once a day: evidence can expire overnight", async () => {
  const clock = aFakeClock(Date.UTC(2026, 10, 21, 23, 59));
  const knowledge = createKnowledgeCache([smallPack], archive, clock);
  const today = await knowledge.current();
  expect([await knowledge.current(), today.today]).toEqual([today, "2026-11-21"]);
  expect((await knowledge.of(begunWith(smallPack.hash)))?.model).toBe(today.model);
  await clock.pass(120_000);
  const tomorrow = await knowledge.current();
  expect([tomorrow.today, tomorrow.model === today.model]).toEqual(["2026-11-22", false]);
});

test("a pack that is here needs no archive, one that is nowhere is not guessed", async () => {
  const knowledge = createKnowledgeCache([smallPack, newerPack], archive, aFakeClock());
  expect((await knowledge.current()).pack).toBe(smallPack);
  expect((await knowledge.of(begunWith(newerPack.hash)))?.pack).toBe(newerPack);
  expect(await knowledge.of(begunWith("f".repeat(64)))).toBeUndefined();
});

test("a small memory forgets what was longest untouched, and never what it must keep", () => {
  const memory = createLru<{ busy: boolean }>(2, ({ busy }) => !busy);
  memory.set("busy", { busy: true });
  memory.set("a", { busy: false });
  memory.set("b", { busy: false });
  expect(["busy", "a", "b"].map((key) => memory.get(key) !== undefined)).toEqual([true, false, true]);
  memory.set("c", { busy: false });
  memory.get("b");
  memory.set("d", { busy: false });
  expect(["busy", "b", "c", "d"].map((key) => memory.get(key) !== undefined)).toEqual([true, false, false, true]);
});
