import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpServer } from "../../../adapters/http/http-server.ts";
import { connectSlack, type Slack } from "../../../adapters/slack/connect.ts";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqliteInstallationStore } from "../../../adapters/sqlite/sqlite-installation-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import type { LoadedPack } from "../../../knowledge/index.ts";
import type { Waits } from "../../../src/bot/waits.ts";
import type { Bot } from "../../../src/bot.ts";
import type { SlackConfig } from "../../../src/config/slack-config.ts";
import type {
  Clock,
  DecisionStore,
  InstallationStore,
  Messenger,
  ReviewQueue,
  SessionStore,
} from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { createSeal } from "../../../src/seal.ts";
import { systemClock } from "../../../src/system-clock.ts";
import type { FakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import { aListenedBot, linesOfLog, type SaidIn } from "../a-listened-bot.ts";
import { SOON } from "../fall-due.ts";
import { packNamed } from "../pack-named.ts";

export interface ServedSlack {
  readonly address: string;
  readonly bot: Bot;
  readonly store: SessionStore;
  readonly decisions: DecisionStore;
  readonly reviews: ReviewQueue;
  readonly installations: InstallationStore;
  readonly slack: Slack;
  readonly pack: LoadedPack;
  readonly file: string;
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
  /** One workspace by this token; without it, many by installing. */
  readonly token?: string;
  readonly typedReplies?: boolean;
  readonly socket?: boolean;
  readonly pack?: string;
  /** In place of a pack by name. */
  readonly packs?: readonly [LoadedPack, ...LoadedPack[]];
  readonly waits?: Partial<Waits>;
  readonly folder?: string;
  /** Milliseconds between two messages in a channel; 0 unless given. */
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

export const KEYS = [Buffer.alloc(32, 7)] as const;
/** The Slack adapter on the real server, bot and store, speaking to the fake, which is pointed at it. */
export async function serveSlack(
  fake: Pick<FakeSlack, "app" | "apiUrl" | "pointTo">,
  options: ServeOptions = {},
): Promise<ServedSlack> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "waymark-slack-"));
  const file = join(folder, "waymark.db");
  const database = openDatabase(file);
  const kept = createSqliteStore(database);
  const store = options.through?.(kept) ?? kept;
  const installations = createSqliteInstallationStore(database, createSeal(KEYS));
  const { log, lines } = linesOfLog();
  const replica = randomIds.next();
  const clock = systemClock;
  const server = createHttpServer({ host: "127.0.0.1", port: 0, log, waitingFor: async () => [] });
  const config = configFor(fake, options);
  const slack = await connectSlack({
    config,
    command: "/architect",
    installations,
    clock,
    log,
    replica,
    pace: { everyMs: options.everyMs ?? 0 },
  });
  const packs = options.packs ?? ([packNamed(options.pack ?? "delivery")] as const);
  const [pack] = packs;
  const decisions = createSqliteDecisionStore(database);
  const reviews = createSqliteReviewQueue(database);
  const listened = aListenedBot({
    store,
    archive: createSqlitePackArchive(database),
    decisions,
    reviews,
    installer: slack.installer,
    zone: options.zone ?? "UTC",
    clock: options.clock,
    messenger: slack.messenger,
    carried: options.carried,
    log,
    replica,
    packs,
    ...(options.waits === undefined ? {} : { waits: options.waits }),
  });
  const { bot, heard } = listened;
  server.mount((app) => slack.serve({ bot: heard, store, packs }, app));
  const address = await server.listen();
  fake.pointTo(options.socket ? { socket: true } : { url: `${address}/slack/events` });
  await slack.start();
  const endReviews = options.looks ? bot.beginReviews(SOON) : async () => undefined;
  return {
    address,
    bot,
    store,
    decisions,
    reviews,
    installations,
    slack,
    pack,
    file,
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
      await slack.close();
      await bot.close();
      await kept.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configFor(fake: Pick<FakeSlack, "app" | "apiUrl">, options: ServeOptions): SlackConfig {
  const { clientId, clientSecret, signingSecret, appToken } = fake.app;
  return {
    signingSecret,
    appToken: options.socket ? appToken : undefined,
    apiUrl: fake.apiUrl,
    typedReplies: options.typedReplies ?? false,
    access:
      options.token === undefined
        ? {
            kind: "oauth",
            clientId,
            clientSecret,
            stateSecret: "a-state-secret",
            baseUrl: "http://127.0.0.1:1",
            keys: KEYS,
          }
        : { kind: "token", botToken: options.token },
  };
}
