import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalPack, type LoadedPack, parseCanonicalPack, readPack } from "../../knowledge/index.ts";
import { WAITS } from "../../src/bot/waits.ts";
import { exitCode, measure, report } from "../../src/commands/report.ts";
import { serveSlack } from "../adapters/slack/serve-slack.ts";
import { bareBolt } from "./bare-bolt.ts";
import { quantile } from "./engine-pack.ts";

/** How much the adapter and the bot cost beside a bare Bolt app: the same requests, interleaved, on the same durability. */
const SECRET = "a-signing-secret-of-the-bench";
const RUNS = 7;
const WARM_UPS = 2;
const TURNS = 60;
const AT_ONCE = 16;
/** Long enough for what a turn sends and marks after its answer. */
const QUIET_MS = 15;

const api = createServer((request, response) => {
  request.resume();
  const said = request.url?.endsWith("users.info")
    ? { ok: true, user: { name: "ana" } }
    : {
        ok: true,
        ts: `1700000000.${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`,
        team_id: "T1",
        user_id: "UBOT",
        bot_id: "B1",
        message_ts: "1.1",
      };
  request.on("end", () => response.setHeader("content-type", "application/json").end(JSON.stringify(said)));
});
await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`;

let events = 0;

/** A mention in the thread, signed; resolves with the milliseconds until it was answered. */
async function mention(url: string, thread: string, text: string): Promise<number> {
  events += 1;
  const ts = `17100000${String(events).padStart(5, "0")}.000100`.slice(-17);
  const body = JSON.stringify({
    type: "event_callback",
    team_id: "T1",
    event_id: `Ev${events}`,
    authorizations: [{ team_id: "T1", user_id: "UBOT", is_bot: true, is_enterprise_install: false }],
    event: {
      type: "app_mention",
      channel: `C${thread.replace(/\D/g, "")}`,
      ts,
      thread_ts: thread,
      user: "U1",
      text: `<@UBOT> ${text}`,
    },
  });
  const at = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", SECRET).update(`v0:${at}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": at,
    "x-slack-signature": signature,
  };
  const start = performance.now();
  const response = await fetch(url, { method: "POST", body, headers });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return performance.now() - start;
}

const folder = mkdtempSync(join(tmpdir(), "waymark-bench-slack-"));
const app = { signingSecret: SECRET, clientId: "1", clientSecret: "1", appToken: "xapp" } as never;

async function serve(name: string, pack?: LoadedPack): Promise<{ url: string; close(): Promise<void> }> {
  let url = "";
  const fake = {
    app,
    apiUrl,
    pointTo: (target: object) => {
      url = (target as { url: string }).url;
    },
  };
  const served = await serveSlack(fake, {
    token: "xoxb-bench",
    folder: join(folder, name),
    // As in the product, not in its tests' hurry.
    waits: WAITS,
    ...(pack ? { packs: [pack] } : {}),
  });
  return { url, close: () => served.close() };
}

/** The first question of the small pack alone. */
function oneQuestion(): LoadedPack {
  const small = readPack(join(import.meta.dirname, "../fixtures/packs/small"));
  const { checklist: _, root: __, ...manifest } = small.manifest;
  const questions = small.questions.slice(0, 1);
  const asked = questions[0]?.id;
  const options = manifest.options.map(({ block: ___, ...option }) => option);
  const evidence = small.evidence.map((one) => ({
    ...one,
    speaks: one.speaks.filter((spoken) => "question" in spoken && spoken.question === asked),
  }));
  const pack = {
    ...small,
    manifest: { ...manifest, options },
    questions,
    evidence,
    rules: [],
    exits: [],
    tensions: [],
    caveats: [],
  };
  return parseCanonicalPack(canonicalPack(pack as LoadedPack));
}

interface Rival {
  readonly url: string;
  readonly thread: (at: number) => string;
  readonly words: (at: number) => string;
}

/** Median milliseconds of each rival; they take turns, one request each. */
async function latencies(
  rivals: readonly Rival[],
  prepare: (rival: Rival, run: number) => Promise<void>,
): Promise<number[]> {
  const medians = rivals.map((): number[] => []);
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    for (const rival of rivals) await prepare(rival, run);
    const times = rivals.map((): number[] => []);
    for (let at = 0; at < TURNS; at += 1) {
      for (const [index, { url, thread, words }] of rivals.entries()) {
        times[index]?.push(await mention(url, thread(run * TURNS + at), words(run * TURNS + at)));
        // What is sent after the answer is not part of the next one.
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      }
    }
    if (run >= WARM_UPS) for (const [index, list] of times.entries()) medians[index]?.push(quantile(list, 0.5));
  }
  return medians.map((list) => quantile(list, 0.5));
}

/** Requests a second, many at once in different threads. */
async function throughput({ url, words }: Rival, run: number): Promise<number> {
  const count = AT_ONCE * 20;
  const start = performance.now();
  let next = 0;
  const worker = async (lane: number) => {
    for (; next < count; next += 1)
      await mention(url, `1700000000.${String(lane + 1).padStart(6, "0")}`, words(run * count + next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => worker(lane)));
  return (1000 * count) / (performance.now() - start);
}

const threadOf = (at: number) => `17000001${String(at).padStart(2, "0")}.000100`;
const bare = await bareBolt(join(folder, "bare.db"), apiUrl, SECRET);
const plumbing = await serve("plumbing", oneQuestion());
const whole = await serve("whole");
const one = { thread: () => "1700000000.000001" };
const naming = { ...one, words: (at: number) => `decides: Grace ${at}` };
const rivals: Rival[] = [
  { ...naming, url: bare.url },
  { ...naming, url: plumbing.url },
];
for (const { url } of rivals)
  for (let lane = 1; lane <= AT_ONCE; lane += 1) await mention(url, `1700000000.${String(lane).padStart(6, "0")}`, "");
const [peer = 1, ours = 1] = await latencies(rivals, async () => undefined);

const answering: Rival[] = [
  { url: bare.url, thread: threadOf, words: () => "up to 20" },
  { url: whole.url, thread: threadOf, words: () => "up to 20" },
];
const [peerTurn = 0, ourTurn = 0] = await latencies(answering, async ({ url, thread }, run) => {
  for (let at = 0; at < TURNS; at += 1) await mention(url, thread(run * TURNS + at), "");
});

const rates: [number[], number[]] = [[], []];
for (let run = 0; run < 2 + 5; run += 1) {
  for (const [index, rival] of rivals.entries()) {
    const rate = await throughput(rival, run + 1000);
    if (run >= 2) rates[index]?.push(rate);
  }
}
const [peerRate, ourRate] = rates.map((list) => quantile(list, 0.5)) as [number, number];

for (const served of [bare, plumbing, whole]) await served.close();
api.close();
rmSync(folder, { recursive: true, force: true });

const rows = [
  measure("plumbing-ratio", ours / peer, "bare Bolt apps", ["<=", 1.3]),
  measure("turn-extra-ms", ourTurn - peerTurn, "ms", ["<=", 1]),
  measure("throughput-ratio", ourRate / peerRate, "bare Bolt apps", [">=", 0.7]),
  measure("bare-ms", peer, "ms"),
  measure("plumbing-ms", ours, "ms"),
  measure("turn-ms", ourTurn, "ms"),
  measure("bare-per-second", peerRate, "requests"),
  measure("plumbing-per-second", ourRate, "requests"),
];
process.stdout.write(report(rows, { json: process.argv.includes("--json"), title: "Slack, beside a bare Bolt app" }));
process.exitCode = exitCode(rows);
