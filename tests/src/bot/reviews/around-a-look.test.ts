import { expect, test } from "vitest";
import { dueLine } from "../../../../src/conversation/review-words.ts";
import { NOBODY } from "../../../../src/decisions/named-only.ts";
import { botHarness } from "../bot-harness.ts";
import { decide } from "./a-decided.ts";
import { aLook, aLooking, tell } from "./a-look.ts";

const harness = botHarness();
const grace = { id: "grace", name: "Grace" };

test("only the owner answers; who got it by mistake hands it over, and the new owner answers", async () => {
  const looking = await aLook(harness);
  expect(await looking.press("still right", grace)).toMatch(/^Ana answers for WM-1, so nothing was changed/);
  expect(await looking.press("not mine")).toMatch(/^Whose is it\?/);
  await tell(looking, "hand over to Grace");
  expect(await looking.decision()).toMatchObject({ owner: { name: "Grace" }, entries: [{ kind: "owner" }] });
  expect(await looking.press("still right")).toMatch(/^Grace answers/);
  await looking.press("still right", grace);
  expect((await looking.decision()).review.history).toMatchObject([{ result: "confirmed", by: grace }]);
  await looking.end();
});

test("words beside it are kept as notes in the record, and hindsight is written down apart", async () => {
  const looking = await aLook(harness);
  expect(await tell(looking, "we moved to a bigger hall")).toBe("");
  await looking.press("still right");
  await looking.press("mixed, the van would have been cheaper");
  const { entries, review } = await looking.decision();
  expect(entries.map(({ text }) => text)).toEqual([
    "Confirmed. Next look: 2027-05-24. Ana: we moved to a bigger hall",
    "Was it right so far? mixed: the van would have been cheaper",
  ]);
  expect(review.history).toMatchObject([{ right: "mixed", note: "the van would have been cheaper" }]);
  await looking.end();
});

test("a new interview can begin where a look waits, and the look is still answered by its buttons", async () => {
  const looking = await aLook(harness);
  const look = looking.session();
  await decide(looking.bot);
  expect((await looking.decision("WM-2")).status).toBe("accepted");
  expect(await looking.press("still right", undefined, look)).toBe("");
  expect((await looking.decision()).review.history).toHaveLength(1);
  await looking.end();
});

test("a look is asked for in the thread where it was signed, also where its interview began before there was one", async () => {
  const looking = aLooking(harness);
  const { bot } = looking;
  await decide(bot, { conversation: "local/hall/~before" }, [
    "12",
    "none",
    "all over the country",
    "1",
    "accept",
    "costly",
    "skip",
    "skip",
  ]);
  const session = looking.session();
  const base = { workspace: "local", conversation: "local/hall/1712", author: { id: "ana", name: "Ana" }, session };
  await (await bot.handle({ ...base, kind: "ratify", id: "signed-there" })).delivered;
  expect((await looking.decision()).conversation).toBe("local/hall/1712");
  await looking.until(100);
  expect(looking.messenger.arrived.at(-1)?.session.conversation).toBe("local/hall/1712");
  await looking.end();
});

/** A look at a decision whose record was written elsewhere. */
async function adoptedLook(owner: { id: string; name: string }) {
  const looking = aLooking(harness);
  await decide(looking.bot);
  const { decision, version } = (await harness.decisions.get("local", "WM-1")) ?? {};
  if (decision === undefined || version === undefined) throw new Error("WM-1 is not there");
  await harness.decisions.put({ ...decision, owner }, version);
  const [due] = await looking.until(100);
  if (due?.kind !== "review-due") throw new Error(`expected a look, got ${due?.kind}`);
  return { looking, due };
}

test("a look at a record that names nobody the bot knows says how to take it over, which one click does", async () => {
  const { looking, due } = await adoptedLook({ id: "adopted:tim ek", name: "Tim Ek" });
  expect(due.sections[0]).toEqual({
    label: "Whose it is",
    lines: [
      "The record names Tim Ek; I know the name only, so nobody was told. If it is yours, press “I answer for it”; from then on I ask you.",
    ],
  });
  expect(due.buttons.map(({ label }) => label)).toEqual([
    "I answer for it",
    "Still right",
    "Something changed",
    "Snooze 1 week",
    "Snooze 1 month",
    "Stop",
  ]);
  expect(await looking.press("still right")).toMatch(
    /^Tim Ek answers for WM-1, so nothing was changed\. If it is yours now, say `I answer for it`\./,
  );
  looking.news();
  await looking.press("i answer for it", grace);
  const [told, redrawn] = looking.news().toSorted(({ kind }) => (kind === "notice" ? -1 : 1));
  expect(told).toMatchObject({ text: "Grace answers for WM-1 from now on, instead of Tim Ek.", calls: grace });
  expect(redrawn).toMatchObject({ kind: "review-due", owner: grace });
  expect(JSON.stringify(redrawn)).not.toMatch(/Whose it is|I answer for it/);
  await looking.press("still right", grace);
  expect((await looking.decision()).owner).toEqual(grace);
  expect((await looking.decision()).review.history).toMatchObject([{ result: "confirmed", by: grace }]);
  await looking.end();
});

test("where the record names nobody at all, nobody is called so", async () => {
  const { looking, due } = await adoptedLook(NOBODY);
  expect(dueLine(due)).toMatch(/^Courier, decided [\d-]+\. Is it still right\? Due /);
  expect(due.sections[0]?.lines).toEqual([
    "The record names nobody. If it is yours, press “I answer for it”; from then on I ask you.",
  ]);
  expect(await looking.press("still right")).toMatch(/^Nobody is named who answers for WM-1, so nothing was changed\./);
  looking.news();
  const [nudge] = await looking.until(3);
  expect(nudge).toMatchObject({ text: expect.stringMatching(/^WM-1 \(.*\) still waits for a look\./) });
  await looking.press("mine", grace, due.decision === "WM-1" ? looking.session() : "");
  const [told] = looking.news().filter(({ kind }) => kind === "notice");
  expect(told).toMatchObject({ text: "Grace answers for WM-1 from now on." });
  expect((await looking.decision()).entries.at(-1)?.text).toBe("Grace answers for it.");
  await looking.end();
});

test("whoever is called as the record says, and takes it over, is known as a member from then on", async () => {
  const { looking } = await adoptedLook({ id: "adopted:ana", name: "Ana" });
  looking.news();
  await looking.press("i answer for it");
  expect(looking.news()).toContainEqual(expect.objectContaining({ text: "Ana answers for WM-1 from now on." }));
  expect((await looking.decision()).owner).toEqual({ id: "ana", name: "Ana" });
  await looking.end();
});

test("a look that somebody asked for says who, and that it is forgotten with them", async () => {
  const looking = aLooking(harness);
  await decide(looking.bot);
  const { decision, version } = (await harness.decisions.get("local", "WM-1")) ?? {};
  if (decision === undefined || version === undefined) throw new Error("WM-1 is not there");
  await harness.decisions.put({ ...decision, owner: grace }, version);
  await tell(looking, "review WM-1");
  await harness.clock.pass(1);
  const due = () => looking.messenger.arrived.findLast(({ item }) => item.outgoing.reply.kind === "review-due");
  const line = () => {
    const reply = due()?.item.outgoing.reply;
    return reply?.kind === "review-due" ? [dueLine(reply), reply.why] : [];
  };
  const day = /Grace, is it still right\? Ana asked for it on \w+ \d+ \w+ 2026, \d\d:\d\d \(Europe\/Berlin\)\.$/;
  expect(line()).toEqual([expect.stringMatching(day), null]);
  await looking.bot.forget("local", "ana");
  await harness.clock.pass(1);
  expect(line()).toEqual([expect.stringMatching(/Somebody asked for it on/), null]);
  await looking.end();
});

test("who is named in a record from elsewhere answers for it by name", async () => {
  const looking = await aLook(harness);
  const { decision, version } = (await harness.decisions.get("local", "WM-1")) ?? {};
  if (decision === undefined || version === undefined) throw new Error("WM-1 is not there");
  await harness.decisions.put({ ...decision, owner: { id: "adopted:grace", name: "Grace" } }, version);
  expect(await tell(looking, "review WM-1 on 2027-06-01")).toMatch(/^WM-1: it is looked at on 2027-06-01/);
  expect(await tell(looking, "review WM-1 off", grace)).toMatch(/^WM-1: it is not looked at any more/);
  await looking.end();
});
