import { join } from "node:path";
import { createHttpServer } from "../../../adapters/http/http-server.ts";
import { openSqlite, type SqliteStores } from "../../../adapters/sqlite/open-sqlite.ts";
import type { Cloud } from "../../../adapters/teams/authentication.ts";
import { connectTeams, type Teams } from "../../../adapters/teams/connect.ts";
import type { LoadedPack } from "../../../knowledge/index.ts";
import type { Waits } from "../../../src/bot/waits.ts";
import type { Bot } from "../../../src/bot.ts";
import type { Clock, Messenger, SessionStore } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aListenedBot, linesOfLog, type SaidIn } from "../a-listened-bot.ts";
import { SOON } from "../fall-due.ts";
import { packNamed } from "../pack-named.ts";

/** What a connector on this machine offers the adapter. */
export interface LocalConnector {
  readonly url: string;
  readonly bot: { readonly appId: string; readonly password: string };
  readonly cloud: Cloud["addresses"];
  credentials(): Cloud["credentials"];
  pointTo(target: { readonly url: string }): void;
}

export interface ServedTeams {
  readonly address: string;
  readonly bot: Bot;
  readonly stores: SqliteStores;
  readonly teams: Teams;
  readonly pack: LoadedPack;
  /** Every log line, fields and message in one. */
  readonly lines: readonly string[];
  /** What the bot said, in order, notices included; emptied by whoever reads it. */
  readonly said: SaidIn[];
  /** Every session that spoke, in the order they began to. */
  readonly begun: readonly string[];
  /** The session of the last event, or what began to speak since. */
  readonly sessionId: string | undefined;
  /** Resolves when what the last event led to is sent. */
  delivered(): Promise<void>;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** The only tenant that is listened to; without it nobody's token is checked. */
  readonly tenant?: string;
  readonly pack?: string;
  /** In place of a pack by name. */
  readonly packs?: readonly [LoadedPack, ...LoadedPack[]];
  readonly waits?: Partial<Waits>;
  readonly folder?: string;
  /** How long a call of the connector may take. */
  readonly timeoutMs?: number;
  /** Milliseconds between two messages in a chat; 0 unless given. */
  readonly everyMs?: number;
  /** Delivers what falls due, looked for fifty times a second. */
  readonly looks?: boolean;
  /** What the bot goes by, in place of the machine's. */
  readonly clock?: Clock;
  readonly zone?: string;
  /** Put between the bot and the messenger. */
  readonly carried?: (messenger: Messenger) => Messenger;
  /** Put between the bot and the store. */
  readonly through?: (store: SessionStore) => SessionStore;
}

/** The Teams adapter on the real server, bot and store, speaking to the connector, which is pointed at it. */
export async function serveTeams(connector: LocalConnector, options: ServeOptions = {}): Promise<ServedTeams> {
  const { folder } = options;
  // Nothing is read from it afterwards where nobody named a folder, so no disk is waited for.
  const stores = openSqlite(folder === undefined ? ":memory:" : join(folder, "waymark.db"));
  const store = options.through?.(stores.store) ?? stores.store;
  const { log, lines } = linesOfLog();
  const replica = randomIds.next();
  const clock = systemClock;
  const server = createHttpServer({ host: "127.0.0.1", port: 0, log, waitingFor: async () => [] });
  const { appId, password } = connector.bot;
  const { tenant } = options;
  const teams = connectTeams({
    config:
      tenant === undefined
        ? { kind: "insecure-local" }
        : { kind: "registered", appId, password, tenantId: tenant, type: "SingleTenant" },
    references: stores.references,
    clock,
    log,
    connector: {
      origins: [new URL(connector.url).origin],
      ...(tenant === undefined ? {} : { cloud: { addresses: connector.cloud, credentials: connector.credentials() } }),
    },
    pace: { everyMs: options.everyMs ?? 0 },
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const packs = options.packs ?? ([packNamed(options.pack ?? "delivery")] as const);
  const listened = aListenedBot({
    store,
    archive: stores.archive,
    decisions: stores.decisions,
    reviews: stores.reviews,
    references: stores.references,
    zone: options.zone ?? "UTC",
    clock: options.clock,
    messenger: teams.messenger,
    carried: options.carried,
    log,
    replica,
    packs,
    ...(options.waits === undefined ? {} : { waits: options.waits }),
  });
  const { bot, heard } = listened;
  server.mount((app) => teams.serve({ bot: heard, store, packs }, app));
  const address = await server.listen();
  connector.pointTo({ url: `${address}/api/messages` });
  const endReviews = options.looks ? bot.beginReviews(SOON) : async () => undefined;
  return {
    address,
    bot,
    stores,
    teams,
    pack: packs[0],
    lines,
    said: listened.said,
    begun: listened.begun,
    get sessionId() {
      return listened.sessionId;
    },
    delivered: listened.delivered,
    async close() {
      await server.close();
      await endReviews();
      await teams.close();
      await bot.close();
      await store.close();
    },
  };
}
