import { afterAll, beforeAll, expect, test } from "vitest";
import type { Seen } from "../../fakes/connector/driver/seat.ts";
import { anOffice, type Office } from "./an-office.ts";

let office: Office;
beforeAll(async () => {
  office = await anOffice({ waits: { redrawMs: 10 } });
});
afterAll(() => office.close());

const says = (words: string) => (message: Seen) => message.words.includes(words);
const LINE = "This interview was forgotten on request.";

/** Ana and Ben in a channel; Ben has said how many parcels there are. */
async function begun() {
  const table = await office.table("channel", ["Ana", "Ben"]);
  await table.speak("Ana", "start how our parcels reach people");
  const [ana, ben] = [table.seat("Ana"), table.seat("Ben")];
  const asked = await ben.sees(says("How many parcels"));
  await ben.click(asked.id, "Up to 20");
  await ana.sees(says("Does any of these hold"));
  await office.fake.settled();
  return { table, ana, ben, asked };
}

test("an interview that is forgotten is taken out of its thread: each card is a line now", async () => {
  const { table, ana } = await begun();
  await table.speak("Ana", "forget this");
  const cards = () => ana.visible(table.thread).filter(({ card }) => card !== undefined);
  await expect.poll(() => cards().filter(({ words }) => words === LINE).length).toBe(4);
  expect(JSON.stringify(cards())).not.toMatch(/Up to 20|how our parcels reach|How many parcels|Dangerous goods/);
});

test("a person who is forgotten goes out of the cards; the question is asked again where it stood, and takes an answer", async () => {
  const { table, ana, asked } = await begun();
  const shown = () => ana.visible(table.thread).find(({ id }) => id === asked.id);
  expect(shown()?.words).toContain("Ben");
  await table.speak("Ben", "forget me");
  await expect.poll(() => shown()?.words).toContain("21 to 200");
  const cards = ana.visible(table.thread).filter(({ card }) => card !== undefined);
  expect(cards.filter(says("Ben"))).toEqual([]);
  expect(cards.some(says("how our parcels reach"))).toBe(true);
  await ana.click(asked.id, "21 to 200");
  await ana.sees(({ id, words }) => id === asked.id && words.includes("Ana"));
});
