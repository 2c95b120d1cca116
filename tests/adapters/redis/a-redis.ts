import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

/** A Redis of the test's own: a process on a free port, with its files in a folder of its own. */
export interface TestRedis {
  readonly port: number;
  readonly url: string;
  readonly folder: string;
  /** Speaks to it past the program. */
  readonly admin: Redis;
  readonly pid: number;
  signal(signal: NodeJS.Signals): void;
  /** Kills it without a chance to tidy up, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on its files. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** `args` are redis-server's own, such as `--appendonly yes`; a configuration file comes first. */
export async function aRedis(...args: string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), "waymark-redis-"));
  const port = await freePort();
  const kept = args.includes("--sentinel") ? [] : ["--save", ""];
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    const all = [...args, "--port", String(port), "--bind", "127.0.0.1", "--dir", folder, ...kept];
    const spawned = spawn("redis-server", all, { stdio: "ignore" });
    server = spawned;
    const end = (): void => void spawned.kill("SIGKILL");
    process.once("exit", end);
    spawned.once("exit", () => process.off("exit", end));
    const ready = new Promise<void>((resolve) => admin.once("ready", resolve));
    admin.connect().catch(() => undefined);
    await ready;
  };
  // Patient: it is connected before the server listens.
  const admin = new Redis({
    port,
    lazyConnect: true,
    retryStrategy: () => 10,
    maxRetriesPerRequest: null,
  });
  admin.on("error", () => undefined);
  const gone = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = admin.status === "end" ? undefined : new Promise((resolve) => admin.once("end", resolve));
    admin.disconnect();
    await ended;
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, "exit");
    server.kill(signal);
    await exit;
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    folder,
    admin,
    get pid() {
      return server.pid ?? 0;
    },
    signal: (signal) => void server.kill(signal),
    kill: () => gone("SIGKILL"),
    restart: start,
    async stop() {
      await gone("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
