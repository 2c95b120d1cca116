import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { createMetrics } from "../../../adapters/metrics/create-metrics.ts";
import { serveMetrics } from "../../../adapters/metrics/serve-metrics.ts";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { createBot } from "../../../src/bot.ts";
import { MEASURES, type Measure } from "../../../src/metering/meter.ts";
import { metered } from "../../../src/metering/metered.ts";
import type { Log } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aFakeMessenger } from "../../fakes/a-fake-messenger.ts";
import { say, smallPack, start } from "../../src/bot/bot-harness.ts";
import { SOON } from "../fall-due.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function aMeteredBot() {
  const database = openDatabase(":memory:");
  const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const metrics = createMetrics();
  const { messenger } = { messenger: aFakeMessenger() };
  const { store, carrier, reviews, watched } = metered(metrics, {
    store: createSqliteStore(database),
    messenger,
    reviews: createSqliteReviewQueue(database),
    clock: systemClock,
    log,
  });
  const ports = {
    store,
    archive: createSqlitePackArchive(database),
    decisions: createSqliteDecisionStore(database),
    reviews,
    zone: "UTC",
    messenger: carrier,
    log,
  };
  const bot = watched(createBot({ ...ports, clock: systemClock, ids: randomIds, packs: [smallPack], replica: "one" }));
  closing.push(async () => {
    await bot.close();
    await store.close();
  });
  return { metrics, bot, log };
}

const amountOf = (text: string, series: string): number | undefined => {
  const found = text.split("\n").find((line) => line.startsWith(`${series} `));
  return found === undefined ? undefined : Number(found.slice(series.length + 1));
};

test("turns, store calls, deliveries and what waits are counted, and served on a port of their own", async () => {
  const { metrics, bot, log } = aMeteredBot();
  const served = await serveMetrics(metrics, { host: "127.0.0.1", port: 0, log });
  closing.push(() => served.close());
  await (await bot.handle(start())).delivered;
  await (await bot.handle(say("one"))).delivered;
  await (await bot.handle(say("one"))).delivered;
  const response = await fetch(`http://127.0.0.1:${served.port}/metrics`);
  const text = await response.text();
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect({
    done: amountOf(text, 'waymark_turns_total{platform="local",outcome="done"}'),
    repeated: amountOf(text, 'waymark_turns_total{platform="local",outcome="duplicate"}'),
    timed: amountOf(text, 'waymark_turn_seconds_count{platform="local"}'),
    commits: amountOf(text, 'waymark_store_calls_total{call="commit"}'),
    waiting: amountOf(text, "waymark_outbox"),
  }).toEqual({ done: 2, repeated: 1, timed: 3, commits: 2, waiting: 0 });
  expect(amountOf(text, 'waymark_deliveries_total{platform="local",outcome="sent"}')).toBeGreaterThanOrEqual(2);
  for (const name of Object.keys(MEASURES)) expect(text).toContain(`# HELP waymark_${name}`);
  expect((await fetch(`http://127.0.0.1:${served.port}/`)).status).toBe(404);
});

test("what the alert rules ask of is served once a process has looked, counters from 0 on: the first failure is a rise", async () => {
  const { metrics, bot, log } = aMeteredBot();
  const served = await serveMetrics(metrics, { host: "127.0.0.1", port: 0, log });
  closing.push(() => served.close());
  closing.push(bot.beginReviews(SOON));
  const rules = readFileSync(join(import.meta.dirname, "../../../deploy/alerts.yaml"), "utf8");
  const asked = [...new Set(rules.match(/\bwaymark_\w+/g))];
  expect(asked.length).toBeGreaterThan(4);
  const scraped = async () => (await fetch(`http://127.0.0.1:${served.port}/metrics`)).text();
  await vi.waitFor(async () => expect(await scraped()).toContain("\nwaymark_reviews_tick_age_seconds "));
  const names = (await scraped()).split("\n").map((line) => /^\w+/.exec(line)?.[0]);
  expect(asked.filter((name) => !names.includes(name))).toEqual([]);
});

test("the table of what is measured says what the program measures, and nothing else", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../deploy/README.md"), "utf8");
  const rows = text.match(/^\| `waymark_.*$/gm);
  const measured = Object.entries<Measure>(MEASURES).map(([name, { kind, labels, help }]) => {
    const series = `waymark_${name}${kind === "counter" ? "_total" : ""}`;
    return `| \`${series}\` | ${labels.map((label) => `\`${label}\``).join(", ")} | ${help} |`;
  });
  expect(rows).toEqual(measured);
});
