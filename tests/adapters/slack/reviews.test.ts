import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/decisions/decision.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { fallDue } from "../fall-due.ts";
import { anOffice, begun, saying, words } from "./an-office.ts";
import { pressPayload } from "./press-payload.ts";

const office = anOffice({ looks: true });

/** Ana decides for the courier and signs, by words in the thread. */
async function decided(): Promise<{ readonly root: Message; readonly decision: Decision }> {
  const { ana, served, acme } = office;
  const { root } = await begun(office);
  for (const said of ["Up to 20", "none", "all over the country", "1", "accept"]) {
    await ana.mention(`@bot ${said}`, { thread: root.ts });
  }
  await ana.sees(saying("decides: Courier"));
  await ana.mention("@bot record it", { thread: root.ts });
  await ana.sees(saying("Decided and saved as WM-1"));
  const kept = await served.decisions.get(`slack:${acme.team.id}`, "WM-1");
  if (kept === undefined) throw new Error("nothing was kept");
  return { root, decision: kept.decision };
}

/** A decision made in #general by somebody, in a thread that is there. */
async function aDecided(id: string, name: string, more: Partial<Decision> = {}): Promise<Decision> {
  const { acme } = office;
  const owner = { id: acme.as(name).person.id, name };
  const workspace = `slack:${acme.team.id}`;
  const { ts } = await office.ana.say(`about ${id}`);
  const conversation = `${workspace}/${office.ana.channel.id}/${ts}`;
  return aDecision({ id, workspace, conversation, owner, ratifiedBy: owner, participants: [owner.id], ...more });
}

const workspace = () => `slack:${office.acme.team.id}`;

/** The Home tab, once it is as wanted. */
const homeOf = async (name: string, holds: (text: string) => boolean): Promise<string> => {
  await office.acme.as(name).home();
  const shown = () => JSON.stringify(office.acme.as(name).homeView()?.body ?? "");
  return office.fake.until(() => (holds(shown()) ? shown() : undefined), shown);
};

/** It stands in the decision that a look waits for its answer, which is written after the message went out. */
const asked = (id: string) =>
  expect.poll(async () => (await office.served.decisions.get(workspace(), id))?.decision.review.asked).toBeDefined();

const due = () => office.ana.sees(saying("is it still right?"));

describe("a look at a decision in Slack", () => {
  test("is asked for in the thread where it was decided, and calls its owner", async () => {
    const { root, decision } = await decided();
    await fallDue(office.served, decision);
    const message = await due();
    expect(message.thread).toBe(root.ts);
    expect(words(message)).toContain(`<@${office.acme.as("ana").person.id}>, is it still right?`);
  });

  test("takes one click where nothing changed, and asks whether it was right", async () => {
    const { decision } = await decided();
    await fallDue(office.served, decision);
    await office.ana.press((await due()).ts, "Still right");
    const result = await office.ana.sees(saying("WM-1: confirmed by ana"));
    await office.ana.press(result.ts, "Mixed");
    await office.ana.sees(saying("Mixed (ana)"));
    expect(words(await office.ana.sees(saying("Confirmed by ana")))).not.toContain("Still right");
  });

  test("goes through what the decision rests on where something changed", async () => {
    const { decision } = await decided();
    await fallDue(office.served, decision);
    await office.ana.press((await due()).ts, "Something changed");
    const item = await office.ana.sees(saying("Nothing else changed"));
    expect(item.thread).toBe((await due()).thread);
    await office.ana.press(item.ts, "Nothing else changed");
    await office.ana.sees(saying("WM-1: confirmed by ana"));
  });

  test("is put off by a week", async () => {
    await fallDue(office.served, await aDecided("WM-4", "ana"));
    await office.ana.press((await due()).ts, "Snooze 1 week");
    await office.ana.sees(saying("WM-4: put off by ana"));
  });

  test("is handed over to a member who is picked, called, and answers from then on", async () => {
    const ben = office.acme.as("ben");
    await fallDue(office.served, await aDecided("WM-4", "ana"));
    const message = await due();
    await office.ana.press(message.ts, "Not mine");
    const hers = office.acme.as("ana");
    await office.fake.until(hers.modal, () => "no form");
    expect(JSON.stringify(hers.modal()?.body)).toContain("Who answers for it from now on?");
    await hers.submit({ "Who answers for it from now on?": ben.person.id });
    const told = await office.ben.sees(saying("ben answers for WM-4 from now on, instead of ana; ana said so."));
    expect([words(told).includes(`<@${ben.person.id}>`), told.thread]).toEqual([true, message.thread]);
    await office.ana.press(message.ts, "Still right");
    await office.ana.sees(saying("ben answers for WM-4, so nothing was changed."));
    await office.ben.press(message.ts, "Still right");
    await office.ben.sees(saying("WM-4: confirmed by ben"));
    const kept = await office.served.decisions.get(workspace(), "WM-4");
    expect(kept?.decision.owner).toEqual({ id: ben.person.id, name: "ben" });
  });

  test("at a record that names nobody here is taken over with one click, and answered then", async () => {
    await fallDue(office.served, await aDecided("WM-4", "ana", { owner: { id: "adopted:tim ek", name: "Tim Ek" } }));
    const message = await office.ana.sees(saying("Tim Ek, is it still right?"));
    await office.ben.press(message.ts, "I answer for it");
    const told = await office.ana.sees(saying("ben answers for WM-4 from now on, instead of Tim Ek."));
    const ben = office.acme.as("ben").person.id;
    expect(words(told)).toContain(`<@${ben}>`);
    await office.ben.press(message.ts, "Still right");
    await office.ben.sees(saying("WM-4: confirmed by ben"));
    const kept = await office.served.decisions.get(workspace(), "WM-4");
    expect(kept?.decision.owner).toEqual({ id: ben, name: "ben" });
  });

  test("that is over gives nobody a form any more", async () => {
    await fallDue(office.served, await aDecided("WM-4", "ana"));
    const message = await due();
    await office.ana.press(message.ts, "Still right");
    await office.ana.sees(saying("WM-4: confirmed by ana"));
    const session = office.served.sessionId ?? "";
    await office.fake.deliver("interaction", pressPayload(office.ana, { kind: "hand-over" }, session, message.thread));
    await office.ana.sees(saying("nothing was changed. Use the newest message"));
    expect(office.acme.as("ana").modal()).toBeUndefined();
  });

  test("is answered by words to the bot, and stands in the Home tab as what it is", async () => {
    await fallDue(office.served, await aDecided("WM-4", "ana"));
    const { thread = "" } = await due();
    await asked("WM-4");
    const home = await homeOf("ana", (text) => text.includes("WM-4 waits for a look. ana answers for it."));
    expect(home).toMatch(/Waiting for a look since \d{4}-\d\d-\d\d\./);
    expect(home).not.toContain("answers so far");
    await office.ana.mention("@bot every 60 days", { thread });
    await office.ana.sees(saying("WM-4 is looked at every 60 days from now on; ana said so."));
    await office.ana.mention("@bot stop reviews", { thread });
    await office.ana.sees(saying("WM-4: reviews stopped by ana"));
    await homeOf("ana", (text) => text.includes("WM-4") && !/wait(?:s|ing) for a look/i.test(text));
  });
});

describe("a digest in Slack", () => {
  const planned = async (...decisions: Decision[]) => {
    const { reviews, decisions: store } = office.served;
    for (const one of decisions) await store.put({ ...one, review: { nextOn: "2026-01-05", history: [] } }, 0);
    const channel = `${workspace()}/${office.ana.channel.id}`;
    await office.ana.command("/architect", "schedule monthly first monday 10:00");
    await office.ana.sees(saying("Understood: every month on the first Monday at 10:00, UTC."));
    const was = await reviews.planned(workspace(), channel);
    if (was === undefined) throw new Error("no digest is planned");
    await reviews.plan({ ...was, at: was.at - 400 * 86_400_000 });
  };
  const listed = () => office.ana.sees(saying("Decisions to look at"));

  test("is a message of the channel that calls the owners; a button there is answered in its thread", async () => {
    await planned(await aDecided("WM-4", "ana"), await aDecided("WM-5", "ben"));
    const root = await listed();
    expect(root.thread).toBeUndefined();
    for (const name of ["ana", "ben"]) expect(words(root)).toContain(`<@${office.acme.as(name).person.id}>`);
    await office.ana.press(root.ts, "WM-4-0");
    const result = await office.ana.sees(saying("WM-4: confirmed by ana"));
    await office.ben.press(root.ts, "WM-5-1");
    const look = await office.ben.sees(saying("is it still right?"));
    expect([result.thread, look.thread]).toEqual([root.ts, root.ts]);
    await office.ben.press(look.ts, "Still right");
    await office.ben.sees(saying("WM-5: confirmed by ben"));
    // The digest itself shows it, in its place, and calls nobody any more.
    const all = await office.ana.sees(saying("All of them are done."));
    expect([all.ts, words(all).includes("<@")]).toEqual([root.ts, false]);
    for (const said of ["Confirmed by ana", "Confirmed by ben"]) expect(words(all)).toContain(said);
  });

  test("whose channel is lost goes to each owner directly, with their decisions only", async () => {
    const decisions = [await aDecided("WM-4", "ana"), await aDecided("WM-5", "ben")];
    // The first message there is the digest; what is said to people directly is answered as ever.
    office.fake.fail("chat.postMessage", { kind: "error", error: "is_archived" });
    await planned(...decisions);
    const hers = await office.acme.as("ana").dm().sees(saying("WM-4"));
    const his = await office.acme.as("ben").dm().sees(saying("WM-5"));
    expect([words(hers).includes("WM-5"), words(his).includes("WM-4")]).toEqual([false, false]);
    await office.acme.as("ben").dm().press(his.ts, "Still right");
    await office.acme.as("ben").dm().sees(saying("WM-5: confirmed by ben"));
    expect((await office.acme.as("ben").dm().sees(saying("All of them are done."))).ts).toBe(his.ts);
    expect(office.ana.visible().filter(saying("Decisions to look at"))).toEqual([]);
  });
});

describe("commands about looks", () => {
  test("schedule has pickers, and what is picked is set", async () => {
    await office.ana.command("/architect", "schedule");
    const shown = await office.ana.sees(saying("No digest here"));
    expect(shown.onlyFor).toBe(office.acme.as("ana").person.id);
    await office.ana.select(shown.ts, "Every quarter, the first");
    await office.ana.select(shown.ts, "Wednesday");
    await office.ana.press(shown.ts, "Set it");
    await office.ana.sees(saying("Understood: every 3 months on the first Wednesday at 10:00 from"));
    const kept = await office.served.reviews.schedule(`${workspace()}/${office.ana.channel.id}`);
    expect(kept?.digest).toMatchObject({ kind: "monthly", every: 3, weekday: 3, nth: 1, time: "10:00" });
    const set = await office.ana.sees(saying("No digest"));
    await office.ana.press(set.ts, "No digest");
    await office.ana.sees(saying("This channel gets no digest any more."));
  });

  test("schedule by mention in a thread is of its channel", async () => {
    const { root } = await begun(office);
    await office.ana.mention("@bot schedule every 2 weeks monday 09:00", { thread: root.ts });
    const told = await office.ana.sees(saying("Understood: every 2 weeks on Monday at 09:00"));
    expect(told.onlyFor).toBe(office.acme.as("ana").person.id);
    expect(await office.served.reviews.schedule(`${workspace()}/${office.ana.channel.id}`)).toBeDefined();
  });

  test("review asks now, due lists what waits, health says what comes", async () => {
    const { decisions } = office.served;
    await decisions.put(await aDecided("WM-4", "ana"), 0);
    await office.ana.command("/architect", "review WM-4 on 2099-01-05");
    await office.ana.sees(saying("it is looked at on 2099-01-05. Next look: Monday 5 January 2099"));
    await office.ana.command("/architect", "health");
    const health = await office.ana.sees(saying("Reviews: whether they arrive"));
    expect(words(health)).toContain("Monday 5 January 2099, 10:00 (UTC): WM-4, a look");
    await fallDue(office.served, await aDecided("WM-4", "ana"));
    await due();
    await asked("WM-4");
    await office.ana.command("/architect", "due");
    await office.ana.sees(saying("Waiting for a look since 2"));
    await office.ana.command("/architect", "help");
    for (const word of ["schedule", "review WM-7", "health"]) await office.ana.sees(saying(word));
  });
});
