import { enableCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { text as readAll } from "node:stream/consumers";
import type { Command, CommandPorts, RunningServer, TerminalCall } from "./commands/command.ts";
import { type Config, readConfig } from "./config.ts";
import { ConfigError, ListenError, StoreError, UsageError } from "./errors.ts";
import { ignoreClosedPipe } from "./ignore-closed-pipe.ts";
import type { Log, Messenger, SessionStore } from "./ports.ts";
import { randomIds } from "./random-ids.ts";
import { systemClock } from "./system-clock.ts";

/** Each command is loaded when it is called, and nothing that only another one needs. */
const COMMANDS: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  start: () => import("./commands/start.ts"),
  ask: () => import("./commands/ask.ts"),
  advise: () => import("./commands/advise.ts"),
  questions: () => import("./commands/questions.ts"),
  backtest: () => import("./commands/backtest.ts"),
  fit: () => import("./commands/fit.ts"),
  "knowledge:check": () => import("./commands/knowledge-check.ts"),
  "pack:schema": () => import("./commands/pack-schema.ts"),
  mcp: () => import("./commands/mcp.ts"),
  "pack:diff": () => import("./commands/pack-diff.ts"),
};

const project = join(import.meta.dirname, "..");
// Without a build step the source is compiled at each start; from the second start on most of that is done already.
enableCompileCache(join(project, "node_modules/.cache/waymark"));
const UPKEEP = { recoverMs: 15_000, expireMs: 6 * 3_600_000 };
const parent = process.ppid;
const SAME_SIGNAL_MS = 500;
const ORPHAN_MS = 100;

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
    archivedPack: async (hash) => {
      const { readArchivedPack } = await import("../adapters/sqlite/read-archived-pack.ts");
      return readArchivedPack(join(config.dataFolder, "waymark.db"), hash);
    },
    clock: systemClock,
    ids: randomIds,
    openServer: () => openServer(config),
    openTerminal: (call) => openTerminal(config, call),
    openMcp: () => openMcp(config),
  };
}

function packsFolderOf(config: Config): string {
  return resolve(config.packsFolder ?? join(project, "knowledge/packs"));
}

/** Serves the web chat: the page first, then what it stands on, then the port, so that "ready" means ready. */
async function openServer(config: Config): Promise<RunningServer> {
  const log = await openLog(config);
  const [{ createHttpServer }, { mountWeb }, { createWebMessenger }] = await Promise.all([
    import("../adapters/http/http-server.ts"),
    import("../adapters/web/mount-web.ts"),
    import("../adapters/web/web-messenger.ts"),
  ]);
  const messenger = createWebMessenger();
  const { bot, store, packs, close } = await openBot(config, messenger, log);
  const server = createHttpServer({ host: config.host, port: config.port, log, waitingFor: () => waitingFor(store) });
  const web = server.mount((app) => {
    const { host, webToken: token, baseUrl } = config;
    return mountWeb(app, {
      bot,
      store,
      messenger,
      packs,
      ids: randomIds,
      clock: systemClock,
      config: { host, token, baseUrl },
      log,
    });
  });
  const address = await server.listen();
  const { beginUpkeep } = await import("./upkeep.ts");
  const endUpkeep = beginUpkeep({
    bot,
    store,
    clock: systemClock,
    log,
    ...UPKEEP,
    retentionDays: config.retentionDays,
  });
  const stopped = stopSignal().then(async () => {
    const closed = server.close();
    web.close();
    await closed;
    await endUpkeep();
    await close();
  });
  return { address: config.baseUrl ?? address, pageMissing: web.reason, stopped };
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
  const { bot, store, packs, close } = await openBot(config, messenger, log);
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

/** A container may run as a user that no list names. */
function loginName(userInfo: () => { readonly username: string }): string {
  try {
    return userInfo().username;
  } catch (error) {
    if (error instanceof Error && "code" in error) return "you";
    throw error;
  }
}

/** The bot on the embedded store; `close` waits for what is under way, then closes the store. */
async function openBot(config: Config, messenger: Messenger, log: Log) {
  const [
    { createBot },
    { applyToAll, readHouse },
    { readPacks },
    { openDatabase },
    { createSqliteStore },
    { createSqlitePackArchive },
  ] = await Promise.all([
    import("./bot.ts"),
    import("../knowledge/index.ts"),
    import("./commands/read-packs.ts"),
    import("../adapters/sqlite/open-database.ts"),
    import("../adapters/sqlite/sqlite-store.ts"),
    import("../adapters/sqlite/sqlite-pack-archive.ts"),
  ]);
  const packs = readPacks(packsFolderOf(config));
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const house = config.houseFile === undefined ? undefined : readHouse(config.houseFile, packs, today);
  const database = openDatabase(join(config.dataFolder, "waymark.db"));
  const store = createSqliteStore(database);
  const archive = createSqlitePackArchive(database);
  const replica = randomIds.next();
  const bot = createBot({ store, archive, messenger, clock: systemClock, ids: randomIds, log, packs, house, replica });
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

/** Why the server cannot do its work at the moment. */
async function waitingFor(store: SessionStore): Promise<string[]> {
  try {
    await store.pointer("readiness");
    return [];
  } catch (error) {
    if (error instanceof StoreError) return ["store"];
    throw error;
  }
}

/** Resolves when the process is told to stop. Told again after that, it stops at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = () => {
      first ??= performance.now();
      // npm passes on the interrupt that the terminal has sent to this process already: two within a moment are one.
      if (performance.now() - first > SAME_SIGNAL_MS) process.exit(1);
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    // A shell between npm and this process dies of the signal npm passes on, and does not pass it on itself.
    if (process.env.npm_lifecycle_event === undefined) return;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop();
    }, ORPHAN_MS);
    watch.unref();
  });
}

/** Problems a person can solve are told in their own words; anything else is a fault of the program and keeps its trace. */
function explain(error: unknown): string {
  const solvable = [ConfigError, ListenError, StoreError, UsageError];
  if (solvable.some((kind) => error instanceof kind) && error instanceof Error) return `${error.message}\n`;
  if (error instanceof Error && ["PackError", "HouseError"].includes(error.name)) return `${error.message}\n`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

ignoreClosedPipe(process.stdout, process.stderr);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 1;
}
