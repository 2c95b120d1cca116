import { once } from "node:events";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import type { Command, CommandPorts } from "./commands/command.ts";
import { type Config, checkEnvironment } from "./config.ts";
import { ConfigError } from "./errors.ts";
import { explain } from "./explain.ts";
import { ignoreClosedPipe } from "./ignore-closed-pipe.ts";
import { archivedPack } from "./main/archived-pack.ts";
import { packsFolderOf } from "./main/packs-folder.ts";
import { randomIds } from "./random-ids.ts";
import { systemClock } from "./system-clock.ts";

/** Each command is loaded when it is called, and nothing that only another one needs. */
const COMMANDS: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  start: () => import("./commands/start.ts"),
  "config:check": () => import("./commands/config-check.ts"),
  "adr:export": () => import("./commands/adr-export.ts"),
  adopt: () => import("./commands/adopt.ts"),
  export: () => import("./commands/export.ts"),
  import: () => import("./commands/import.ts"),
  ask: () => import("./commands/ask.ts"),
  advise: () => import("./commands/advise.ts"),
  questions: () => import("./commands/questions.ts"),
  "cases:export": () => import("./commands/cases-export.ts"),
  backtest: () => import("./commands/backtest.ts"),
  fit: () => import("./commands/fit.ts"),
  "knowledge:check": () => import("./commands/knowledge-check.ts"),
  "slack:manifest": () => import("./commands/slack-manifest.ts"),
  "teams:package": () => import("./commands/teams-package.ts"),
  "pack:schema": () => import("./commands/pack-schema.ts"),
  mcp: () => import("./commands/mcp.ts"),
  "pack:diff": () => import("./commands/pack-diff.ts"),
};

const project = join(import.meta.dirname, "..");
// Without a build step the source is compiled at each start; from the second start on most of that is done already.
enableCompileCache(join(project, "node_modules/.cache/waymark"));

async function main([name = "", ...args]: string[]): Promise<number> {
  const load = COMMANDS[name];
  if (load === undefined) {
    const known = Object.keys(COMMANDS).map((command) => `  npm run ${command}\n`);
    process.stderr.write(
      `${name === "" ? "Name a command" : `There is no command "${name}"`}. These exist:\n${known.join("")}`,
    );
    return 2;
  }
  const { config, problems } = checkEnvironment(process.env);
  if (problems.length > 0 && name !== "config:check") throw new ConfigError(problems);
  const { run } = await load();
  return run(portsFor(config, problems), args);
}

function portsFor(config: Config, problems: readonly string[]): CommandPorts {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readInput: () => readAll(process.stdin),
    input: () => process.stdin,
    write: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, "drain");
    },
    openBackup: async () => (await import("./main/open-backup.ts")).openBackup(config),
    openLedger: async () => (await import("./main/open-ledger.ts")).openLedger(config),
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
    checkSetup: async () => (await import("./main/check-setup.ts")).checkSetup(config, problems),
    teamsPackage: async (options) => (await import("./main/make-teams-package.ts")).makeTeamsPackage(config, options),
    openServer: async (hurry) => {
      const { openServer } = await import("./main/open-server.ts");
      return openServer(config, { hurry, underNpm: process.env.npm_lifecycle_event !== undefined });
    },
    openTerminal: async (call) => (await import("./main/open-terminal.ts")).openTerminal(config, call),
    openMcp: async () => (await import("./main/open-mcp.ts")).openMcp(config),
  };
}

ignoreClosedPipe(process.stdout, process.stderr);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 1;
}
