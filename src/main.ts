import { enableCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { text as readAll } from "node:stream/consumers";
import type { Slack } from "../adapters/slack/connect.ts";
import { WAITS } from "./bot/waits.ts";
import type { Command, CommandPorts, RunningServer, TerminalCall } from "./commands/command.ts";
import type { SlackConfig } from "./config/slack-config.ts";
import { type Config, readConfig } from "./config.ts";
import { explain } from "./explain.ts";
import { ignoreClosedPipe } from "./ignore-closed-pipe.ts";
import { loginName } from "./login-name.ts";
import type { Meter } from "./metering/meter.ts";
import type { Log, Messenger } from "./ports.ts";
import { randomIds } from "./random-ids.ts";
import { routeMessenger } from "./route-messenger.ts";
import { slackWords } from "./slack-words.ts";
import { stopSignal } from "./stop-signal.ts";
import { systemClock } from "./system-clock.ts";
import { waitingFor } from "./waiting-for.ts";

/** Each command is loaded when it is called, and nothing that only another one needs. */
const COMMANDS: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  start: () => import("./commands/start.ts"),
  ask: () => import("./commands/ask.ts"),
  advise: () => import("./commands/advise.ts"),
  questions: () => import("./commands/questions.ts"),
  backtest: () => import("./commands/backtest.ts"),
  fit: () => import("./commands/fit.ts"),
  "knowledge:check": () => import("./commands/knowledge-check.ts"),
  "slack:manifest": () => import("./commands/slack-manifest.ts"),
  "pack:schema": () => import("./commands/pack-schema.ts"),
  mcp: () => import("./commands/mcp.ts"),
  "pack:diff": () => import("./commands/pack-diff.ts"),
};

const project = join(import.meta.dirname, "..");
// Without a build step the source is compiled at each start; from the second start on most of that is done already.
enableCompileCache(join(project, "node_modules/.cache/waymark"));
const UPKEEP = { recoverMs: 15_000, expireMs: 6 * 3_600_000 };

async function main([name = "", ...args]: string[]): Promise<number> {
  const load = COMMANDS[name];
  if (load === undefined) {
    const known = Object.keys(COMMANDS).map((command) => `  npm run ${command}\n`);
    process.stderr.write(
      `${name === "" ? "Name a command" : `There is no command "${name}"`}. These exist:\n${known.join("")}`,
    );
    return 2;
  }
  const config = readConfig(process.env);
  const { run } = await load();
  return run(portsFor(config), args);
}

function portsFor(config: Config): CommandPorts {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readInput: () => readAll(process.stdin),
    packsFolder: packsFolderOf(config),
    houseFile: config.houseFile,
    archivedPack: (hash) => archivedPack(config, hash),
    clock: systemClock,
    ids: randomIds,
    slackManifest: async (options) => {
      const { manifest, scopes } = await import("../adapters/slack/manifest.ts");
      const full = { command: config.command, ...options };
      return { manifest: manifest(full), scopes: scopes(full) };
    },
    openServer: (hurry) => openServer(config, hurry),
    openTerminal: (call) => openTerminal(config, call),
    openMcp: () => openMcp(config),
  };
}

function packsFolderOf(config: Config): string {
  return resolve(config.packsFolder ?? join(project, "knowledge/packs"));
}

/** Serves the web chat: the page first, then what it stands on, then the port, so that "ready" means ready. */
async function openServer(config: Config, hurry: number): Promise<RunningServer> {
  const log = await openLog(config);
  const [{ createHttpServer }, { mountWeb }, { createWebMessenger }] = await Promise.all([
    import("../adapters/http/http-server.ts"),
    import("../adapters/web/mount-web.ts"),
    import("../adapters/web/web-messenger.ts"),
  ]);
  const webMessenger = createWebMessenger();
  const stores = await openStores(config, log);
  const slack = config.slack === undefined ? undefined : await openSlack(config, config.slack, stores, log);
  const messenger = slack === undefined ? webMessenger : routeMessenger({ slack: slack.messenger }, webMessenger);
  const metrics = await openMetrics(config, log);
  const { bot, store, packs, close } = await openBot(config, stores, messenger, log, hurry, metrics?.meter);
  const server = createHttpServer({ host: config.host, port: config.port, log, waitingFor: () => waitingFor(store) });
  // Before the page, whose guard knows nothing of Slack's signatures.
  server.mount((app) => slack?.serve({ bot, store, packs }, app));
  const web = server.mount((app) => {
    const { host, webToken: token, baseUrl } = config;
    return mountWeb(app, {
      bot,
      store,
      messenger: webMessenger,
      packs,
      ids: randomIds,
      clock: systemClock,
      config: { host, token, baseUrl },
      log,
    });
  });
  const address = await server.listen();
  await slack?.start();
  const { beginUpkeep } = await import("./upkeep.ts");
  const every = { ...UPKEEP, recoverMs: UPKEEP.recoverMs / hurry, retentionDays: config.retentionDays };
  const endUpkeep = beginUpkeep({ bot, store, clock: systemClock, log, ...every });
  const stopped = stopSignal(process.env.npm_lifecycle_event !== undefined).then(async () => {
    const closed = server.close();
    web.close();
    await closed;
    await endUpkeep();
    await slack?.close();
    await close();
    await metrics?.close();
  });
  return { address: config.baseUrl ?? address, pageMissing: web.reason, slack: slackWords(config), stopped };
}

/** Measurements, served on a port of their own where one is set. */
async function openMetrics(config: Config, log: Log): Promise<{ meter: Meter; close(): Promise<void> } | undefined> {
  if (config.metricsPort === undefined) return undefined;
  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import("../adapters/metrics/create-metrics.ts"),
    import("../adapters/metrics/serve-metrics.ts"),
  ]);
  const meter = createMetrics();
  const { close } = await serveMetrics(meter, { host: config.host, port: config.metricsPort, log });
  return { meter, close };
}

/** The interview in this terminal; the person is who is logged in here, unless another name is given. */
async function openTerminal(config: Config, { name, ...call }: TerminalCall): Promise<number> {
  const [{ userInfo }, { createTerminalMessenger }, { runTerminal }, log] = await Promise.all([
    import("node:os"),
    import("../adapters/terminal/terminal-messenger.ts"),
    import("../adapters/terminal/run-terminal.ts"),
    openLog(config),
  ]);
  const messenger = createTerminalMessenger();
  const { bot, store, packs, close } = await openBot(config, await openStores(config, log), messenger, log);
  const streams = { input: process.stdin, output: process.stdout };
  try {
    return await runTerminal(
      { bot, messenger, store, packs, ids: randomIds, ...streams },
      { ...call, name: name ?? loginName(userInfo) },
    );
  } finally {
    await close();
  }
}

/** The packs as tools for another program; standard output carries nothing but the protocol. */
async function openMcp(config: Config): Promise<void> {
  const [{ serveMcp }, { readHousePacks }, log] = await Promise.all([
    import("../adapters/mcp/serve-mcp.ts"),
    import("./commands/read-house-packs.ts"),
    openLog(config),
  ]);
  const today = () => new Date(systemClock.now()).toISOString().slice(0, 10);
  const packs = readHousePacks(packsFolderOf(config), config.houseFile, today());
  await serveMcp({ packs, today, input: process.stdin, output: process.stdout, log });
}

type Stores = Awaited<ReturnType<typeof openStores>>;

/** Redis where one is named, else the embedded database, and what is kept in it. */
async function openStores(config: Config, log: Log) {
  const replica = randomIds.next();
  if (config.redis !== undefined) return { ...(await openRedis({ ...config.redis, log })), replica };
  const { openSqlite } = await import("../adapters/sqlite/open-sqlite.ts");
  return { ...openSqlite(join(config.dataFolder, "waymark.db")), replica };
}

async function openRedis(options: Parameters<typeof import("../adapters/redis/open-redis.ts").openRedis>[0]) {
  const { openRedis: open } = await import("../adapters/redis/open-redis.ts");
  return open(options);
}

/** A pack by its hash, wherever packs are archived. */
async function archivedPack(config: Config, hash: string): Promise<string | undefined> {
  if (config.redis !== undefined) {
    const { archive, store } = await openRedis({ ...config.redis, log: await openLog(config) });
    return archive.get(hash).finally(() => store.close());
  }
  const { readArchivedPack } = await import("../adapters/sqlite/read-archived-pack.ts");
  return readArchivedPack(join(config.dataFolder, "waymark.db"), hash);
}

/** Slack with its installations, where many workspaces install the app. */
async function openSlack(
  config: Config,
  slack: SlackConfig,
  { installations, replica }: Stores,
  log: Log,
): Promise<Slack> {
  const [{ connectSlack }, { createSeal }] = await Promise.all([
    import("../adapters/slack/connect.ts"),
    import("./seal.ts"),
  ]);
  const { access } = slack;
  const kept = access.kind === "oauth" ? installations(createSeal(access.keys)) : undefined;
  return connectSlack({
    config: slack,
    command: config.command,
    installations: kept,
    clock: systemClock,
    log,
    replica,
  });
}

/** The bot on the embedded store; `close` waits for what is under way, then closes the store. */
async function openBot(
  config: Config,
  { store: kept, archive, replica }: Stores,
  messenger: Messenger,
  log: Log,
  hurry = 1,
  meter?: Meter,
) {
  const [{ createBot }, { applyToAll, readHouse }, { readPacks }] = await Promise.all([
    import("./bot.ts"),
    import("../knowledge/index.ts"),
    import("./commands/read-packs.ts"),
  ]);
  const packs = readPacks(packsFolderOf(config));
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const house = config.houseFile === undefined ? undefined : readHouse(config.houseFile, packs, today);
  const waits = { claimMs: WAITS.claimMs / hurry, unsureMs: WAITS.unsureMs / hurry };
  const { metered } = await import("./metering/metered.ts");
  const { store, carrier, watched } = metered(meter, { store: kept, messenger, clock: systemClock, log });
  const ports = { store, archive, messenger: carrier, clock: systemClock, ids: randomIds, log };
  const bot = watched(createBot({ ...ports, packs, house, waits, replica }));
  const close = async (): Promise<void> => {
    await bot.close();
    await store.close();
  };
  // What is shown beside interviews, such as the page of sources, is what the house has made of the packs.
  return { bot, store, packs: applyToAll(packs, house), close };
}

/** Structured lines on standard error, so that what a person reads on standard output stays short. */
async function openLog(config: Config): Promise<Log> {
  const { pino } = await import("pino");
  const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

ignoreClosedPipe(process.stdout, process.stderr);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 1;
}
