import { openRedis } from "../../../adapters/redis/open-redis.ts";
import type { LoadedPack } from "../../../knowledge/index.ts";
import type { Waits } from "../../../src/bot/waits.ts";
import { type Bot, createBot } from "../../../src/bot.ts";
import type { Clock, Log, ReviewQueue, SessionStore } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aFakeMessenger, type FakeMessenger } from "../../fakes/a-fake-messenger.ts";

export interface Replica {
  readonly bot: Bot;
  readonly store: SessionStore;
  readonly reviews: ReviewQueue;
  readonly messenger: FakeMessenger;
  readonly lines: string[];
  close(): Promise<void>;
}

/** A bot as one of several processes on a Redis, with waits of a thirtieth. */
export async function aReplica(
  url: string,
  pack: LoadedPack,
  more: {
    readonly waits?: Partial<Waits>;
    readonly timeoutMs?: number;
    readonly prefix?: string;
    readonly clock?: Clock;
    readonly zone?: string;
    /** The platform it shares with others. */
    readonly messenger?: FakeMessenger;
  } = {},
): Promise<Replica> {
  const lines: string[] = [];
  const line = (fields: Record<string, unknown>, message: string) =>
    void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { info: line, warn: line, error: line };
  const { timeoutMs = 2500, prefix = "waymark:", clock = systemClock, zone = "UTC" } = more;
  const { store, decisions, reviews, archive } = await openRedis({
    url,
    prefix,
    log,
    timeoutMs,
    connectMs: 500,
    againMs: 50,
  });
  const messenger = more.messenger ?? slackLike();
  const waits = { claimMs: 1000, unsureMs: 1000, retryMs: 50, ...more.waits };
  const ports = {
    store,
    decisions,
    reviews,
    zone,
    archive,
    messenger,
    clock,
    ids: randomIds,
    log,
    packs: [pack] as const,
    waits,
  };
  const bot = createBot({ ...ports, replica: randomIds.next() });
  return {
    bot,
    store,
    reviews,
    messenger,
    lines,
    async close() {
      await bot.close();
      await store.close();
    },
  };
}

/** Names messages as long as Slack does. */
function slackLike(): FakeMessenger {
  const messenger = aFakeMessenger();
  const { deliver } = messenger;
  messenger.deliver = async (delivery) => {
    const result = await deliver(delivery);
    if (result.outcome !== "sent" || delivery.ref !== undefined) return result;
    return { ...result, ref: `C012ABCDEFG/1710${String(messenger.arrived.length).padStart(6, "0")}.004200` };
  };
  return messenger;
}
