import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seeded } from "../../src/commands/backtest/seeded.ts";
import type { Person } from "../../src/conversation/event.ts";
import type { Decision } from "../../src/decisions/decision.ts";
import { StoreError } from "../../src/errors.ts";
import type { Log, SessionStore } from "../../src/ports.ts";
import { packNamed } from "../adapters/pack-named.ts";
import { aSimDatabase, type SimDatabase } from "./a-database.ts";
import { aPlatform } from "./a-platform.ts";
import { aProcess, type SimProcess } from "./a-process.ts";
import { planAccidents } from "./accidents.ts";
import { channelPlans, scheduleWordsOf } from "./channels.ts";
import { awakeTimes, downTimes } from "./down-times.ts";
import { dayAfter } from "./oracle.ts";
import { createPeople } from "./people.ts";
import { aSimClock } from "./sim-clock.ts";
import { createTrace } from "./trace.ts";
import { WORKSPACE, type Years, type YearsOptions } from "./years.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 11, 1, 12);
/** A Monday. */
const FIRST_MONDAY = "2026-12-07";
const REPLICAS = 2;
const SCRIPT = ["12", "none", "all over the country", "1"];
/** In production six weeks after an instant. */
const signedFrom = (at: number): string[] => [
  "accept",
  "costly",
  new Date(at + 42 * DAY_MS).toISOString().slice(0, 10),
  "more than 5 complaints a week; look at the support inbox",
  "record it",
];

/** Years of reviews on a clock that jumps: people answer or do not, processes die and stall, channels go away. */
export async function liveYears({ decisions, years, channels, seed, say }: YearsOptions): Promise<Years> {
  const random = seeded(seed);
  const clock = aSimClock(START);
  const folder = mkdtempSync(join(tmpdir(), "waymark-sim-"));
  const file = join(folder, "waymark.db");
  const trace = createTrace(clock.now);
  const errors = new Map<string, number>();
  const count = (_fields: Record<string, unknown>, message: string) =>
    void errors.set(message, (errors.get(message) ?? 0) + 1);
  const log: Log = { info: () => undefined, warn: count, error: count };
  const people: Person[] = Array.from({ length: Math.max(4, decisions / 15) }, (_, at) => ({
    id: `U${at}`,
    name: `Person ${at}`,
  }));
  const plans = new Map(channelPlans(WORKSPACE, channels, FIRST_MONDAY).map((plan) => [plan.name, plan]));
  const deaths: Years["deaths"][number][] = [];
  const stalls: Years["stalls"][number][] = [];
  const lives = new Map<string, [from: number, to: number]>();
  let unsaved: Years["unsaved"] = [];
  const marked = new Map<string, Set<string>>();

  let database: SimDatabase = aSimDatabase(file);
  const running = new Map<number, SimProcess>();
  let begun = 0;
  const somebody = () =>
    [...running.values()].filter((one) => one.alive())[Math.floor(random() * running.size)]?.bot ??
    [...running.values()].find((one) => one.alive())?.bot;
  const talkers = createPeople({ clock, random, people, somebody, workspace: WORKSPACE });
  const platform = aPlatform({ now: clock.now, random, putOff: 0.01, cut: 0.003, onRead: talkers.onRead });

  /** Some sessions cannot be saved for a while; marks are noted. */
  const storeOf = (store: SessionStore, name: () => string): SessionStore => ({
    ...store,
    async commit(commit) {
      const decision = commit.session.review?.decision;
      const now = clock.now();
      if (unsaved.some((one) => one.decision === decision && one.from <= now && now < one.to)) {
        throw new StoreError("the disk is full");
      }
      return store.commit(commit);
    },
    async markSent(sessionId, itemId, named) {
      await store.markSent(sessionId, itemId, named);
      marked.set(itemId, (marked.get(itemId) ?? new Set()).add(name()));
    },
  });

  const begin = (at: number): void => {
    begun += 1;
    const name = `p${begun}`;
    lives.set(name, [clock.now(), Number.POSITIVE_INFINITY]);
    const messenger = platform.of(() => name);
    const stores = {
      store: storeOf(trace.sessions(database.store), () => name),
      decisions: trace.decisions(database.decisions),
      reviews: trace.queue(database.reviews),
      archive: database.archive,
    };
    const outside = { clock, stores, messenger, packs: [packNamed("delivery")] as const, log };
    const process = aProcess(name, {
      ...outside,
      undelivered: () => database.undelivered(),
      nextDue: () => database.nextDue(),
      onStall: ({ name: process }, ms, before) => stalls.push({ process, at: clock.now(), ms, before }),
      onDeath: ({ name: process }, between) => {
        deaths.push({ process, at: clock.now(), between });
        running.delete(at);
        lives.set(process, [lives.get(process)?.[0] ?? START, clock.now()]);
        if (!outage) clock.at(clock.now() + (5 + random() * 600) * 1000, () => comeBack(at));
      },
    });
    running.set(at, process);
  };
  let outage = false;
  const comeBack = (at: number): void => {
    if (outage || running.has(at)) return;
    begin(at);
  };
  for (let at = 0; at < REPLICAS; at += 1) begin(at);

  // Channels say when they are asked; one decision is made by talking, the others are made after it.
  const bot = () => somebody() ?? [...running.values()][0]!.bot;
  const [first] = people;
  const person = first ?? { id: "U0", name: "Person 0" };
  let said = 0;
  const talk = async (conversation: string, words: readonly string[]): Promise<string> => {
    const base = { workspace: WORKSPACE, conversation, author: person };
    said += 1;
    const { sessionId = "" } = await bot().handle({ ...base, kind: "start", id: `talk-${said}`, text: "" });
    for (const text of words) {
      said += 1;
      await bot().handle({ ...base, kind: "text", id: `talk-${said}`, text, addressed: true });
      await clock.run(clock.now() + 1000);
    }
    return sessionId;
  };
  const ask = (channel: string, words: string) =>
    bot().log({ kind: "schedule", words }, { workspace: WORKSPACE, person, channel });
  for (const plan of plans.values()) for (const words of scheduleWordsOf(plan)) await ask(plan.name, words);
  await talk(`${WORKSPACE}/C0/first`, [...SCRIPT, ...signedFrom(START)]);
  await clock.run(clock.now() + 120_000);
  const model = (await database.decisions.get(WORKSPACE, "WM-1"))?.decision;
  if (model === undefined) throw new Error("nothing was decided");
  const stored = trace.decisions(database.decisions);
  for (let no = 2; no <= decisions; no += 1) {
    const id = await stored.allocate(WORKSPACE, `made-${no}`);
    const channel = `${WORKSPACE}/C${no % channels}`;
    const owner = people[no % people.length] ?? person;
    const hard = (["easy", "costly", "one-way", undefined] as const)[no % 4];
    const made: Decision = {
      ...model,
      id,
      conversation: `${channel}/t${no}`,
      sessionId: `made-${no}`,
      owner,
      title: `Decision ${no}`,
      review: { nextOn: null, history: [] },
    };
    const { reversibility: _, ...bare } = made;
    await stored.put(hard === undefined ? bare : { ...bare, reversibility: hard }, 0);
    const day = dayAfter("2026-12-02", Math.floor(random() * 90));
    await bot().log({ kind: "review", id, words: `on ${day}` }, { workspace: WORKSPACE, person: owner, channel });
  }

  const end = START + years * 365.25 * DAY_MS;
  unsaved = planAccidents({
    clock,
    random,
    end,
    running,
    platform,
    workspace: WORKSPACE,
    channels,
    people: people.map(({ id }) => id),
    decisions,
    outage: (ms) => {
      if (outage) return;
      outage = true;
      for (const process of running.values()) process.kill();
      clock.at(clock.now() + ms, () => {
        outage = false;
        // Opened anew, as after a restart of the machine.
        void database.close();
        database = aSimDatabase(file);
        for (let at = 0; at < REPLICAS; at += 1) comeBack(at);
      });
    },
  });
  // Interviews go on all the time; some are ratified after days or weeks, some never.
  for (let no = 1; no <= decisions / 5; no += 1) {
    const asker = people[no % people.length] ?? person;
    const conversation = `${WORKSPACE}/C${(7 * no) % channels}/i${no}`;
    const at = clock.now() + random() * (end - clock.now());
    const signs = no % 3 === 0 ? { words: signedFrom(at), afterMs: random() * 40 * DAY_MS } : undefined;
    clock.at(at, () => talkers.interview(conversation, asker, SCRIPT, signs));
  }
  for (let at = clock.now(); at < end; at += 30 * DAY_MS) {
    clock.at(
      at,
      () => void (outage ? undefined : database.store.expire(clock.now() - 90 * DAY_MS, clock.now() - 180 * DAY_MS)),
    );
  }

  const began = process.cpuUsage();
  for (let year = 1; year <= Math.ceil(years); year += 1) {
    await clock.run(Math.min(end, START + year * 365.25 * DAY_MS));
    const { user, system } = process.cpuUsage(began);
    say(
      `${year} years, ${platform.arrivals.length} messages, ${deaths.length} deaths, ${Math.round((user + system) / 1e6)} s of processor time`,
    );
  }
  // What is under way may end: nothing goes wrong any more.
  await clock.run(end + 5 * 60_000);
  const failed = await database.reviews.failed(WORKSPACE, 1000);
  for (const process of running.values()) process.kill();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  const awake = [...lives].flatMap(([name, life]) => {
    const still = stalls.filter(({ process }) => process === name).map(({ at, ms }) => [at, at + ms] as const);
    return awakeTimes(life, still);
  });
  return {
    plans,
    channelOf: trace.channelOf,
    written: trace.written,
    talked: trace.talked,
    digests: trace.digests,
    arrivals: platform.arrivals,
    failed,
    down: downTimes(awake, [START, clock.now()]),
    deaths,
    stalls,
    marked,
    opened: talkers.opened,
    unsaved,
    lost: platform.lost,
    from: START,
    to: end,
    errors,
  };
}
