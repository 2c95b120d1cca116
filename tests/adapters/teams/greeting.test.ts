import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Messenger } from "../../../src/ports.ts";
import type { Tenant } from "../../fakes/connector/driver/tenant.ts";
import { type FakeConnector, startFakeConnector } from "../../fakes/connector/start-fake-connector.ts";
import { type ServedTeams, serveTeams } from "./serve-teams.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-greeting-"));
const waits = { claimMs: 30, retryMs: 10 };

let fake: FakeConnector;
let acme: Tenant;
/** Two processes on one store. */
let here: ServedTeams;
let there: ServedTeams;
/** While it is, nothing that `here` committed goes out, as where it dies. */
let dead = false;

beforeAll(async () => {
  fake = await startFakeConnector();
  acme = fake.tenant("acme");
  const carried = (messenger: Messenger): Messenger => ({
    ...messenger,
    deliver: async (delivery) =>
      dead ? { outcome: "retry", afterMs: 3_600_000, reason: "nobody is there" } : messenger.deliver(delivery),
  });
  here = await serveTeams(fake, { tenant: acme.id, folder, waits, carried });
  there = await serveTeams(fake, { tenant: acme.id, folder, waits });
});

afterAll(async () => {
  await here.close();
  await there.close();
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The app is added for somebody, and a process is told. */
async function met(person: string, by: ServedTeams) {
  acme.person(person);
  fake.pointTo({ url: `${by.address}/api/messages` });
  await acme.addBot(acme.personal(person, { bot: false }), person);
  await fake.settled();
}

const greetings = (person: string) =>
  acme
    .as(person)
    .personal()
    .visible()
    .map(({ words }) => words.split("\n").length);

test("somebody new is greeted once, in three lines, whatever Teams sends and whoever takes it", async () => {
  await met("Ada", here);
  await met("Ada", there);
  await met("Ada", here);
  expect(greetings("Ada")).toEqual([3]);
});

test("acknowledged by a process that never says it, it is said by another, once", async () => {
  dead = true;
  await met("Grace", here);
  expect(greetings("Grace")).toEqual([]);
  await expect.poll(() => there.bot.recover()).toBe(1);
  await fake.until(
    () => (greetings("Grace").length === 1 ? true : undefined),
    () => "nobody greets",
  );
  dead = false;
  await expect.poll(() => here.bot.recover()).toBe(0);
  await fake.settled();
  expect(greetings("Grace")).toEqual([3]);
});

test("a connector that does not take it at once only delays it", async () => {
  fake.fail("send", { kind: "status", status: 412 });
  await met("Linus", here);
  await acme
    .as("Linus")
    .personal()
    .sees(({ words }) => words.includes("I help a team decide"));
  await fake.settled();
  expect(greetings("Linus")).toEqual([3]);
});

test("taken away and added again is a first contact again", async () => {
  await met("Margaret", here);
  await acme.removeBot(acme.personal("Margaret"), "Margaret");
  await met("Margaret", there);
  await fake.settled();
  expect(greetings("Margaret")).toEqual([3, 3]);
});

test("it begins no interview, and the first words are no answer to it", async () => {
  await met("Edsger", here);
  const edsger = acme.as("Edsger").personal();
  await edsger.say("help");
  await fake.settled();
  expect(greetings("Edsger")).toEqual([3, 1, 3]);
  await edsger.say("start");
  await edsger.sees(({ words }) => words.includes("How many parcels"));
});
