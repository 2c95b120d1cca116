import { afterEach, expect, test } from "vitest";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { type ServedSlack, type ServeOptions, serveSlack } from "./serve-slack.ts";

let fake: FakeSlack;
let served: ServedSlack;

afterEach(async () => {
  await served.close();
  await fake.stop();
});

async function aTeam(of: FakeSlackOptions, how: ServeOptions = {}): Promise<{ busy: Seat; free: Seat }> {
  fake = await startFakeSlack(of);
  const acme = fake.team("acme");
  const { botToken } = acme.install();
  acme.person("ana");
  for (const name of ["busy", "free"]) acme.channel(name, { members: ["ana"], bot: true });
  served = await serveSlack(fake, { token: botToken, ...how });
  const ana = acme.as("ana");
  return { busy: ana.in("busy"), free: ana.in("free") };
}

const says = (words: string) => (message: Message) => message.text.includes(words);
const sees = (seat: Seat, words: string) => seat.visible().some(says(words));

test("a channel that Slack holds back for a minute does not hold up another", async () => {
  const { busy, free } = await aTeam({ messagesPerSecond: 1 / 60, burst: 2 });
  await busy.command("/architect");
  const volume = await busy.sees(says("How many parcels"));
  const { attempts } = await busy.press(volume.ts, "Up to 20");
  expect(attempts.map(({ status }) => status)).toEqual([200]);
  await fake.settled();
  expect(sees(busy, "Does any of these hold")).toBe(false);
  expect(served.lines.filter((line) => line.includes("too many at once"))).not.toEqual([]);

  await free.command("/architect");
  await free.sees(says("How many parcels"), 2000);
  expect(sees(busy, "Does any of these hold")).toBe(false);
  // Slack was asked once and not again before the time it named.
  const asked = served.lines.filter((line) => line.includes("a delivery failed and is tried again"));
  expect(asked).toHaveLength(1);
});

test("a channel that is slow to answer does not hold up another", async () => {
  const { busy, free } = await aTeam({});
  fake.fail("chat.postMessage", { kind: "slow", ms: 3000 });
  await busy.command("/architect");
  await free.command("/architect");
  await free.sees(says("How many parcels"), 2500);
  expect(busy.visible()).toEqual([]);
  await busy.sees(says("How many parcels"));
});

test("six interviews in one channel keep to its pace, while another channel is answered at once", async () => {
  // The burst Slack takes is larger than ours by two: on a busy machine messages arrive closer than they were sent.
  const { busy, free } = await aTeam({ messagesPerSecond: 2.4, burst: 5 }, { everyMs: 500 });
  await Promise.all(Array.from({ length: 6 }, () => busy.command("/architect")));
  await free.command("/architect");
  await free.sees(says("How many parcels"), 2500);
  expect(busy.visible().filter(says("How many parcels")).length).toBeLessThan(6);
  await expect.poll(() => busy.visible().filter(says("How many parcels")).length, { timeout: 14_000 }).toBe(6);
  expect(served.lines.filter((line) => line.includes("too many at once"))).toEqual([]);
});
