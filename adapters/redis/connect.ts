import { Cluster, Redis, type RedisOptions } from "ioredis";
import { type RedisPlace, readRedisUrl } from "../../src/config/read-redis-url.ts";
import { StoreError } from "../../src/errors.ts";
import type { Log } from "../../src/ports.ts";
import { createKeys, type Keys } from "./keys.ts";
import { createScripts, type Scripts } from "./scripts.ts";
import { orStoreFailure } from "./store-failure.ts";

export interface RedisConnection {
  readonly url: string;
  /** Before every key. */
  readonly prefix: string;
  readonly log: Log;
  /** After this long without an answer a command has failed; what Redis does with it later does no harm. */
  readonly timeoutMs?: number;
  /** How long `connectRedis` waits for a Redis that is away; it goes on trying afterwards. */
  readonly connectMs?: number;
  /** Between two attempts to connect. */
  readonly againMs?: number;
}

/** The way to one Redis, shared by everything kept there. */
export interface RedisLink {
  readonly client: Redis | Cluster;
  /** A second connection that only listens. */
  readonly listener: Redis | Cluster;
  /** One more connection, whose commands wait while Redis is away and are sent again; whoever asks for it closes it. */
  readonly another: () => Redis | Cluster;
  readonly scripts: Scripts;
  readonly keys: Keys;
  /** Where it is, for messages. */
  readonly where: string;
  /** Throws a `StoreError` in place of what Redis threw; refuses at once where too much waits already. */
  guarded<T>(act: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

type Options = Omit<RedisOptions, "replyMapping">;

/** Commands that may wait for an answer at once. */
const MOST_WAITING = 5000;

/**
 * Connects, and goes on connecting. Nothing is queued while Redis is away and nothing is sent twice: a command fails, and
 * whoever asked says so. Throws `StoreError` for an address of another form.
 */
export async function connectRedis(options: RedisConnection): Promise<RedisLink> {
  const { url, prefix, log, timeoutMs = 2500, connectMs = 3000, againMs = 500 } = options;
  const place = readRedisUrl(url);
  if (place === undefined) throw new StoreError("REDIS_URL has another form than the ones README.md lists.");
  const again = (times: number): number => Math.min(50 * times, againMs);
  const client = open(place, { commandTimeout: timeoutMs, socketTimeout: 2 * timeoutMs }, false, again);
  const listener = open(place, { maxRetriesPerRequest: null, autoResubscribe: false }, true, again);
  // Not sent again, a command that was under way would never be answered: ioredis drops it in silence.
  const another = () => open(place, { maxRetriesPerRequest: null, autoResendUnfulfilledCommands: true }, true, again);
  let waiting = 0;
  let away = false;
  client.on("error", (error: Error) => {
    if (!away) log.error({ redis: place.shown, cause: error.message }, "Redis cannot be reached; connecting goes on");
    away = true;
  });
  client.on("ready", () => {
    if (away) log.warn({ redis: place.shown }, "Redis is back");
    away = false;
  });
  listener.on("error", () => undefined);
  await ready(client, connectMs);
  return {
    client,
    listener,
    another,
    scripts: createScripts(client),
    keys: createKeys(prefix),
    where: place.shown,
    async guarded(act) {
      if (waiting >= MOST_WAITING) {
        throw new StoreError(`Redis at ${place.shown}: ${waiting} commands wait for an answer already.`);
      }
      waiting += 1;
      return orStoreFailure(place.shown, act).finally(() => {
        waiting -= 1;
      });
    },
    async close() {
      client.disconnect();
      listener.disconnect();
    },
  };
}

function open(
  { kind, nodes, tls, username, password, db, primary }: RedisPlace,
  more: Options,
  queue: boolean,
  again: (times: number) => number,
): Redis | Cluster {
  const common: Options = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    // A replica that became the primary, or the other way round: look again who is.
    reconnectOnError: (error) => (error.message.startsWith("READONLY") ? 1 : false),
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    ...more,
  };
  const [first] = nodes;
  if (kind === "cluster") {
    return new Cluster([...nodes], {
      clusterRetryStrategy: again,
      clusterNodeRetryStrategy: again,
      enableOfflineQueue: queue,
      redisOptions: { ...common, ...(tls ? { tls: {} } : {}) },
    });
  }
  const shared = { ...common, db, retryStrategy: again, enableOfflineQueue: queue };
  if (kind === "sentinel") {
    const secure = tls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {};
    return new Redis({
      ...shared,
      sentinels: [...nodes],
      name: primary ?? "",
      sentinelRetryStrategy: again,
      ...secure,
    });
  }
  return new Redis({ ...shared, host: first?.host ?? "", port: first?.port ?? 6379, ...(tls ? { tls: {} } : {}) });
}

/** Resolves when it is ready, and after `ms` at the latest. */
function ready(client: Redis | Cluster, ms: number): Promise<void> {
  if (client.status === "ready") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      client.off("ready", done);
      resolve();
    }
    client.on("ready", done);
  });
}
