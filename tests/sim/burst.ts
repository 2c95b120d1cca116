import { channelOf } from "../../src/identity.ts";
import { createPace } from "../../src/pace.ts";
import type { Log, Messenger } from "../../src/ports.ts";
import { packNamed } from "../adapters/pack-named.ts";
import { aDecision } from "../contracts/a-decision.ts";
import { aSimDatabase } from "./a-database.ts";
import { aProcess } from "./a-process.ts";
import { aSimClock } from "./sim-clock.ts";

/** As in the Slack adapter: a wait this short is waited for by the messenger, a longer one is come back after. */
const PATIENCE_MS = 2000;
const WORKSPACE = "slack:T1";
/** A Monday, ten in Berlin. */
const DUE = Date.UTC(2027, 1, 1, 9);

export interface Burst {
  /** From when all were due to the last message (ms). */
  readonly drainMs: number;
  readonly arrived: number;
  readonly twice: number;
  /** Of the channel that waited longest, beside the one that waited least. */
  readonly spreadMs: number;
}

/** So many looks due at the same instant, under one message a second in each channel, on the pace the Slack adapter has. */
export async function drainBurst(decisions: number, channels: number): Promise<Burst> {
  const clock = aSimClock(DUE - 60_000);
  const database = aSimDatabase(":memory:");
  const pace = createPace();
  const last = new Map<string, number>();
  const seen = new Set<string>();
  let twice = 0;
  const sleeper = clock.of(() => true);
  const messenger: Messenger = {
    async deliver({ item, session, ours }) {
      const channel = channelOf(session.conversation);
      for (let wait = pace.waitMs(channel, clock.now(), item.id); wait > 0; ) {
        if (wait > PATIENCE_MS) return { outcome: "retry", afterMs: wait, reason: "the channel is busy" };
        await sleeper.sleep(wait);
        wait = pace.waitMs(channel, clock.now(), item.id);
      }
      if (!(await ours())) return { outcome: "overtaken" };
      if (seen.has(item.id)) twice += 1;
      seen.add(item.id);
      last.set(channel, clock.now());
      return { outcome: "sent", ref: item.id };
    },
    async notice() {},
  };
  for (let no = 1; no <= decisions; no += 1) {
    const conversation = `${WORKSPACE}/C${no % channels}/t${no}`;
    const id = await database.decisions.allocate(WORKSPACE, `made-${no}`);
    const review = { nextOn: "2027-02-01", history: [] };
    await database.decisions.put(aDecision({ id, workspace: WORKSPACE, conversation, review }), 0);
    await database.reviews.plan({ workspace: WORKSPACE, subject: id, kind: "review", at: DUE });
  }
  const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { undelivered, nextDue } = database;
  const process = aProcess("p1", {
    clock,
    stores: database,
    messenger,
    packs: [packNamed("delivery")],
    log,
    undelivered,
    nextDue,
  });
  await clock.run(DUE + 10 * 60_000);
  process.kill();
  await database.close();
  const ends = [...last.values()];
  return {
    drainMs: Math.max(...ends) - DUE,
    arrived: seen.size,
    twice,
    spreadMs: Math.max(...ends) - Math.min(...ends),
  };
}
