import { expect, test } from "vitest";
import type { Decision } from "../../../../src/decisions/decision.ts";
import type { DecisionStore, ReviewQueue } from "../../../../src/ports.ts";
import { calendarIn } from "../../../../src/reviews/calendar.ts";
import { occurrenceId } from "../../../../src/reviews/due.ts";
import { nextDue } from "../../../../src/reviews/next-due.ts";
import { aFakeMessenger } from "../../../fakes/a-fake-messenger.ts";
import { botHarness } from "../bot-harness.ts";
import { decide, parcels, press } from "./a-decided.ts";
import { aLook, aLooking } from "./a-look.ts";

const harness = botHarness();
const berlin = calendarIn("Europe/Berlin");
const HOUR_MS = 3_600_000;

async function change(id: string, to: (decision: Decision) => Decision): Promise<void> {
  const kept = await harness.decisions.get("local", id);
  if (kept === undefined) throw new Error(`${id} is not there`);
  await harness.decisions.put(to(kept.decision), kept.version);
}

/** Decisions of a process that ends before it can note anything in them. */
function unnoted(): DecisionStore {
  const put = async () => Promise.reject(new Error("the process ended"));
  return { ...harness.decisions, all: harness.decisions.all, put };
}

test("a look that is planned for a day on which it was answered already moves on, and does not stay due for ever", async () => {
  const looking = aLooking(harness);
  await decide(looking.bot);
  const decision = await looking.decision();
  const due = nextDue(decision, berlin);
  if (due === null) throw new Error("nothing is due");
  const look = { occurrence: occurrenceId(due), at: due.at - 1, by: decision.owner, result: "confirmed" };
  await change("WM-1", (one) => ({ ...one, review: { ...one.review, history: [look] } }));
  await harness.clock.pass(due.at - harness.clock.now() + 3 * HOUR_MS);
  expect((await looking.decision()).review.nextOn).not.toBe(decision.review.nextOn);
  const planned = await harness.reviews.planned("local", "WM-1");
  expect(planned?.at).toBeGreaterThan(harness.clock.now());
  await looking.end();
});

test("a word again counts from the one before: two that waited for the bot do not come together", async () => {
  const looking = await aLook(harness);
  await looking.end();
  looking.news();
  await harness.clock.pass(6 * 24 * HOUR_MS);
  const back = aLooking(harness);
  const [first, ...more] = await back.until(1);
  expect([first?.kind, more]).toEqual(["notice", []]);
  const at = harness.clock.now();
  const [second] = await back.until(5);
  expect(second?.kind).toBe("notice");
  expect(harness.clock.now() - at).toBeGreaterThanOrEqual(48 * HOUR_MS - HOUR_MS);
  await back.end();
});

test("a plan made from what a decision said before never takes the place of a newer one", async () => {
  const looking = await aLook(harness);
  const { bot, messenger } = looking;
  const session = looking.session();
  // Whoever saves the first answer is held up right before the index is written, while a second one is saved whole.
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const { reviews } = harness;
  const slow: ReviewQueue = {
    ...reviews,
    async plan(due) {
      reached.resolve();
      await held.promise;
      return reviews.plan(due);
    },
    async replan(...args) {
      reached.resolve();
      await held.promise;
      return reviews.replan(...args);
    },
  };
  const other = harness.aBot({ messenger, packs: [parcels], reviews: slow });
  const answered = other.bot.handle(press(session, "snooze 1 week")).then(({ delivered }) => delivered);
  await reached.promise;
  await bot.log(
    { kind: "review", id: "WM-1", words: "on 2027-04-20" },
    { workspace: "local", person: { id: "ana", name: "Ana" }, channel: "local/page-1" },
  );
  held.resolve();
  await answered;
  await harness.clock.pass(0);
  const planned = await harness.reviews.planned("local", "WM-1");
  expect(planned).toEqual(nextDue(await looking.decision(), berlin));
  await looking.end();
});

test("a digest that was begun by whoever ended marks only what it told; what fell due since follows", async () => {
  const looking = aLooking(harness);
  for (const page of [1, 2]) await decide(looking.bot, { conversation: `local/hall/${page}` });
  const ask = { kind: "schedule", words: "schedule monthly first monday 10:00" } as const;
  const asking = { workspace: "local", person: { id: "ana", name: "Ana" }, channel: "local/hall" };
  await looking.bot.log(ask, asking);
  await change("WM-2", (one) => ({ ...one, review: { ...one.review, nextOn: "2027-09-01" } }));
  await looking.end();
  // It committed its message, and then could not note what it had told.
  const ended = aLooking(harness, { packs: [parcels], decisions: unnoted() });
  const digest = (await ended.until(120)).find(({ kind }) => kind === "digest");
  expect(digest).toMatchObject({ items: [{ decision: "WM-1" }] });
  await ended.end();
  await change("WM-2", (one) => ({ ...one, review: { ...one.review, nextOn: "2027-02-25" } }));
  const back = aLooking(harness);
  const news = await back.until(60);
  const listed = news.flatMap((reply) => (reply.kind === "digest" ? reply.items.map(({ decision }) => decision) : []));
  expect(listed).toEqual(["WM-2"]);
  expect((await back.decision("WM-1")).review.asked).toBeDefined();
  expect((await back.decision("WM-2")).review.asked).toBeDefined();
  await back.end();
});

test("a look that only a digest listed is asked for once by its first word again, also where whoever said it ended then", async () => {
  const looking = aLooking(harness);
  await decide(looking.bot, { conversation: "local/hall/1" });
  const asking = { workspace: "local", person: { id: "ana", name: "Ana" }, channel: "local/hall" };
  await looking.bot.log({ kind: "schedule", words: "schedule monthly first monday 10:00" }, asking);
  const kinds = (news: readonly { readonly kind: string }[]) => news.map(({ kind }) => kind);
  expect(kinds(await looking.until(120))).toEqual(["digest"]);
  await looking.end();
  const ended = aLooking(harness, { packs: [parcels], decisions: unnoted() });
  expect(kinds(await ended.until(40))).toEqual(["review-due"]);
  await ended.end();
  const back = aLooking(harness);
  await harness.clock.pass(3 * HOUR_MS);
  expect(kinds(back.news())).toEqual([]);
  expect((await back.decision()).review.asked).toMatchObject({ nudges: 1 });
  await back.end();
});

test("a look nobody can be told of is among what was given up, also where whoever found that out ended before it was noted", async () => {
  const refused = { outcome: "refused", reason: "is_archived" } as const;
  let ends = true;
  const { reviews } = harness;
  const ending: ReviewQueue = {
    ...reviews,
    async fail(failed) {
      if (ends) throw new Error("the process ended");
      return reviews.fail(failed);
    },
  };
  const messenger = aFakeMessenger();
  const { deliver } = messenger;
  let archived = false;
  messenger.deliver = async (delivery) => (archived ? refused : deliver(delivery));
  const looking = aLooking(harness, { packs: [parcels], reviews: ending, messenger });
  await decide(looking.bot);
  archived = true;
  const due = nextDue(await looking.decision(), berlin);
  await harness.clock.pass((due?.at ?? 0) - harness.clock.now() + 2 * HOUR_MS);
  ends = false;
  await harness.clock.pass(HOUR_MS);
  expect(await reviews.failed("local", 10)).toMatchObject([{ due: { subject: "WM-1" }, reason: "is_archived" }]);
  await looking.end();
});
