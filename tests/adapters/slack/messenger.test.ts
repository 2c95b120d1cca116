import { afterEach, beforeEach } from "vitest";
import { messengerContract } from "../../contracts/messenger-contract.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import { type ServedSlack, serveSlack } from "./serve-slack.ts";

let fake: FakeSlack;
let served: ServedSlack;
let place: { workspace: string; conversation: string; person: string };

beforeEach(async () => {
  fake = await startFakeSlack();
  const acme = fake.team("acme");
  const { botToken } = acme.install();
  const ana = acme.person("ana");
  acme.channel("general", { members: ["ana"], bot: true });
  served = await serveSlack(fake, { token: botToken });
  const workspace = `slack:${ana.team}`;
  const { ts, channel } = {
    ...(await acme.as("ana").in("general").say("hello")),
    channel: acme.as("ana").in("general").channel,
  };
  place = { workspace, conversation: `${workspace}/${channel.id}/${ts}`, person: ana.id };
});

afterEach(async () => {
  await served.close();
  await fake.stop();
});

messengerContract(
  "Slack",
  () => served.slack.messenger,
  () => place,
);
