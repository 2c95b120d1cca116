import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { aProcess, type Process } from "../adapters/slack/killing/a-process.ts";
import type { Workspace } from "../fakes/slack/driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/start-fake-slack.ts";
import type { Installation, Message } from "../fakes/slack/world/world.ts";

const WEB_TOKEN = "a-web-token-of-the-test";
const KEY = Buffer.alloc(32, 5).toString("base64");

let slack: FakeSlack;
let acme: Workspace;
let installed: Installation;
let served: Process;
const folder = mkdtempSync(join(tmpdir(), "waymark-logs-"));

beforeAll(async () => {
  slack = await startFakeSlack({ retryDelaysMs: [0, 300] });
  acme = slack.team("acme");
  installed = acme.install();
  acme.person("anastasia");
  acme.channel("general", { members: ["anastasia"], bot: true });
  served = await aProcess(slack, installed, {
    WAYMARK_DATA: folder,
    LOG_LEVEL: "trace",
    WAYMARK_WEB_TOKEN: WEB_TOKEN,
    WAYMARK_ENCRYPTION_KEY: KEY,
  });
  slack.pointTo({ url: served.url });
});

afterAll(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const says = (words: string) => (message: Message) => message.text.includes(words);
const Line = z.looseObject({ level: z.number(), msg: z.string() });

test("over a whole interview at LOG_LEVEL=trace no word, token or secret is logged, and every turn names its event", async () => {
  const ana = acme.as("anastasia").in("general");
  slack.fail("chat.postMessage", { kind: "status", status: 503 }, { kind: "limited", retryAfter: 1 });
  const { ts: root } = await ana.mention("@bot our zanzibar parcels are a confidential matter");
  await ana.sees(says("How many parcels"));
  await ana.mention("@bot Up to 20 because the quokka says so", { thread: root });
  await ana.sees(says("I did not find an answer in that"));
  await ana.mention("@bot Up to 20", { thread: root });
  const list = await ana.sees(says("Does any of these hold"));
  await ana.press(list.ts, "None of these");
  const where = await ana.sees(says("Where do most of them go?"));
  await ana.press(where.ts, "Some near, some far");
  const drivers = await ana.sees(says("Who could drive every day?"));
  await ana.select(drivers.ts, "Answer with a note");
  await slack.until(
    () => acme.as("anastasia").modal(),
    () => "no form",
  );
  await acme.as("anastasia").submit({
    "Who could drive every day?": "2. Somebody, and somebody else in the holidays",
    Note: "wombat country",
  });
  await ana.sees(says("insurance, the repairs"));
  await ana.mention("@bot what about marsupials?", { thread: root });
  await ana.mention("@bot stop", { thread: root });
  await ana.sees((message) => JSON.stringify(message).includes("What would change it"));
  await slack.settled();
  // Requests that are refused are logged as well.
  await fetch(served.url, {
    method: "POST",
    body: "token=platypus-token",
    headers: { "x-slack-signature": "v0=echidna" },
  });
  await served.stop();

  const lines = served
    .err()
    .trim()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)));
  const turns = lines.filter(({ msg }) => msg === "a turn");
  expect(turns.length).toBeGreaterThanOrEqual(5);
  for (const turn of turns) {
    expect(turn).toMatchObject({
      event: expect.stringMatching(/\S/),
      conversation: expect.stringMatching(/^slack:T\w+\/C\w+/),
      outcome: expect.stringMatching(/\S/),
    });
  }
  expect(lines.length).toBeGreaterThan(turns.length);
  const words = /zanzibar|confidential|quokka|wombat|marsupials|Up to 20|parcels|platypus|echidna|anastasia/i;
  expect(
    served
      .err()
      .split("\n")
      .filter((line) => words.test(line)),
  ).toEqual([]);
  const secrets = [installed.botToken, slack.app.signingSecret, slack.app.appToken, WEB_TOKEN, KEY, "xoxb-", "xapp-"];
  expect(secrets.filter((secret) => served.err().includes(secret))).toEqual([]);
});
