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
import { channelPlans, scheduleWordsOf } from "./channels.ts";
import { awakeTimes, downTimes } from "./down-times.ts";
import { dayAfter } from "./oracle.ts";
import { createPeople } from "./people.ts";
import { aSimClock } from "./sim-clock.ts";
import { createTrace } from "./trace.ts";
import type { Years, YearsOptions } from "./years.ts";

export const WORKSPACE = "slack:T1";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 11, 1, 12);
/** A Monday. */
const FIRST_MONDAY = "2026-12-07";
const REPLICAS = 2;
const SCRIPT = ["12", "none", "all over the country", "1"];
const SIGNED = [
  "accept",
  "costly",
  "2027-01-15",
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
  const unsaved: Years["unsaved"][number][] = [];
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
    const { reviews, archive, decisions: kept, store } = database;
    const stores = { store: storeOf(store, () => name), decisions: trace.of(kept), reviews, archive };
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
  await talk(`${WORKSPACE}/C0/first`, [...SCRIPT, ...SIGNED]);
  await clock.run(clock.now() + 120_000);
  const model = (await database.decisions.get(WORKSPACE, "WM-1"))?.decision;
  if (model === undefined) throw new Error("nothing was decided");
  const channelOf = new Map([["WM-1", `${WORKSPACE}/C0`]]);
  const stored = trace.of(database.decisions);
  for (let no = 2; no <= decisions; no += 1) {
    const id = await stored.allocate(WORKSPACE, `made-${no}`);
    const channel = `${WORKSPACE}/C${no % channels}`;
    channelOf.set(id, channel);
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

  // What goes wrong, and when.
  const end = START + years * 365.25 * DAY_MS;
  const span = end - clock.now();
  const sometime = () => clock.now() + random() * span * 0.97;
  const often = (everyDays: number, act: () => void): void => {
    for (let no = span / DAY_MS / everyDays; no >= 1; no -= 1) clock.at(sometime(), act);
  };
  const victim = () => [...running.values()][Math.floor(random() * running.size)];
  often(2, () => victim()?.doom(1 + Math.floor(random() * 90), random() < 0.5 ? "before" : "after"));
  often(9, () => victim()?.kill());
  often(7, () => {
    victim()?.stall(1 + Math.floor(random() * 60), (5 + random() ** 3 * 300) * 1000);
  });
  often(120, () => {
    if (outage) return;
    outage = true;
    for (const process of running.values()) process.kill();
    clock.at(clock.now() + 3 * DAY_MS, () => {
      outage = false;
      // Opened anew, as after a restart of the machine.
      void database.close();
      database = aSimDatabase(file);
      for (let at = 0; at < REPLICAS; at += 1) comeBack(at);
    });
  });
  for (let at = 0; at < channels / 10; at += 1) {
    const channel = `${WORKSPACE}/C${Math.floor(random() * channels)}`;
    clock.at(sometime(), () => platform.lost.add(channel));
  }
  for (const one of people.filter((_, at) => at % 5 === 3))
    clock.at(START + span * 0.4, () => platform.lost.add(one.id));
  for (let no = 0; no < decisions / 25; no += 1) {
    const decision = `WM-${1 + Math.floor(random() * decisions)}`;
    const from = sometime();
    unsaved.push({ decision, from, to: from + (0.01 + random() * 30) * DAY_MS });
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
    channelOf,
    written: trace.written,
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
