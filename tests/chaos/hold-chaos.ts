import { openRedis } from "../../adapters/redis/open-redis.ts";
import { seeded } from "../../src/commands/backtest/seeded.ts";
import { type Measure, measure } from "../../src/commands/report.ts";
import { aRedis, type TestRedis } from "../adapters/redis/a-redis.ts";
import { aProcess, type Process } from "../adapters/slack/killing/a-process.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/start-fake-slack.ts";
import { type Audit, audit } from "./audit.ts";
import { aBalancer } from "./balancer.ts";
import type { SaidBy } from "./copies.ts";
import type { Blow } from "./explain-double.ts";
import { type Ended, interview } from "./interview.ts";
import { createThreads } from "./threads.ts";

export interface ChaosOptions {
  /** How many are open at any time. */
  readonly interviews: number;
  /** How long people take before they press, at most. */
  readonly thinkMs: number;
  /** How long things are broken. */
  readonly breakMs: number;
  /** How long what was begun may take afterwards. */
  readonly graceMs: number;
  /** Between two blows, about. */
  readonly everyMs: number;
  /** Every wait of the processes is divided by it. */
  readonly hurry: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const REPLICAS = 3;
const CLAIM_MS = 30_000;
const UNSURE_MS = 30_000;
/** What the client of Slack waits for an answer, in a hurry or not. */
const ANSWER_MS = 5000;

/** Three processes, one Redis and many interviews at once, while processes are killed and stopped, Redis is killed, connections are cut, and requests are doubled, delayed and left without an answer; then the audit. */
export async function holdChaos(
  options: ChaosOptions,
): Promise<{ rows: Measure[]; found: Audit; blows: readonly Blow[] }> {
  const { interviews, thinkMs, breakMs, graceMs, everyMs, hurry, say } = options;
  const random = seeded(options.seed);
  const redis = await aRedis("--appendonly", "yes", "--appendfsync", "always");
  const fake = await startFakeSlack({ retryDelaysMs: [0, 60_000 / hurry, 300_000 / hurry] });
  const acme = fake.team("acme");
  const installed = acme.install();
  for (const name of ["ana", "ben"]) acme.person(name);
  const balancer = await aBalancer({ delayed: 0.1, delayMs: 500, doubled: 0.05, unanswered: 0.03 }, random);
  const env = { REDIS_URL: redis.url, LOG_LEVEL: "error" };
  const replicas: Process[] = [];
  /** All there ever were. */
  const processes = new Map<string, Process>();
  const join = async (at: number): Promise<void> => {
    const replica = await aProcess(fake, installed, env, hurry);
    replicas[at] = replica;
    processes.set(replica.pid, replica);
    balancer.targets.add(replica.url);
  };
  await Promise.all(Array.from({ length: REPLICAS }, (_, at) => join(at)));
  fake.pointTo({ url: balancer.url });

  const began = Date.now();
  let [peace, stopped] = [false, false];
  const messages = createThreads(fake.world);
  /** In each channel one interview after the other, until things are left in peace. */
  const talks = Array.from({ length: interviews }, async (_, no): Promise<Ended[]> => {
    const channel = acme.channel(`team-${no}`, { members: ["ana", "ben"], bot: true });
    const [starter, colleague] = [acme.as("ana").in(channel.name), acme.as("ben").in(channel.name)];
    const thread = (root: string) => messages(channel.id, root);
    const patienceMs = 12_000 / Math.min(hurry, 4);
    const talk = { starter, colleague, thread, random, thinkMs, patienceMs, stopped: () => stopped };
    const held: Ended[] = [];
    do {
      await pause(random() * thinkMs);
      held.push(await interview(talk));
    } while (!peace);
    return held;
  });
  const blows = await strike({ fake, redis, replicas, join, random, breakMs, everyMs, hurry, say });
  peace = true;
  say(`everything is left in peace after ${Math.round((Date.now() - began) / 1000)} s`);
  const timer = setTimeout(() => {
    stopped = true;
  }, graceMs);
  const ended = (await Promise.all(talks)).flat();
  clearTimeout(timer);

  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { store } = await openRedis({ url: redis.url, prefix: "waymark:", log });
  await settled(store, ended, `slack:${acme.team.id}`, (2 * CLAIM_MS) / hurry + 5000);
  const saidBy: SaidBy = (pid, item) => {
    const process = processes.get(pid);
    return { markedAt: process?.marks.get(item), unanswered: process?.unanswered.get(item) };
  };
  const waits = { claimMs: CLAIM_MS / hurry, unsureMs: UNSURE_MS / hurry, answerMs: ANSWER_MS };
  const found = await audit(fake, store, ended, messages, blows, saidBy, {
    ...waits,
    slackMs: hurry > 1 ? 1500 : 5000,
  });
  await Promise.all(replicas.map((replica) => replica.stop()));
  await store.close();
  await balancer.close();
  await fake.stop();
  await redis.stop();
  say(
    `${JSON.stringify(balancer.counts)}; ${found.acknowledged} acknowledged, ${found.posted} messages, ${blows.length} blows`,
  );
  const finished = ended.filter((each) => each.finished).length;
  const rows = [
    measure("acked-lost", found.ackedLost.length, "events", ["<=", 0]),
    measure("wrong-thread", found.wrongThread.length, "messages", ["<=", 0]),
    measure("wrong-order", found.wrongOrder.length, "threads", ["<=", 0]),
    measure("unexplained-doubles", found.unexplained.length, "messages", ["<=", 0]),
    measure("explained-doubles", found.explained.length, "messages"),
    measure("finished", (100 * finished) / ended.length, "%", [">=", 100]),
    measure("interviews", ended.length, `interviews, ${interviews} at once`),
    measure("acknowledged", found.acknowledged, "events"),
    measure("messages", found.posted, "messages"),
    measure("blows", blows.length, "kills, stalls, restarts and cuts"),
  ];
  return { rows, found, blows };
}

interface Striking extends Pick<ChaosOptions, "breakMs" | "everyMs" | "hurry" | "say"> {
  readonly fake: FakeSlack;
  readonly redis: TestRedis;
  readonly replicas: Process[];
  readonly join: (at: number) => Promise<void>;
  readonly random: () => number;
}

/** Blow after blow until the time is over, also while a process stands still; everything runs afterwards. */
async function strike({
  fake,
  redis,
  replicas,
  join,
  random,
  breakMs,
  everyMs,
  hurry,
  say,
}: Striking): Promise<Blow[]> {
  const blows: Blow[] = [];
  const until = Date.now() + breakMs;
  const still = new Map<number, Promise<void>>();
  // On a machine with much else to do there is at least one of each kind, however long that takes.
  const each = [0.9, 0.1, 0.3, 0.45, 0.9];
  while (Date.now() < until || each.length > 0) {
    await pause(everyMs * (0.5 + random()));
    const from = Date.now();
    const free = [...replicas.keys()].filter((at) => !still.has(at));
    const kind = free.length === 0 ? 0 : (each.shift() ?? random());
    const at = free[Math.floor(random() * free.length)] ?? 0;
    const victim = replicas[at];
    const process = victim?.pid ?? "";
    const struck = (blow: Pick<Blow, "kind" | "what" | "process">) => {
      blows.push({ ...blow, from, to: Date.now() });
      say(`${blow.what}, ${Date.now() - from} ms`);
    };
    if (kind < 0.25) {
      await redis.kill();
      await pause(random() * 1500);
      await redis.restart();
      struck({ kind: "redis", what: "Redis was killed and started again" });
    } else if (kind < 0.4) {
      victim?.signal("SIGSTOP");
      const goesOn = pause(40_000 / hurry).then(() => {
        victim?.signal("SIGCONT");
        still.delete(at);
        struck({ kind: "stopped", what: `process ${process} stood still`, process });
      });
      still.set(at, goesOn);
    } else if (kind < 0.5) {
      fake.fail("chat.postMessage", { kind: "reset-after" });
      struck({ kind: "cut", what: "Slack cut somebody off after it had taken a message" });
    } else {
      victim?.signal("SIGKILL");
      await victim?.ended;
      await pause(random() * 1000);
      await join(at);
      struck({ kind: "killed", what: `process ${process} was killed`, process });
    }
  }
  await Promise.all(still.values());
  return blows;
}

/** Until nothing of the interviews waits to be sent, or the time is over. */
async function settled(
  store: Awaited<ReturnType<typeof openRedis>>["store"],
  ended: readonly Ended[],
  workspace: string,
  withinMs: number,
): Promise<void> {
  const until = Date.now() + withinMs;
  for (const { channel, root } of ended) {
    for (;;) {
      const id = await store.pointer(`${workspace}/${channel}/${root}`);
      const read = id === undefined ? undefined : await store.read(id);
      if (read?.kind !== "found" || read.session.outbox.length === 0 || Date.now() > until) break;
      await pause(50);
    }
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
