import { expect, test } from "vitest";
import { canonicalPack, parseCanonicalPack } from "../../../../knowledge/index.ts";
import type { Reply } from "../../../../src/conversation/reply.ts";
import { toDay } from "../../../../src/to-day.ts";
import { botHarness } from "../bot-harness.ts";
import { decide, EASY, parcels, press, words } from "./a-decided.ts";
import { aLooking, tell } from "./a-look.ts";

const harness = botHarness();
const kinds = (replies: readonly Reply[]) => replies.map(({ kind }) => kind);

/** The same pack later: one statement that decisions cite reads differently. */
const later = parseCanonicalPack(
  canonicalPack({
    ...parcels,
    manifest: { ...parcels.manifest, version: "1.1.0" },
    evidence: parcels.evidence.map((one) =>
      one.id === "e-reach"
        ? { ...one, statement: "Couriers delivered six of ten parcels the next day.", grade: "C" }
        : one,
    ),
  }),
);

test("a channel with a digest gets one message about what falls due before the next one, and nothing where nothing is", async () => {
  const looking = aLooking(harness);
  for (const page of [1, 2, 3]) await decide(looking.bot, { conversation: `local/hall/${page}` }, EASY);
  const said = await looking.bot.log(
    { kind: "schedule", words: "schedule monthly first monday 10:00" },
    { workspace: "local", person: { id: "ana", name: "Ana" }, channel: "local/hall" },
  );
  expect(said).toMatchObject({
    kind: "schedule",
    lines: expect.arrayContaining([
      "Understood: every month on the first Monday at 10:00, Europe/Berlin.",
      expect.stringContaining("Next: Monday 7 December 2026, 10:00 (Europe/Berlin)"),
    ]),
  });
  const [digest, ...more] = await looking.until(100);
  expect(toDay(harness.clock.now())).toBe("2027-02-01");
  expect(more).toEqual([]);
  expect(digest).toMatchObject({
    kind: "digest",
    items: [{ decision: "WM-1" }, { decision: "WM-2" }, { decision: "WM-3" }],
  });
  expect(looking.messenger.arrived.at(-1)?.session.conversation).toBe("local/hall");
  // What nobody answered is listed again, and nothing comes in between.
  const [again] = await looking.until(29);
  expect(toDay(harness.clock.now())).toBe("2027-03-01");
  expect(JSON.stringify(again)).toMatch(/Asked before, still open: due since Monday 22 February 2027/);
  await looking.end();
});

test("what a digest lists is answered there with one click, or looked at in its thread", async () => {
  const looking = aLooking(harness);
  for (const page of [1, 2]) await decide(looking.bot, { conversation: `local/hall/${page}` });
  const ask = { kind: "schedule", words: "schedule monthly first monday 10:00" } as const;
  await looking.bot.log(ask, { workspace: "local", person: { id: "ana", name: "Ana" }, channel: "local/hall" });
  await looking.until(100);
  const digest = looking.session();
  const thread = { conversation: "local/hall/digest" };
  for (const said of ["WM-1 still right", "WM-2 look"]) {
    await (await looking.bot.handle({ ...press(digest, said), ...thread })).delivered;
    await harness.clock.pass(0);
  }
  expect(kinds(looking.news())).toEqual(["review-due", "review-result", "digest", "review-due"]);
  expect(looking.messenger.arrived.at(-1)?.session.conversation).toBe("local/hall/digest");
  expect((await looking.decision("WM-1")).review.history).toMatchObject([{ result: "confirmed" }]);
  expect((await looking.decision("WM-2")).review).toMatchObject({ history: [], asked: {} });
  const silent = await looking.bot.handle({ ...words("lunch?"), ...thread, addressed: false } as never);
  expect(silent.notices).toEqual([]);
  await looking.end();
});

test("after a long stop a channel hears once, and each decision is asked about once", async () => {
  const looking = aLooking(harness);
  await decide(looking.bot, { conversation: "local/hall/1" });
  await decide(looking.bot, { conversation: "local/yard/1" });
  const ask = { kind: "schedule", words: "schedule weekly monday" } as const;
  await looking.bot.log(ask, { workspace: "local", person: { id: "ana", name: "Ana" }, channel: "local/hall" });
  await looking.end();
  await harness.clock.pass(400 * 86_400_000);
  const again = aLooking(harness);
  await harness.clock.pass(3_600_000);
  expect(kinds(again.news()).toSorted()).toEqual(["digest", "review-due"]);
  await again.end();
});

test("what cannot be read of a schedule changes nothing and says what to write", async () => {
  const looking = aLooking(harness);
  expect(await tell(looking, "schedule monthly frist monday")).toMatch(
    /^I did not understand “frist”, so nothing was changed\. Did you mean “first”\? Write, for example, `schedule monthly first monday/,
  );
  expect(await harness.reviews.schedule("local/page-1")).toBeUndefined();
  await looking.end();
});

test("evidence that reads differently wakes the owner of what cites it, once, and says what the answers of then come to", async () => {
  const before = aLooking(harness);
  await decide(before.bot);
  await before.end();
  const looking = aLooking(harness, { packs: [later] });
  const [due] = await looking.until(5);
  if (due?.kind !== "review-due") throw new Error(`expected a look, got ${due?.kind}`);
  expect(due.why).toBe("Evidence it rests on has changed or expired: it may need re-justifying.");
  expect(due.sections.find(({ label }) => label === "Our evidence changed")?.lines).toEqual([
    "Reads differently now (grade B then, C now): Couriers delivered six of ten parcels the next day.",
    "With your answers from then it still comes to Courier.",
  ]);
  await looking.press("still right");
  expect((await looking.decision()).review.history).toMatchObject([{ result: "confirmed" }]);
  looking.news();
  expect(await looking.until(60)).toEqual([]);
  await looking.end();
});

test("many decisions whose evidence changed are one message to their owner, in private", async () => {
  const before = aLooking(harness);
  for (const page of [1, 2, 3, 4]) await decide(before.bot, { conversation: `local/hall/${page}` }, EASY);
  await before.end();
  const looking = aLooking(harness, { packs: [later] });
  const said = await looking.until(5);
  expect(said).toMatchObject([{ kind: "digest", title: "Evidence changed under 4 decisions of yours" }]);
  expect(looking.messenger.arrived.at(-1)?.item.outgoing.to).toEqual({ person: "ana", direct: true });
  expect(await looking.until(60)).toEqual([]);
  await looking.end();
});

test("a recommendation nobody ratifies is asked about once, thirty days after the last word", async () => {
  const looking = aLooking(harness);
  const { bot } = looking;
  await decide(bot, {}, ["12", "none", "all over the country", "1"]);
  await looking.until(20);
  await tell(looking, "hurts: risk");
  const asked = await looking.until(40);
  expect(toDay(harness.clock.now())).toBe("2027-01-10");
  expect(kinds(asked)).toEqual(["notice", "notice", "recommendation"]);
  expect(asked[1]).toMatchObject({
    text: expect.stringMatching(/^This was recommended 30 days ago, and nobody has decided/),
  });
  looking.news();
  expect(await looking.until(60)).toEqual([]);
  await looking.end();
});

test("where a channel is lost the owner is asked directly; where that fails too, it is given up and `health` says why", async () => {
  const looking = aLooking(harness);
  await decide(looking.bot);
  const gone = { outcome: "refused", reason: "is_archived" } as const;
  looking.messenger.fail(gone);
  const said = await looking.until(100);
  expect(looking.messenger.arrived.at(-1)?.item.outgoing.to).toEqual({ person: "ana", direct: true });
  expect(kinds(said)).toContain("review-due");
  await looking.press("still right");
  expect((await looking.decision()).review.history).toHaveLength(1);
  looking.messenger.fail(gone, gone, gone, gone);
  await looking.until(100);
  const health = await looking.bot.log({ kind: "health" }, { workspace: "local", person: { id: "ana", name: "Ana" } });
  expect(JSON.stringify(health)).toMatch(/Given up .*WM-1, a look, due .*is_archived/);
  await looking.end();
});

test("a recommendation nobody ratifies in a lost channel is asked about directly; where that fails too, it is given up", async () => {
  const looking = aLooking(harness);
  const { bot, messenger } = looking;
  await decide(bot, { conversation: "local/hall/1" }, ["12", "none", "all over the country", "1"]);
  await decide(bot, { conversation: "local/hall/2" }, ["12", "none", "all over the country", "1"]);
  const sessions = messenger.arrived.map(({ session: { id } }) => id);
  const { deliver } = messenger;
  let unreachable: string | undefined;
  messenger.deliver = async (delivery) => {
    const { to } = delivery.item.outgoing;
    const reached = to !== "thread" && delivery.session.id !== unreachable;
    return reached ? deliver(delivery) : { outcome: "refused", reason: "is_archived" };
  };
  unreachable = sessions.at(-1);
  const said = await looking.until(40);
  await harness.clock.pass(3_600_000);
  expect([...said, ...looking.news()]).toMatchObject([
    { kind: "notice", text: expect.stringMatching(/^An interview you began ended in a recommendation/) },
  ]);
  expect(messenger.arrived.at(-1)?.item.outgoing.to).toEqual({ person: "ana", direct: true });
  expect(await harness.reviews.failed("local", 9)).toMatchObject([
    { due: { subject: unreachable, kind: "unratified" }, reason: "is_archived" },
  ]);
  expect(await looking.until(60)).toEqual([]);
  await looking.end();
});
