import { afterEach, beforeEach, expect, test } from "vitest";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import type { Workspace } from "../../fakes/slack/driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { type ServedSlack, serveSlack } from "./serve-slack.ts";

const CHANNELS = ["one", "two", "three", "four"];
const NAMES = ["acme", "globex"];
let fake: FakeSlack;
let served: ServedSlack;
let teams: Workspace[];

beforeEach(async () => {
  fake = await startFakeSlack();
  teams = NAMES.map((name) => fake.team(name));
  served = await serveSlack(fake);
  for (const team of teams) {
    const { botToken, botId, botUserId } = team.install();
    await served.installations.put({ workspace: `slack:${team.team.id}`, botToken, botId, botUserId });
    for (const name of CHANNELS) {
      team.person(`${name}-at-${team.team.name}`);
      team.channel(name, { members: [`${name}-at-${team.team.name}`], bot: true });
    }
  }
});

afterEach(async () => {
  await served.close();
  await fake.stop();
});

const says = (words: string) => (message: Message) => message.text.includes(words);

const seatIn = (team: Workspace, channel: string) => team.as(`${channel}-at-${team.team.name}`).in(channel);

async function hold(ana: Seat): Promise<void> {
  await ana.command("/architect");
  const volume = await ana.sees(says("How many parcels"));
  await ana.press(volume.ts, "Up to 20");
  const list = await ana.sees(says("Does any of these hold"));
  await ana.press(list.ts, "None of these");
  const where = await ana.sees(says("Where do most of them go?"));
  await ana.mention("@bot status", { thread: volume.thread ?? "" });
  await ana.press(where.ts, "Some near, some far");
  await ana.sees(says("Who could drive every day?"));
}

test("eight interviews of two teams at once: never a message, a private word or a token in the wrong one", async () => {
  const seats = teams.flatMap((team) => CHANNELS.map((channel) => seatIn(team, channel)));
  await Promise.all(seats.map(hold));
  await fake.settled();

  const speaking = fake.log.filter(({ method }) => method.startsWith("chat."));
  expect(speaking.length).toBeGreaterThanOrEqual(8 * CHANNELS.length);
  const misplaced = speaking.filter(
    ({ team, args }) => fake.world.channels.get(String(args.channel))?.teams[0] !== team,
  );
  expect(misplaced).toEqual([]);
  // Slack itself would refuse most of them; nothing was even tried.
  expect(fake.refused().map(({ method, args, answer }) => ({ method, args, answer }))).toEqual([]);
  for (const seat of seats) {
    const words = JSON.stringify(seat.visible().map(({ text, blocks }) => ({ text, blocks })));
    expect(new Set(words.match(/(?:one|two|three|four)-at-\w+/g))).toEqual(new Set([seat.person.name]));
    expect(seat.visible().filter(says("Who could drive every day?"))).toHaveLength(1);
  }
});

test("a button of one team, sent by another, changes nothing and shows nothing", async () => {
  const [acme, globex] = teams as [Workspace, Workspace];
  const ana = seatIn(acme, "one");
  await ana.command("/architect");
  const volume = await ana.sees(says("How many parcels"));
  const session = served.sessionId ?? "";
  const before = await served.bot.session(session);
  await ana.press(volume.ts, "Up to 20");
  const pressed = fake.deliveries.at(-1);
  await fake.settled();
  const after = await served.bot.session(session);
  expect(after?.seq).toBeGreaterThan(before?.seq ?? 0);

  const stranger = seatIn(globex, "one");
  await fake.deliver("interaction", {
    ...pressed?.payload,
    team: { id: globex.team.id },
    user: { id: stranger.person.id, name: "somebody", team_id: globex.team.id },
    channel: { id: stranger.channel.id },
    trigger_id: "another-trigger",
  });
  await fake.settled();
  expect(await served.bot.session(session)).toEqual(after);
  const shown = stranger.visible();
  expect(JSON.stringify(shown)).not.toContain("parcels");
});
