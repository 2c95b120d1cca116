import { expect, test } from "vitest";
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
    "Confirmed. Next look: 2027-05-23. Ana: we moved to a bigger hall",
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

test("who is named in a record from elsewhere answers for it by name", async () => {
  const looking = await aLook(harness);
  const { decision, version } = (await harness.decisions.get("local", "WM-1")) ?? {};
  if (decision === undefined || version === undefined) throw new Error("WM-1 is not there");
  await harness.decisions.put({ ...decision, owner: { id: "adopted:grace", name: "Grace" } }, version);
  expect(await tell(looking, "review WM-1 on 2027-06-01")).toMatch(/^WM-1: it is looked at on 2027-06-01/);
  expect(await tell(looking, "review WM-1 off", grace)).toMatch(/^WM-1: it is not looked at any more/);
  await looking.end();
});
