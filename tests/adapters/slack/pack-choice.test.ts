import { expect, test } from "vitest";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import { packNamed } from "../pack-named.ts";
import { anOffice, saying } from "./an-office.ts";

const office = anOffice({ packs: [packNamed("delivery"), packNamed("small")] });
const WHICH = "What are you deciding?";

/** The interviews somebody began. */
const begunBy = ({ person }: Seat) => office.served.store.recent(`slack:${person.team}`, person.id, 5);

test("a mention is asked what it is about, in private, and begins in its thread with its words when one is chosen", async () => {
  const { ana, fake } = office;
  const { ts } = await ana.mention("@bot about 60 parcels leave every week");
  const asked = await ana.sees(saying(WHICH));
  expect([asked.onlyFor, asked.thread]).toEqual([ana.person.id, ts]);
  expect(await begunBy(ana)).toEqual([]);
  await ana.press(asked.ts, "How our parcels travel");
  const facts = await ana.sees(saying("I read this from what ana wrote"));
  expect(facts.thread).toBe(ts);
  await fake.settled();
  // What was asked is answered, so it goes.
  expect(ana.visible().some(saying(WHICH))).toBe(false);
  const [session] = await begunBy(ana);
  expect(session?.pack.id).toBe("delivery");
});

test("words in a thread where an interview is open answer it, whatever packs there are", async () => {
  const { ana, ben } = office;
  const { ts } = await ana.mention("@bot delivery");
  await ana.sees(saying("How many parcels"));
  await ben.mention("@bot up to 20", { thread: ts });
  await ben.sees(saying("ben: *Up to 20*"));
  expect(ben.visible().some(saying(WHICH))).toBe(false);
});

test("the pack's name as the first word is the choice, in a mention and in a command", async () => {
  const { ana, ben } = office;
  await ana.mention("@bot Team-Handbook where do we keep it?");
  await ana.sees(saying("Started by ana"));
  expect((await begunBy(ana))[0]?.pack.id).toBe("team-handbook");
  await ben.command("/architect", "delivery");
  await ben.sees(saying("Started by ben"));
  expect((await begunBy(ben))[0]?.pack.id).toBe("delivery");
});

test("directly the same: asked there, begun there, and `help` begins nothing", async () => {
  const { acme } = office;
  const dm = acme.as("ben").dm();
  await dm.say("help");
  await dm.sees(saying("No interview is open here"));
  expect(dm.visible().some(saying(WHICH))).toBe(false);
  await dm.say("hello");
  const asked = await dm.sees(saying(WHICH));
  await dm.press(asked.ts, "How our parcels travel");
  await dm.sees(saying("How many parcels"));
  await dm.say("1");
  await dm.sees(saying("ben: *Up to 20*"));
  await office.fake.settled();
  expect(dm.visible().some(saying(WHICH))).toBe(false);
});

test("a command and the shortcut ask as well, and words too long to carry along are told so", async () => {
  const { ana, ben } = office;
  await ana.command("/architect", "x".repeat(900));
  const asked = await ana.sees(saying(WHICH));
  expect(asked.text).toContain("only the first 800 characters");
  const { ts } = await ben.say("how do we send our parcels?");
  await ben.shortcut("decide-here", ts);
  const here = await ben.sees(saying(WHICH));
  await ben.press(here.ts, "How our parcels travel");
  const first = await ben.sees(saying("How many parcels"));
  expect(first.thread).toBe(ts);
});
