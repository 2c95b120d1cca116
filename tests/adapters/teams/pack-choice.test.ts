import { afterAll, beforeAll, expect, test } from "vitest";
import type { Seen } from "../../fakes/connector/driver/seat.ts";
import { packNamed } from "../pack-named.ts";
import { anOffice, type Office } from "./an-office.ts";
import { checkCard } from "./check-card.ts";

const WHICH = "What are you deciding?";
const says = (words: string) => (message: Seen) => message.words.includes(words);

let office: Office;
beforeAll(async () => {
  office = await anOffice({ packs: [packNamed("delivery"), packNamed("small")] });
});
afterAll(() => office.close());

test.each(["personal", "groupChat", "channel"] as const)(
  "any beginning is asked what it is about, and begins with its words once one is chosen: %s",
  async (kind) => {
    const table = await office.table(kind, ["Ana"]);
    const ana = table.seat("Ana");
    await table.speak("Ana", "about 60 parcels leave every week");
    const asked = await ana.sees(says(WHICH));
    expect([checkCard(asked.card ?? {}), asked.thread, await table.session()]).toEqual([[], table.thread, undefined]);
    const { told } = await ana.click(asked.id, "How our parcels travel");
    expect(told).toBeUndefined();
    const facts = await ana.sees(says("I read this from what Ana wrote"));
    expect(facts.thread).toBe(table.thread);
    expect((await table.session())?.pack.id).toBe("delivery");
  },
);

test("what was asked is answered for everybody, so nobody begins another interview with it", async () => {
  const table = await office.table("groupChat", ["Ana", "Ben"]);
  await table.speak("Ana", "start");
  const asked = await table.seat("Ana").sees(says(WHICH));
  await table.seat("Ana").click(asked.id, "How our parcels travel");
  await office.fake.settled();
  for (const person of ["Ana", "Ben"]) {
    const seen = table
      .seat(person)
      .visible()
      .find(({ id }) => id === asked.id);
    expect(seen?.words).toBe("Deciding: How our parcels travel. The interview stands below.");
  }
});

test("a client that knows only Action.Submit chooses as well", async () => {
  const table = await office.table("channel", ["Ana"], { old: true });
  await table.speak("Ana", "start");
  const asked = await table.seat("Ana").sees(says(WHICH));
  await table.seat("Ana").click(asked.id, "How our parcels travel", { old: true });
  await table.seat("Ana").sees(says("How many parcels"));
});

test("the pack's name as the first word is the choice, with `start` and without", async () => {
  for (const [words, pack] of [
    ["Team-Handbook where do we keep it?", "team-handbook"],
    ["start delivery", "delivery"],
  ] as const) {
    const table = await office.table("personal", ["Ana"]);
    await table.speak("Ana", words);
    await table.seat("Ana").sees(says("Started by Ana"));
    expect((await table.session())?.pack.id).toBe(pack);
  }
});

test("words where an interview is open answer it, and `help` begins nothing", async () => {
  const table = await office.table("channel", ["Ana", "Ben"]);
  await table.speak("Ana", "help");
  await table.seat("Ana").sees(says("I help a team decide"));
  await table.speak("Ana", "start delivery");
  await table.seat("Ana").sees(says("How many parcels"));
  await table.speak("Ben", "up to 20");
  await table.seat("Ben").sees(says("Ben: Up to 20"));
  expect(table.seat("Ben").visible().some(says(WHICH))).toBe(false);
});

test("words too long to carry along are told so", async () => {
  const table = await office.table("personal", ["Eve"]);
  await table.speak("Eve", "parcel ".repeat(700));
  const asked = await table.seat("Eve").sees(says(WHICH));
  expect(asked.words).toContain("only the first 4000 characters come along");
  await office.fake.settled();
  expect(office.fake.refused()).toEqual([]);
});
