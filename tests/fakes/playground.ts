import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

/** Microsoft's own client of Teams for this machine. Its licence forbids shipping it, so npx fetches it from Microsoft's package. */
const PLAYGROUND = "@microsoft/m365agentsplayground@0.2.28";

const { values } = parseArgs({
  options: {
    /** Where the client is shown. */
    port: { type: "string", default: "56150" },
    /** Where the bot listens. */
    bot: { type: "string", default: "3978" },
    /** Where the bot keeps its interviews. */
    data: { type: "string", default: join("data", "playground") },
    pack: { type: "string" },
    "no-browser": { type: "boolean", default: false },
  },
});

const project = join(import.meta.dirname, "../..");
const { PATH = "", HOME = "" } = process.env;
const data = resolve(project, values.data);
mkdirSync(data, { recursive: true });
const children: ChildProcess[] = [];

function start(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  // A group of its own: npx does not pass on that it is to stop.
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"], env, detached: true });
  children.push(child);
  child.once("exit", stop);
  return child;
}

function stop(): void {
  for (const { pid, exitCode, signalCode } of children)
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGTERM");
}
process.once("SIGINT", stop).once("SIGTERM", stop);

/** Resolves with the first thing printed that fits. */
async function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let out = "";
  for await (const chunk of child.stdout ?? []) {
    out += String(chunk);
    const [, found] = pattern.exec(out) ?? [];
    if (found !== undefined) return found;
  }
  throw new Error(`it ended before it was ready: ${out}`);
}

// Nothing of the environment that would connect it to something else.
const bot = start(process.execPath, ["src/main.ts", "start"], project, {
  PATH,
  HOME,
  WAYMARK_TEAMS_INSECURE_LOCAL: "1",
  HOST: "127.0.0.1",
  PORT: values.bot,
  WAYMARK_DATA: data,
  ...(values.pack === undefined ? {} : { WAYMARK_PACKS: values.pack }),
});
const address = await printed(bot, /ready at (\S+)/);
process.stdout.write(
  `The bot is at ${address}. Microsoft 365 Agents Playground is fetched and started; Microsoft's terms apply to it.\n`,
);
const endpoint = ["-e", `${address}/api/messages`, "-c", "msteams", "-p", values.port, "--disable-telemetry"];
// It writes its logs where it is started.
const client = start("npx", ["-y", PLAYGROUND, ...endpoint], data, {
  ...process.env,
  ...(values["no-browser"] ? { BROWSER: "none" } : {}),
});
client.stdout?.pipe(process.stdout);
await once(client, "exit");
