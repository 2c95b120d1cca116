import { expect, test } from "vitest";
import type { Event } from "../../../../src/conversation/event.ts";
import { toDay } from "../../../../src/to-day.ts";
import { ana, botHarness } from "../bot-harness.ts";
import { decide, EASY, press } from "./a-decided.ts";
import { aLooking, type Looking } from "./a-look.ts";

const harness = botHarness();
const grace = { id: "grace", name: "Grace" };

/** A channel whose digest has just listed so many decisions of Ana's. */
async function aDigest(count: number): Promise<{ looking: Looking; digest: string }> {
  const looking = aLooking(harness);
  for (let page = 1; page <= count; page += 1) await decide(looking.bot, { conversation: `local/hall/${page}` }, EASY);
  const ask = { kind: "schedule", words: "schedule monthly first monday 10:00" } as const;
  await looking.bot.log(ask, { workspace: "local", person: ana, channel: "local/hall" });
  await looking.until(100);
  return { looking, digest: looking.session() };
}

/** The session in which a decision is looked at. */
function lookAt({ messenger }: Looking, decision: string): string {
  return messenger.arrived.findLast(({ session }) => session.review?.decision === decision)?.session.id ?? "";
}

/** The digest's own message each time it changed: what stands at each decision, and whether it can be pressed. */
function redrawn({ messenger }: Looking, digest: string) {
  return messenger.arrived.flatMap(({ item, session, ref }) => {
    const { reply } = item.outgoing;
    if (session.id !== digest || reply.kind !== "digest" || item.kind !== "update") return [];
    expect(ref).toMatch(/^m\d+$/);
    return [{ text: reply.text, items: reply.items.map(({ done, buttons }) => [done ?? null, buttons.length]) }];
  });
}

test("a digest shows in its place what is done and by whom, and what is still open", async () => {
  const { looking, digest } = await aDigest(3);
  await looking.press("WM-2 still right", ana, digest);
  const day = toDay(harness.clock.now());
  const confirmed = [`Confirmed by Ana, ${day}.`, 0];
  expect(redrawn(looking, digest)).toEqual([
    { text: expect.stringMatching(/^1 of 3 done\. “Still right” is all/), items: [[null, 2], confirmed, [null, 2]] },
  ]);
  // Answered elsewhere: it is the decision that counts, not where it was pressed.
  await looking.press("WM-3 look", ana, digest);
  await looking.press("snooze 1 week", ana, lookAt(looking, "WM-3"));
  const off = { kind: "review", id: "WM-1", words: "off" } as const;
  expect(JSON.stringify(await looking.bot.log(off, { workspace: "local", person: ana }))).toMatch(/not looked at/);
  await harness.clock.pass(0);
  const [, putOff, all, ...more] = redrawn(looking, digest);
  const later = (await looking.decision("WM-3")).review.nextOn;
  const snoozed = [`Put off to ${later} by Ana, ${day}.`, 0];
  expect(putOff?.items).toEqual([[null, 2], confirmed, snoozed]);
  expect(all).toEqual({
    text: "All of them are done.",
    items: [[`Reviews stopped by Ana, ${day}.`, 0], confirmed, snoozed],
  });
  expect(more).toEqual([]);
  await looking.end();
});

test("a digest tells who answers for a decision now and what it came to last; an older state never takes the place of a newer one", async () => {
  const { looking, digest } = await aDigest(2);
  await looking.press("WM-1 hand over to Grace", ana, digest);
  const thread = await looking.bot.thread(digest);
  expect(thread?.replies).toMatchObject([
    { reply: { items: [{ owner: { name: "Grace" } }, { owner: { name: "Ana" } }] } },
  ]);
  await looking.press("WM-2 still right", ana, digest);
  await looking.press("decide it anew", ana, lookAt(looking, "WM-2"));
  const day = toDay(harness.clock.now());
  expect(redrawn(looking, digest).at(-1)?.items).toEqual([
    [null, 2],
    [`Reopened by Ana, ${day}.`, 0],
  ]);
  // What it says already, and what was true before, change nothing in it.
  const before = redrawn(looking, digest).length;
  await looking.press("WM-2 still right", ana, digest);
  const why = { kind: "listed", decision: "WM-2", version: 1, owner: grace, done: null } as const;
  const { words: _, ...event } = press(digest, "") as Extract<Event, { kind: "review" }>;
  expect((await looking.bot.handle({ ...event, kind: "wake", why })).outcome).toBe("ignored");
  expect(redrawn(looking, digest)).toHaveLength(before);
  await looking.end();
});

test("what is open is listed again, and an answer then shows in both digests", async () => {
  const { looking, digest } = await aDigest(2);
  await looking.until(60);
  const again = looking.session();
  expect(again).not.toBe(digest);
  await (await looking.bot.handle(press(again, "WM-2 still right"))).delivered;
  await harness.clock.pass(0);
  for (const each of [digest, again]) expect(redrawn(looking, each).at(-1)?.items[1]?.[0]).toMatch(/^Confirmed by Ana/);
  await looking.end();
});

test("a digest that moved to its owners is redrawn there", async () => {
  const looking = aLooking(harness);
  for (const page of [1, 2]) await decide(looking.bot, { conversation: `local/hall/${page}` }, EASY);
  const ask = { kind: "schedule", words: "schedule monthly first monday 10:00" } as const;
  await looking.bot.log(ask, { workspace: "local", person: ana, channel: "local/hall" });
  looking.messenger.fail({ outcome: "refused", reason: "is_archived" });
  await looking.until(100);
  const own = looking.session();
  await looking.press("WM-1 still right", ana, own);
  const [last] = redrawn(looking, own);
  expect(last?.items[0]?.[0]).toMatch(/^Confirmed by Ana/);
  const sent = looking.messenger.arrived.filter(({ session }) => session.id === own);
  expect(sent.map(({ item }) => item.outgoing.to)).toEqual(sent.map(() => ({ person: "ana", direct: true })));
  await looking.end();
});

test("a digest, and the look it led to, keep that something is done where who did it is forgotten", async () => {
  const { looking, digest } = await aDigest(2);
  await looking.press("WM-1 look", ana, digest);
  const look = lookAt(looking, "WM-1");
  const { words: _, ...event } = press(look, "") as Extract<Event, { kind: "review" }>;
  await (await looking.bot.handle({ ...event, kind: "hand-over", to: "Grace", toId: "grace" })).delivered;
  await looking.press("WM-1 still right", grace, digest);
  await looking.press("yes", grace, look);
  expect(redrawn(looking, digest).at(-1)?.items[0]?.[0]).toMatch(/^Confirmed by Grace/);
  await looking.bot.forget("local", "grace");
  await harness.clock.pass(0);
  expect(redrawn(looking, digest).at(-1)?.items[0]?.[0]).toMatch(/^Confirmed by Somebody/);
  // The record keeps who it was; a later change of it brings nobody back.
  const done = { what: "Confirmed", by: grace, day: toDay(harness.clock.now()) };
  const why = { kind: "listed", decision: "WM-1", version: 99, owner: ana, done } as const;
  await looking.bot.handle({ ...event, id: "told-again", kind: "wake", session: digest, why });
  const last = (key: string) =>
    looking.messenger.arrived.findLast(({ item, session, redraws }) => {
      return session.id === look && redraws === true && item.outgoing.key === key;
    })?.item.outgoing.reply;
  const day = toDay(harness.clock.now());
  expect(last("root")).toMatchObject({ kind: "review-due", result: `Confirmed by Somebody, ${day}.` });
  expect(last("result")).toMatchObject({ kind: "review-result", hindsight: { answer: "Yes (Somebody)" } });
  for (const id of [digest, look]) expect(JSON.stringify(await looking.bot.session(id))).not.toMatch(/Grace/);
  expect(JSON.stringify(looking.messenger.arrived.slice(-3).map(({ item }) => item.outgoing))).not.toMatch(/Grace/);
  await looking.end();
});
