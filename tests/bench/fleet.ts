import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readPack } from "../../knowledge/index.ts";
import { exitCode, type Measure, measure, report } from "../../src/commands/report.ts";
import { aReplica, type Replica } from "../adapters/redis/a-bot.ts";
import { aRedis, type TestRedis } from "../adapters/redis/a-redis.ts";
import { interview } from "../adapters/redis/an-interview.ts";
import { quantile } from "./engine-pack.ts";
import { FleetReport, TURNS, turnIn } from "./fleet-turns.ts";
import { keptOfSessions } from "./kept-of-sessions.ts";
import { copiedConversation, copiedId, copies, loadSessions } from "./load-sessions.ts";
import { readNumbers } from "./read-numbers.ts";

/**
 * `npm run bench:fleet [-- --json] [--sessions 1000000]`: what a turn asks of Redis, what a session takes, whether either
 * grows with the number of sessions, and how many turns a second so many processes do on one Redis that syncs every write.
 */
const { numbers, json } = readNumbers({ sessions: 1_000_000 });
const MANY = numbers.sessions;
const FEW = 1000;
const RUNS = 7;
const RUN_TURNS = 60;
/** Sessions that are looked up, evenly among all. */
const LOOKS = 2000;
const say = (line: string) => void process.stderr.write(`${line}\n`);
const folder = (name: string) => join(import.meta.dirname, "..", name);
const delivery = readPack(folder("fixtures/packs/delivery"));
const pythonWeb = readPack(folder("../knowledge/packs/python-web"));
const PREFIX = "waymark:";

interface Spent {
  readonly commands: number;
  readonly awaited: number;
  readonly bytes: number;
  readonly ms: number;
}

interface Side {
  readonly redis: TestRedis;
  readonly replica: Replica;
}

/** Turns of one interview on each side, taking turns, and what each Redis counted meanwhile; marks are what nobody waits for. */
async function spend(sides: readonly Side[], no: number): Promise<Spent[]> {
  for (const { replica } of sides) for (const n of [0, 1]) await (await replica.bot.handle(turnIn(no, n))).delivered;
  await quiet();
  const sent = sides.map(({ replica }) => replica.messenger.arrived.length);
  const before = await Promise.all(sides.map(({ redis }) => counters(redis)));
  const times = sides.map((): number[] => []);
  for (let n = 2; n < RUN_TURNS + 2; n += 1) {
    for (const [index, { replica }] of sides.entries()) {
      const from = performance.now();
      const { delivered } = await replica.bot.handle(turnIn(no, n));
      times[index]?.push(performance.now() - from);
      await delivered;
    }
  }
  await quiet();
  const after = await Promise.all(sides.map(({ redis }) => counters(redis)));
  return sides.map(({ replica }, index) => {
    const marks = replica.messenger.arrived.length - (sent[index] ?? 0);
    const scripts = (after[index]?.scripts ?? 0) - (before[index]?.scripts ?? 0);
    return {
      commands: scripts / RUN_TURNS,
      awaited: (scripts - marks) / RUN_TURNS,
      bytes: ((after[index]?.bytes ?? 0) - (before[index]?.bytes ?? 0)) / RUN_TURNS,
      ms: quantile(times[index] ?? [], 0.5),
    };
  });
}

/** Long enough for what is marked after a turn. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 50));

async function counters({ admin }: TestRedis): Promise<{ scripts: number; bytes: number }> {
  const [stats, commands] = await Promise.all([admin.info("stats"), admin.info("commandstats")]);
  const number = (text: string, form: RegExp) => Number(form.exec(text)?.[1] ?? 0);
  const bytes = number(stats, /total_net_input_bytes:(\d+)/) + number(stats, /total_net_output_bytes:(\d+)/);
  const calls = ["evalsha", "eval"].map((name) => number(commands, new RegExp(`cmdstat_${name}:calls=(\\d+)`)));
  return { scripts: calls.reduce((sum, each) => sum + each, 0), bytes };
}

const used = async ({ admin }: TestRedis): Promise<number> =>
  Number(/used_memory:(\d+)/.exec(await admin.info("memory"))?.[1]);

async function growth(): Promise<Measure[]> {
  const [small, large] = [await aRedis(), await aRedis()];
  const writer = await aReplica(small.url, pythonWeb);
  const id = await interview(writer.bot, pythonWeb, 1, 12);
  await quiet();
  const finished = await writer.store.read(id);
  if (finished.kind !== "found" || finished.session.outbox.length > 0)
    throw new Error("there is no finished interview");
  await writer.close();
  await loadSessions(large.port, PREFIX, [finished]);
  const [loaded, committed] = await Promise.all([large, small].map(({ admin }) => keptOfSessions(admin, PREFIX)));
  if (!isDeepStrictEqual(loaded, committed)) throw new Error("a loaded session is not what commits leave");
  await Promise.all([small.admin.flushall(), large.admin.flushall()]);
  const before = await used(large);
  const from = performance.now();
  await loadSessions(small.port, PREFIX, copies(finished, FEW));
  await loadSessions(large.port, PREFIX, copies(finished, MANY));
  const bytes = ((await used(large)) - before) / MANY;
  const loadS = (performance.now() - from) / 1000;
  say(`${MANY} sessions loaded in ${Math.round(loadS)} s`);
  const reader = await aReplica(large.url, pythonWeb);
  const lookMs: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const no = Math.floor((look * MANY) / LOOKS);
    const looked = performance.now();
    const pointed = await reader.store.pointer(copiedConversation(no));
    const read = await reader.store.read(pointed ?? "");
    lookMs.push(performance.now() - looked);
    if (pointed !== copiedId(no) || read.kind !== "found") throw new Error(`session ${no} was not found`);
  }
  await reader.close();

  const [few, many] = [await aReplica(small.url, delivery), await aReplica(large.url, delivery)];
  const sides = [
    { redis: small, replica: few },
    { redis: large, replica: many },
  ];
  const runs: Spent[][] = [];
  for (let run = 0; run < RUNS + 2; run += 1) {
    const spent = await spend(sides, 1000 + run);
    if (run >= 2) runs.push(spent);
  }
  const middle = (side: number, of: keyof Spent): number =>
    quantile(
      runs.map((run) => run[side]?.[of] ?? Number.NaN),
      0.5,
    );
  const apart = (of: keyof Spent): number => 100 * Math.abs(middle(1, of) / middle(0, of) - 1);
  await Promise.all([few.close(), many.close()]);
  await Promise.all([small.stop(), large.stop()]);
  return [
    measure("awaited-commands-per-turn", middle(1, "awaited"), "commands", ["<=", 1]),
    measure("bytes-per-session", bytes, "bytes", ["<=", 4096]),
    measure("flat-commands", Math.max(apart("commands"), apart("bytes")), `% more or fewer at ${MANY}`, ["<=", 10]),
    measure("flat-time", apart("ms"), `% more or less at ${MANY}`, ["<=", 25]),
    measure("commands-per-turn", middle(1, "commands"), "commands, marks included"),
    measure("redis-bytes-per-turn", middle(1, "bytes"), "bytes both ways"),
    measure("turn-ms", middle(1, "ms"), "ms"),
    measure("gigabytes-per-million", (bytes * 1e6) / 2 ** 30, "GiB"),
    measure("sessions-loaded", MANY, "sessions"),
    measure("load-seconds", loadS, "s"),
    measure("looked-up", lookMs.length, "sessions, all found by their conversation"),
    measure("look-up-ms", quantile(lookMs, 0.5), "ms, pointer and session"),
    measure("look-up-p99", quantile(lookMs, 0.99), "ms, pointer and session"),
  ];
}

interface Fleet {
  readonly replicas: number;
  /** Interviews shared out among the processes, `count` for each; how long their turns took, and how many there were a second. */
  round(first: number, count: number): Promise<{ times: number[]; rate: number }>;
  stop(): Promise<void>;
}

/** So many processes on a Redis of their own that syncs every write. */
async function aFleet(replicas: number): Promise<Fleet> {
  const redis = await aRedis("--appendonly", "yes", "--appendfsync", "always");
  const processes = Array.from({ length: replicas }, () =>
    fork(join(import.meta.dirname, "fleet-replica.ts"), [redis.url, PREFIX], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    }),
  );
  await Promise.all(processes.map((each) => once(each, "message")));
  return {
    replicas,
    async round(first, count) {
      const said = processes.map((each) => once(each, "message"));
      for (const [index, each] of processes.entries()) each.send({ first: first + index * count, count, lanes: 16 });
      const reports = (await Promise.all(said)).map(([message]) => FleetReport.parse(message));
      const times = reports.flatMap((each) => each.times);
      return { times, rate: (times.length * 1000) / Math.max(...reports.map(({ ms }) => ms)) };
    },
    async stop() {
      for (const each of processes) each.disconnect();
      await redis.stop();
    },
  };
}

/** One, two and three processes take turns, so that what else the machine does meets them alike. */
async function speeds(): Promise<Measure[]> {
  const fleets = await Promise.all([1, 2, 3].map(aFleet));
  for (const fleet of fleets) await fleet.round(0, 20);
  const rounds = fleets.map((): { times: number[]; rate: number }[] => []);
  for (let no = 1; no <= RUNS; no += 1) {
    for (const [index, fleet] of fleets.entries()) {
      rounds[index]?.push(await fleet.round(no * 10_000, Math.ceil(120 / fleet.replicas)));
    }
  }
  await Promise.all(fleets.map((fleet) => fleet.stop()));
  return fleets.flatMap(({ replicas }, index) => {
    const middle = (of: (round: { times: number[]; rate: number }) => number): number =>
      quantile((rounds[index] ?? []).map(of), 0.5);
    return [
      measure(
        `turns-per-second-${replicas}`,
        middle(({ rate }) => rate),
        "turns",
      ),
      measure(
        `p50-${replicas}`,
        middle(({ times }) => quantile(times, 0.5)),
        "ms, 16 at once in each process",
      ),
      measure(
        `p99-${replicas}`,
        middle(({ times }) => quantile(times, 0.99)),
        "ms, 16 at once in each process",
      ),
    ];
  });
}

const rows: Measure[] = [...(await growth()), ...(await speeds())];
process.stdout.write(report(rows, { json, title: `A fleet on one Redis, ${TURNS} turns an interview` }));
process.exitCode = exitCode(rows);
