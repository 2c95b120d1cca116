import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpServer } from "../../../adapters/http/http-server.ts";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import type { SqliteStores } from "../../../adapters/sqlite/open-sqlite.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { type MountedWeb, mountWeb } from "../../../adapters/web/mount-web.ts";
import { createWebMessenger } from "../../../adapters/web/web-messenger.ts";
import type { LoadedPack } from "../../../knowledge/index.ts";
import type { Bot } from "../../../src/bot.ts";
import type { Clock, Log, ReviewQueue, SessionStore } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aListenedBot, type ListenedBot } from "../a-listened-bot.ts";
import { SOON } from "../fall-due.ts";
import { packNamed } from "../pack-named.ts";

export interface ServedWeb {
  readonly address: string;
  readonly bot: Bot;
  /** The same, with what it said. */
  readonly listened: ListenedBot;
  readonly store: SessionStore;
  readonly reviews: ReviewQueue;
  readonly pack: LoadedPack;
  readonly web: MountedWeb;
  /** Where its database is, unless it was given other stores. */
  readonly folder: string;
  /** Every log line, fields and message in one. */
  readonly lines: readonly string[];
  /** The same data served by a new process, as after a restart. */
  restart(): Promise<ServedWeb>;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly token?: string;
  readonly baseUrl?: string;
  readonly heartbeatMs?: number;
  readonly folder?: string;
  /** What the page takes for the address the server is bound to; it always listens on loopback. */
  readonly host?: string;
  readonly clock?: Clock;
  /** What the bot goes by, in place of the machine's; what falls due is delivered, looked for fifty times a second. */
  readonly time?: { readonly clock: Clock; readonly zone: string };
  /** The first pack by its folder's name; python-web unless given. */
  readonly pack?: string;
  /** Packs besides the first. */
  readonly others?: readonly LoadedPack[];
  /** Where everything is kept, in place of a database of its own. */
  readonly stores?: Pick<SqliteStores, "store" | "archive" | "decisions" | "reviews">;
  /** Put between the bot and the store. */
  readonly through?: (store: SessionStore) => SessionStore;
}

/** The page on the real server, bot, store and pack, on a free port. */
export async function serveWeb(options: ServeOptions = {}): Promise<ServedWeb> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "waymark-web-"));
  const { store: kept, archive, decisions, reviews } = options.stores ?? openHere(join(folder, "waymark.db"));
  const store = options.through?.(kept) ?? kept;
  const pack = packNamed(options.pack ?? "python-web");
  const clock = options.clock ?? systemClock;
  const messenger = createWebMessenger();
  const lines: string[] = [];
  const line = (fields: Record<string, unknown>, message: string) =>
    void lines.push(`${JSON.stringify(fields)} ${message}`);
  const log: Log = { info: line, warn: line, error: line };
  const listened = aListenedBot({
    store,
    archive,
    decisions,
    reviews,
    zone: options.time?.zone ?? "UTC",
    messenger,
    clock: options.time?.clock,
    log,
    packs: [pack, ...(options.others ?? [])],
  });
  const { bot } = listened;
  const endReviews = options.time === undefined ? async () => undefined : bot.beginReviews(SOON);
  const host = "127.0.0.1";
  const server = createHttpServer({ host, port: 0, log, waitingFor: async () => [], graceMs: 200 });
  const { token, baseUrl, heartbeatMs } = options;
  const web = server.mount((app) =>
    mountWeb(app, {
      bot: listened.heard,
      store,
      messenger,
      packs: [pack, ...(options.others ?? [])],
      ids: randomIds,
      clock,
      config: { host: options.host ?? host, token, baseUrl },
      retentionDays: 90,
      log,
      waits: heartbeatMs === undefined ? undefined : { heartbeatMs },
    }),
  );
  const address = await server.listen();
  async function stop(): Promise<void> {
    const closed = server.close();
    web.close();
    await closed;
    await endReviews();
    await bot.close();
    await store.close();
  }
  return {
    address,
    listened,
    bot,
    store,
    reviews,
    pack,
    web,
    folder,
    lines,
    async restart() {
      await stop();
      return serveWeb({ ...options, folder });
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openHere(file: string): Pick<SqliteStores, "store" | "archive" | "decisions" | "reviews"> {
  const database = openDatabase(file);
  return {
    store: createSqliteStore(database, { pollMs: 50 }),
    archive: createSqlitePackArchive(database),
    decisions: createSqliteDecisionStore(database),
    reviews: createSqliteReviewQueue(database),
  };
}
