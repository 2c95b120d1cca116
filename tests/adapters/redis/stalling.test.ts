import { afterAll, beforeAll, expect, test } from "vitest";
import { openRedis } from "../../../adapters/redis/open-redis.ts";
import type { SessionStore } from "../../../src/ports.ts";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { STEPS } from "../killing/steps.ts";
import { aProcess, type Process } from "../slack/killing/a-process.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";
import { failingLog } from "./hold-contracts.ts";

/** Forty seconds at a thirtieth. */
const STALL_MS = 40_000 / 30;

let redis: TestRedis;
let slack: FakeSlack;
let store: SessionStore;
let stalling: Process;
let other: Process;
let team: ReturnType<FakeSlack["team"]>;

beforeAll(async () => {
  redis = await aRedis("--appendonly", "yes", "--appendfsync", "always");
  slack = await startFakeSlack({ retryDelaysMs: [0, 300, 1500], ackWithinMs: 500 });
  team = slack.team("acme");
  const installed = team.install();
  team.person("ana");
  for (const step of STEPS) team.channel(step, { members: ["ana"], bot: true });
  const shared = { REDIS_URL: redis.url };
  [stalling, other] = await Promise.all([aProcess(slack, installed, shared), aProcess(slack, installed, shared)]);
  store = (await openRedis({ url: redis.url, prefix: "waymark:", log: failingLog })).store;
});

afterAll(async () => {
  await Promise.all([stalling.stop(), other.stop()]);
  await store.close();
  await slack.stop();
  await redis.stop();
});

const says = (words: string) => (message: Message) => message.text.includes(words);

test.each(STEPS)("a process that stands still for long when a turn is %s, and goes on: one outcome", async (step) => {
  const ana = team.as("ana").in(step);
  slack.pointTo({ url: stalling.url });
  const { ts: root } = await ana.mention("@bot");
  await ana.sees(says("How many parcels"));
  await slack.settled();

  const still = stalling.stopAt(step);
  const turned = ana.mention("@bot Up to 20", { thread: root });
  await still;
  slack.pointTo({ url: other.url });
  const list = await ana.sees(says("Does any of these hold"));
  await new Promise((resolve) => setTimeout(resolve, STALL_MS));
  // The thread went on meanwhile, so whatever the process had in mind is old.
  await ana.press(list.ts, "None of these");
  await ana.sees(says("Where do most of them go?"));
  stalling.signal("SIGCONT");
  await turned;
  await slack.settled();
  await expect.poll(async () => (await sessionAt(root, ana)).outbox, { timeout: 8000 }).toEqual([]);

  const { answers, checklist, recentEvents } = await sessionAt(root, ana);
  expect(Object.values(answers.volume ?? {}).map(({ given }) => given)).toEqual([{ kind: "choice", choice: "few" }]);
  expect(checklist?.by.name).toBe("ana");
  expect(new Set(recentEvents).size).toBe(recentEvents.length);
  const shown = ana.visible();
  const most = step === "claimed" || step === "sent" ? 2 : 1;
  expect(shown.filter(says("Does any of these hold")).length).toBeLessThanOrEqual(most);
  expect(shown.filter(says("Where do most of them go?"))).toHaveLength(1);
});

async function sessionAt(root: string, { channel }: Seat) {
  const id = await store.pointer(`slack:${team.team.id}/${channel.id}/${root}`);
  const read = await store.read(id ?? "");
  if (read.kind !== "found") throw new Error(`the session is ${read.kind}`);
  return read.session;
}
