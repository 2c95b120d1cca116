import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../adapters/sqlite/sqlite-store.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/start-fake-slack.ts";
import type { Message } from "../fakes/slack/world/world.ts";
import { aRun } from "./a-run.ts";

let slack: FakeSlack;
const folder = mkdtempSync(join(tmpdir(), "waymark-draining-"));
beforeAll(async () => {
  slack = await startFakeSlack({ retryDelaysMs: [0, 300] });
});
afterAll(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const says = (words: string) => (message: Message) => message.text.includes(words);

test("told to stop in the middle of turns it is not ready at once, finishes them, and is gone within ten seconds", async () => {
  const acme = slack.team("acme");
  const { botToken } = acme.install();
  acme.person("ana");
  acme.channel("general", { members: ["ana"], bot: true });
  const { child, ended, address, said } = aRun(["start"], {
    WAYMARK_DATA: folder,
    WAYMARK_PACKS: "tests/fixtures/packs/delivery",
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
  });
  const url = await address;
  slack.pointTo({ url: `${url}/slack/events` });
  const ana = acme.as("ana").in("general");
  await ana.mention("@bot");
  const first = await ana.sees(says("How many parcels"));
  slack.failAlways("chat.postMessage", { kind: "slow", ms: 1200 });
  await ana.press(first.ts, "Up to 20");

  const from = performance.now();
  child.kill("SIGTERM");
  const readiness = async () => {
    const answer = await fetch(`${url}/readyz`);
    return [answer.status, await answer.json()];
  };
  await expect
    .poll(readiness, { interval: 20, timeout: 10_000 })
    .toEqual([503, { ready: false, waitingFor: ["stopping"] }]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  // What still comes before the balancer has seen it is taken as well.
  const { deliveries } = await ana.mention("@bot");
  expect(deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual([200]);
  expect((await ended).code).toBe(0);
  expect(performance.now() - from).toBeLessThan(10_000);

  await ana.sees(says("Does any of these hold"));
  const store = createSqliteStore(openDatabase(join(folder, "waymark.db")));
  const workspace = `slack:${acme.team.id}`;
  const sessions = await store.recent(workspace, ana.person.id, 10);
  await store.close();
  expect(said.err).toBe("");
  // Sent and marked, or left in the store for the next process: nothing is lost.
  expect(sessions).toHaveLength(2);
  expect(sessions.find(({ answers }) => answers.volume !== undefined)?.outbox).toEqual([]);
});
