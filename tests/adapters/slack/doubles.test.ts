import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aNotice } from "../../contracts/a-session.ts";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { type ServedSlack, serveSlack } from "./serve-slack.ts";

const UNSURE = "nobody knows whether a reply arrived; it is sent once more";
let fake: FakeSlack;
let served: ServedSlack;
let ana: Seat;

beforeEach(async () => {
  fake = await startFakeSlack();
  const acme = fake.team("acme");
  const { botToken } = acme.install();
  acme.person("ana");
  acme.channel("general", { members: ["ana"], bot: true });
  served = await serveSlack(fake, { token: botToken, waits: { unsureMs: 150, retryMs: 20 } });
  ana = acme.as("ana").in("general");
});

afterEach(async () => {
  await served.close();
  await fake.stop();
});

test("a reply that waits for its channel longer than its claim lives is posted once", async () => {
  await served.close();
  const folder = mkdtempSync(join(tmpdir(), "waymark-doubles-"));
  const { botToken } = fake.world.installations[0] ?? { botToken: "" };
  const options = { token: botToken, folder, waits: { claimMs: 300 } };
  const other = await serveSlack(fake, options);
  served = await serveSlack(fake, { ...options, everyMs: 1500 });
  await ana.command("/architect");
  await ana.press((await ana.sees(says("How many parcels"))).ts, "Up to 20");
  await ana.press((await ana.sees(says("Does any of these hold"))).ts, "None of these");
  // The fourth message waits for its turn in the channel, and the other process finds it.
  await expect
    .poll(async () => [await other.bot.recover(), copies("Where do most of them go?")][1], { timeout: 5000 })
    .toBe(1);
  await served.delivered();
  await nothingLeft();
  await fake.settled();
  expect(copies("Where do most of them go?")).toBe(1);
  await other.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a message is not changed any more by a process that lost the change to another one", async () => {
  await ana.command("/architect");
  const volume = await ana.sees(says("How many parcels"));
  await ana.press(volume.ts, "Up to 20");
  await nothingLeft();
  const session = await served.bot.session(served.sessionId ?? "");
  if (session === undefined) throw new Error("nothing was begun");
  const outgoing = aNotice("an older state", "question-volume.0");
  const claim = { by: "me", at: 0 };
  const item = { id: `${session.id}#900`, kind: "update" as const, outgoing, claim, state: "pending" as const };
  const ref = session.refs[outgoing.key];
  expect(ref).toContain(volume.ts);
  for (const ours of [false, true]) {
    const { outcome } = await served.slack.messenger.deliver({ item, session, ref, ours: async () => ours });
    expect([outcome, copies("an older state")]).toEqual(ours ? ["sent", 1] : ["overtaken", 0]);
  }
});

const says = (words: string) => (message: Message) => message.text.includes(words);
const copies = (words: string) => ana.visible().filter(says(words)).length;
const unsure = () => served.lines.filter((line) => line.startsWith(UNSURE)).length;
const nothingLeft = () =>
  expect.poll(async () => (await served.bot.session(served.sessionId ?? ""))?.outbox, { timeout: 5000 }).toEqual([]);

test("accepted, then cut: each message twice at most, and the log counts exactly the doubles there are", async () => {
  const turns = [
    ["How many parcels", "Up to 20"],
    ["Does any of these hold", "None of these"],
    ["Where do most of them go?", "Some near, some far"],
  ] as const;
  fake.fail("chat.postMessage", { kind: "pass" }, { kind: "reset-after" });
  await ana.command("/architect");
  for (const [words, label] of turns) {
    await expect.poll(() => copies(words), { timeout: 5000 }).toBe(2);
    await nothingLeft();
    fake.fail("chat.postMessage", { kind: "reset-after" });
    await ana.press((await ana.sees(says(words))).ts, label);
  }
  await expect.poll(() => copies("Who could drive every day?"), { timeout: 5000 }).toBe(2);
  await nothingLeft();
  expect(unsure()).toBe(turns.length + 1);
});

test("cut twice after being accepted: two copies and no third, and the thread goes on", async () => {
  fake.fail("chat.postMessage", { kind: "pass" }, { kind: "reset-after" }, { kind: "reset-after" });
  await ana.command("/architect");
  await expect.poll(() => copies("How many parcels"), { timeout: 5000 }).toBe(2);
  await nothingLeft();
  expect([copies("How many parcels"), unsure()]).toEqual([2, 1]);
  await ana.press((await ana.sees(says("How many parcels"))).ts, "Up to 20");
  await ana.sees(says("Does any of these hold"));
});

test("cut before it was accepted: sent again once, counted, and seen once", async () => {
  fake.fail("chat.postMessage", { kind: "pass" }, { kind: "reset" });
  await ana.command("/architect");
  await ana.sees(says("How many parcels"));
  await nothingLeft();
  expect([copies("How many parcels"), unsure()]).toEqual([1, 1]);
});

test("nobody there at all: certain to be unsent, so it is tried again without a double or a count", async () => {
  fake.failAlways("chat.postMessage", { kind: "limited", retryAfter: 1 });
  await ana.command("/architect");
  await fake.settled();
  expect(ana.visible()).toEqual([]);
  fake.heal("chat.postMessage");
  await ana.sees(says("How many parcels"));
  await nothingLeft();
  expect([copies("How many parcels"), unsure()]).toEqual([1, 0]);
});
