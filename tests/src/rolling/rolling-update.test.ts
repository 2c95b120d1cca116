import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aProcess, type Process } from "../../adapters/slack/killing/a-process.ts";
import { accepted } from "../../fakes/slack/driver/attempt.ts";
import type { Workspace } from "../../fakes/slack/driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";

let slack: FakeSlack;
let acme: Workspace;
let older: Process;
let newer: Process;
const folder = mkdtempSync(join(tmpdir(), "waymark-rolling-"));

beforeAll(async () => {
  slack = await startFakeSlack({ retryDelaysMs: [0, 500, 1500] });
  acme = slack.team("acme");
  const installed = acme.install();
  acme.person("ana");
  acme.channel("general", { members: ["ana"], bot: true });
  const next = { NODE_OPTIONS: `--import ${join(import.meta.dirname, "next-version.ts")}` };
  const kept = { WAYMARK_DATA: folder };
  [older, newer] = await Promise.all([
    aProcess(slack, installed, kept),
    aProcess(slack, installed, { ...kept, ...next }),
  ]);
});

afterAll(async () => {
  await Promise.all([older.stop(), newer.stop()]);
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const says = (words: string) => (message: Message) => message.text.includes(words);
const readiness = async ({ url }: Process) => {
  const answer = await fetch(new URL("/readyz", url));
  return [answer.status, ((await answer.json()) as { waitingFor: string[] }).waitingFor];
};
const stored = () => {
  const database = new DatabaseSync(join(folder, "waymark.db"), { readOnly: true });
  const [session, ...more] = database.prepare("SELECT version, body FROM sessions").all();
  const aside = database.prepare("SELECT count(*) AS count FROM set_aside").get();
  database.close();
  expect([more.length, aside?.count]).toEqual([0, 0]);
  const body = JSON.parse(String(session?.body)) as { schema: number; mood?: string; answers: object };
  return { version: session?.version, schema: body.schema, mood: body.mood, answered: Object.keys(body.answers) };
};

test("two versions on one store: what the newer wrote the older neither takes nor touches, and nothing is lost", async () => {
  const ana = acme.as("ana").in("general");
  slack.pointTo({ url: older.url });
  const { ts: root } = await ana.mention("@bot");
  await ana.sees(says("How many parcels"));
  await slack.settled();
  expect(stored()).toMatchObject({ schema: 2, answered: [] });

  // The newer version takes up what the older began, and from then on it is the newer one's.
  slack.pointTo({ url: newer.url });
  await ana.mention("@bot Up to 20", { thread: root });
  await ana.sees(says("Does any of these hold"));
  await slack.settled();
  const moved = stored();
  expect(moved).toMatchObject({ schema: 3, mood: "calm", answered: ["volume"] });

  slack.pointTo({ url: older.url });
  expect(await readiness(older)).toEqual([200, []]);
  const { deliveries } = await ana.mention("@bot None of these", { thread: root });
  expect(deliveries[0]?.attempts.filter(accepted)).toEqual([]);
  expect(await readiness(older)).toEqual([503, ["update: a newer version of Waymark writes here"]]);
  expect(await readiness(newer)).toEqual([200, []]);
  expect(stored()).toEqual(moved);

  // A balancer that reads this sends what Slack repeats to the newer one.
  slack.pointTo({ url: newer.url });
  await ana.sees(says("Where do most of them go?"));
  await slack.settled();
  expect(stored()).toMatchObject({ schema: 3, mood: "calm" });
  expect(ana.visible().filter(says("Where do most of them go?"))).toHaveLength(1);

  // Not for good: with a thirtieth of the waits two seconds.
  await expect.poll(() => readiness(older), { timeout: 8000 }).toEqual([200, []]);
});
