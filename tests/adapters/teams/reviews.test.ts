import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { conversationAt, personAt, workspaceOf } from "../../../adapters/teams/place.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import { calendarIn } from "../../../src/reviews/calendar.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import type { Seat, Seen } from "../../fakes/connector/driver/seat.ts";
import type { Tenant } from "../../fakes/connector/driver/tenant.ts";
import { type FakeConnector, startFakeConnector } from "../../fakes/connector/start-fake-connector.ts";
import { fallDue } from "../fall-due.ts";
import { type ServedTeams, serveTeams } from "./serve-teams.ts";

let fake: FakeConnector;
let acme: Tenant;
let served: ServedTeams;
let ada: Seat;
let grace: Seat;

/** Ada and Grace in the channel arch, where the bot was mentioned once. */
beforeEach(async () => {
  fake = await startFakeConnector();
  acme = fake.tenant("acme");
  for (const name of ["Ada", "Grace"]) acme.person(name);
  served = await serveTeams(fake, { tenant: acme.id, looks: true });
  acme.channel("arch", { members: ["Ada", "Grace"], bot: true });
  [ada, grace] = [acme.as("Ada").in("arch"), acme.as("Grace").in("arch")];
});
afterEach(async () => {
  await served.close();
  await fake.stop();
});

const says = (words: string) => (message: Seen) => message.words.includes(words);
const workspace = () => workspaceOf(acme.id);
const kept = () => ({ decisions: served.stores.decisions, reviews: served.stores.reviews });
const due = () => ada.sees(says("is it still right?"));

/** A decision made in a thread of arch by whoever is named. */
async function aDecided(id: string, name: string): Promise<{ thread: string; decision: Decision }> {
  const { id: thread } = await ada.mention("@bot help");
  await fake.settled();
  const conversation = conversationAt(workspace(), { chat: ada.chat.id, thread });
  const person = acme.as(name).person;
  const owner = { id: person.aadObjectId, name };
  return { thread, decision: aDecision({ id, workspace: workspace(), conversation, owner, participants: [owner.id] }) };
}

describe("a look at a decision in Teams", () => {
  test("comes into the thread where it was decided, spoken to or not, and takes one click", async () => {
    const { thread, decision } = await aDecided("WM-4", "Ada");
    await fallDue(kept(), decision);
    const card = await due();
    expect([card.thread, card.mentions]).toEqual([thread, [decision.owner.id]]);
    expect(card.words).toContain("Ada, is it still right?");
    await ada.click(card.id, "Still right");
    const result = await ada.sees(says("WM-4: confirmed by Ada"));
    await ada.click(result.id, "Yes");
    await grace.sees(says("Yes (Ada)"));
    const over = grace.visible(thread).find(({ id }) => id === card.id);
    expect([over?.words.includes("Confirmed by Ada"), over?.mentions]).toEqual([true, []]);
  });

  test("is handed over by name, and whoever is named answers from then on", async () => {
    const { decision } = await aDecided("WM-4", "Ada");
    await fallDue(kept(), decision);
    const card = await due();
    await ada.click(card.id, "Hand it over", { fields: { "Who answers for it from now on?": "Grace" } });
    const told = await grace.sees(says("Grace answers for WM-4 from now on, instead of Ada; Ada said so."));
    // Named in words only, nobody's id is known.
    expect(told.mentions).toEqual([]);
    await grace.click(card.id, "Snooze 1 month");
    await grace.sees(says("WM-4: put off by Grace"));
  });

  test("whose place the bot may not write in any more goes to its owner's own chat, and goes on there", async () => {
    const own = acme.as("Ada").personal();
    await own.say("help");
    const { decision } = await aDecided("WM-4", "Ada");
    ada.chat.blocked = "MessageWritesBlocked";
    await fallDue(kept(), decision);
    await own.sees(says("I can no longer write where this was decided, so I ask you here."));
    const card = await own.sees(says("is it still right?"));
    expect(card.mentions).toEqual([]);
    await own.click(card.id, "Still right");
    await own.sees(says("WM-4: confirmed by Ada"));
    await own.say("health");
    await own.sees(says("I may not write in one chat or channel any more"));
    // Nobody else had to do with the look, so nothing of it stays posted.
    await own.say("forget me");
    const shown = () => own.visible().map(({ words }) => words);
    await expect.poll(() => shown().filter((words) => /is it still right|confirmed by/i.test(words))).toEqual([]);
    expect(shown()).toContain("What stood here was forgotten on request.");
  });

  test("that reaches nobody is under health, with the reason", async () => {
    const { decision } = await aDecided("WM-4", "Ada");
    ada.chat.blocked = "MessageWritesBlocked";
    await served.stores.references.remove(personAt(workspace(), decision.owner.id));
    await fallDue(kept(), decision);
    await expect
      .poll(() => served.stores.reviews.failed(workspace(), 5))
      .toMatchObject([{ due: { subject: "WM-4" }, reason: "no chat with the person alone is known" }]);
  });
});

test("a digest is a card of the channel in a thread of its own, whose buttons open the looks there", async () => {
  const one = await aDecided("WM-4", "Ada");
  const two = await aDecided("WM-5", "Grace");
  for (const { decision } of [one, two]) {
    await served.stores.decisions.put({ ...decision, review: { nextOn: "2026-01-05", history: [] } }, 0);
  }
  const channel = conversationAt(workspace(), { chat: ada.chat.id });
  await served.stores.reviews.putSchedule({
    workspace: workspace(),
    channel,
    at: 0,
    calendar: calendarIn("UTC"),
    digest: { kind: "weekly", every: 1, weekday: 1, time: "10:00", from: "2026-01-05" },
  });
  await served.stores.reviews.plan({ workspace: workspace(), subject: channel, kind: "digest", at: 1_767_607_200_000 });
  const card = await ada.sees(says("Decisions to look at"));
  expect([card.words.includes("WM-4"), card.words.includes("WM-5")]).toEqual([true, true]);
  await ada.click(card.id, "Still right");
  const result = await ada.sees(says("WM-4: confirmed by Ada"));
  // The card itself shows it, in its place.
  expect((await grace.sees(says("1 of 2 done."))).id).toBe(card.id);
  await grace.click(card.id, "Look at it");
  const look = await grace.sees(says("Grace, is it still right?"));
  expect([result.thread, look.thread]).toEqual([card.thread, card.thread]);
  await grace.click(look.id, "Still right");
  const all = await ada.sees(says("All of them are done."));
  expect([all.id, all.words.includes("Confirmed by Ada"), all.words.includes("Confirmed by Grace")]).toEqual([
    card.id,
    true,
    true,
  ]);
});

test("schedule has pickers; what is not touched stays as it was", async () => {
  const seat = acme.as("Ada").personal();
  await seat.say("schedule");
  const card = await seat.sees(says("No digest here"));
  await seat.click(card.id, "Set it", { fields: { "How often": "Every 2 weeks", Day: "Tuesday" } });
  await seat.sees(says("Understood: every 2 weeks on Tuesday at 10:00"));
});
