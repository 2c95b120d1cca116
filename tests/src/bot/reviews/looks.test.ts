import { expect, test } from "vitest";
import { toDay } from "../../../../src/to-day.ts";
import { botHarness } from "../bot-harness.ts";
import { decide, EASY, parcels } from "./a-decided.ts";
import { aLook, aLooking, tell } from "./a-look.ts";

const harness = botHarness();

test("the first look is asked for in the thread, at ten on the first working day it is due, and only once", async () => {
  const looking = aLooking(harness);
  const { messenger } = looking;
  const other = aLooking(harness, { packs: [parcels], messenger });
  await decide(looking.bot);
  const said = (await looking.until(100)).filter(({ kind }) => kind === "review-due");
  expect(said).toMatchObject([
    { decision: "WM-1", owner: { id: "ana" }, due: "Monday 22 February 2027, 10:00 (Europe/Berlin)", result: null },
  ]);
  expect(toDay(harness.clock.now())).toBe("2027-02-22");
  expect(messenger.arrived.at(-1)?.session.conversation).toBe("local/page-1");
  expect((await looking.decision()).review).toMatchObject({ nextOn: "2027-05-24", asked: { nudges: 0 } });
  await Promise.all([looking.end(), other.end()]);
});

test("it names, in this order, what was to be found out, the first sign that it was wrong, and the answers that carry it", async () => {
  const looking = aLooking(harness);
  await decide(looking.bot, {}, [
    "12",
    "none",
    "all over the country",
    "don't know",
    "accept",
    "costly",
    "skip",
    "5 complaints a week; look at the inbox",
    "Grace by 2027-01-15",
    "record it",
  ]);
  const [due] = await looking.until(100);
  if (due?.kind !== "review-due") throw new Error(`expected a look, got ${due?.kind}`);
  expect(due.due).toContain("15 January 2027");
  expect(due.sections.map(({ label }) => label)).toEqual([
    "To find out",
    "First sign that it was wrong",
    "What it rests on",
  ]);
  expect(due.sections[0]?.lines[0]).toMatch(/Grace was to find out by 2027-01-15/);
  await looking.press("something changed");
  expect(looking.news().at(-1)).toMatchObject({ kind: "review-item", text: expect.stringMatching(/^To find out/) });
  await looking.press("say find-out:0 plain");
  await looking.press("nothing else changed");
  expect(looking.news().at(-1)).toMatchObject({ kind: "review-result", title: "WM-1: answers changed by Ana" });
  expect((await looking.decision()).findOuts[0]?.doneAt).toBe(harness.clock.now());
  // What was never asked is not posted with an answer.
  const posted = looking.messenger.arrived.filter(
    ({ item }) => item.kind === "send" && item.outgoing.reply.kind === "review-item",
  );
  expect(posted).toHaveLength(2);
  await looking.end();
});

test("one click confirms it: the record gets an entry and nothing else, and the next look is on the first weekday after 90 days", async () => {
  const looking = await aLook(harness);
  const before = await looking.decision();
  await looking.press("still right");
  const after = await looking.decision();
  expect(after.review).toMatchObject({ nextOn: "2027-05-24", history: [{ result: "confirmed", by: { id: "ana" } }] });
  expect(after.review.asked).toBeUndefined();
  expect(after.entries).toMatchObject([{ kind: "review-confirmed", text: "Confirmed. Next look: 2027-05-24." }]);
  expect({ ...after, review: before.review, entries: before.entries }).toEqual(before);
  expect(looking.news().at(-1)).toMatchObject({ kind: "review-result", hindsight: { answer: null } });
  expect(await looking.press("still right")).toMatch(/^This look is over: confirmed by Ana on 2027-02-22/);
  const again = await looking.until(100);
  expect(again).toMatchObject([{ kind: "review-due", due: "Monday 24 May 2027, 10:00 (Europe/Berlin)" }]);
  await looking.end();
});

test("what is easy to take back is looked at after 180 days, and its owner can have it otherwise", async () => {
  const looking = await aLook(harness, EASY);
  await looking.press("every 60 days");
  await looking.press("still right");
  expect((await looking.decision()).review).toMatchObject({ everyDays: 60, nextOn: "2027-04-23" });
  await looking.end();
});

test("other answers with the same recommendation change it; what was seen first is said, and it can be decided anew", async () => {
  const looking = await aLook(harness);
  await looking.press("something changed");
  await looking.press("say tripwire seen");
  await looking.press("say answer:distance same");
  const result = looking.news().at(-1);
  expect(result).toMatchObject({
    kind: "review-result",
    title: "WM-1: answers changed by Ana",
    lines: [
      "The first sign that it was wrong was seen: more than 5 complaints a week",
      "The recommendation stays what it was: Courier.",
      "Next look: 2027-05-24.",
    ],
  });
  await looking.press("decide it anew");
  expect(looking.news().map(({ kind }) => kind)).toContain("recommendation");
  await looking.end();
});

test("a close call that still names what was recommended changes it, and reopens nothing", async () => {
  const looking = await aLook(harness);
  await looking.press("something changed");
  await looking.press("say tripwire same");
  await looking.press("say answer:distance near");
  expect(looking.news().at(-1)).toMatchObject({
    title: "WM-1: answers changed by Ana",
    lines: expect.arrayContaining(["It would be a close call now: Van or Courier."]),
  });
  await looking.end();
});

test("another recommendation than then reopens it: an interview with the answers of today, whose decision takes its place", async () => {
  const looking = await aLook(harness, ["100", "none", "2", "1", "1", "accept", "costly", "skip", "skip", "record it"]);
  await looking.press("something changed");
  await looking.press("say answer:drivers somebody");
  await looking.press("nothing else changed");
  const news = looking.news();
  expect(news.find(({ kind }) => kind === "review-result")).toMatchObject({ title: "WM-1: reopened by Ana" });
  const opened = await harness.stored(looking.session());
  expect(opened).toMatchObject({ supersedes: "WM-1", conversation: "local/page-1", decider: "Ana" });
  expect(opened.answers.drivers).toMatchObject({ ana: { given: { choice: "somebody" } } });
  expect((await looking.decision()).review.nextOn).toBeNull();
  // What the new answers leave open is asked as in any interview.
  while ((await harness.stored(opened.id)).phase !== "recommended") await tell(looking, "skip");
  for (const said of ["accept", "costly", "skip", "skip", "record it"]) await tell(looking, said);
  expect(await looking.decision("WM-2")).toMatchObject({ supersedes: "WM-1", outcome: "Van with courier help" });
  expect(await looking.decision()).toMatchObject({ status: "superseded", supersededBy: "WM-2" });
  expect(await harness.reviews.planned("local", "WM-1")).toBeUndefined();
  await looking.end();
});

test("an override is not argued again while its reason holds, and reopened once it does not", async () => {
  const script = [
    "12",
    "none",
    "all over the country",
    "1",
    "choose van because we own one",
    "costly",
    "skip",
    "skip",
    "record it",
  ];
  const looking = await aLook(harness, script);
  await looking.press("something changed");
  await looking.press("say answer:distance split");
  await looking.press("nothing else changed");
  expect(looking.news().at(-1)).toMatchObject({ kind: "review-result", title: "WM-1: answers changed by Ana" });
  await looking.until(100);
  await looking.press("something changed");
  await looking.press("say override gone");
  await looking.press("nothing else changed");
  expect((await looking.decision()).review.history.map(({ result }) => result)).toEqual(["changed", "reopened"]);
  await looking.end();
});

test("put off it comes again after that time; stopped it does not, until somebody asks", async () => {
  const looking = await aLook(harness);
  await looking.press("snooze 1 week");
  expect((await looking.until(8)).map(({ kind }) => kind)).toEqual(["review-due"]);
  expect(toDay(harness.clock.now())).toBe("2027-03-01");
  await looking.press("stop reviews");
  expect(await looking.until(200)).toEqual([]);
  expect(await tell(looking, "review WM-1")).toBe("WM-1 is asked about now, where it was decided.");
  await harness.clock.pass(0);
  expect(looking.news().map(({ kind }) => kind)).toEqual(["review-due"]);
  await looking.press("still right");
  // The same day once more is a look of its own.
  await harness.clock.pass(120_000);
  looking.news();
  await tell(looking, `review WM-1 on ${toDay(harness.clock.now())}`);
  await harness.clock.pass(0);
  expect(looking.news().map(({ kind }) => kind)).toEqual(["review-due"]);
  await looking.end();
});

test("a day whose look was answered already is not asked about again and again", async () => {
  const looking = await aLook(harness);
  await looking.press("still right");
  const { decision, version } = (await harness.decisions.get("local", "WM-1")) ?? {};
  if (decision === undefined || version === undefined) throw new Error("WM-1 is not there");
  const again = { ...decision, review: { ...decision.review, nextOn: toDay(harness.clock.now()) } };
  await harness.decisions.put(again, version);
  const [first] = decision.review.history;
  await harness.reviews.plan({
    workspace: "local",
    subject: "WM-1",
    kind: "review",
    at: Date.parse("2027-02-22T09:00Z"),
  });
  expect(await looking.until(2)).toEqual([]);
  expect((await looking.decision()).review).toMatchObject({ nextOn: "2027-05-24", history: [first] });
  await looking.end();
});

test("nobody answers: a word again after 24 and 72 hours where it is hard to take back, then the next look", async () => {
  const looking = await aLook(harness);
  const first = await looking.until(2);
  expect(first).toMatchObject([{ kind: "notice", text: expect.stringMatching(/^Ana, WM-1 .* still waits/) }]);
  expect(toDay(harness.clock.now())).toBe("2027-02-23");
  expect(await looking.until(3)).toHaveLength(1);
  expect(toDay(harness.clock.now())).toBe("2027-02-25");
  expect((await looking.until(100)).map(({ kind }) => kind)).toEqual(["review-due"]);
  expect(toDay(harness.clock.now())).toBe("2027-05-24");
  await looking.end();
});

test("what is easy to take back gets no word again", async () => {
  const looking = await aLook(harness, EASY);
  expect(await looking.until(30)).toEqual([]);
  await looking.end();
});
