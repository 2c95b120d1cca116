import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Step } from "./steps.ts";

const project = join(import.meta.dirname, "../../..");

/** The program as a process of its own that can be killed at a step of a turn. */
export interface Program {
  readonly child: ChildProcess;
  /** Where it is served. */
  readonly address: string;
  /** What it wrote to standard error. */
  readonly err: () => string;
  /** From now on it kills itself at this step. */
  dieAt(step: Step): void;
  /** The signal it died of, or its exit code. */
  readonly ended: Promise<string | number | null>;
  stop(): Promise<void>;
}

/** The program as `npm start` runs it, on the small pack and a free port, after `preload` was loaded; resolves when it is ready. */
export async function aProgram(
  preload: string,
  environment: Readonly<Record<string, string>>,
  hurry = 30,
): Promise<Program> {
  const child = spawn(process.execPath, ["--import", preload, "src/main.ts", "start", "--hurry", String(hurry)], {
    cwd: project,
    env: { PORT: "0", WAYMARK_PACKS: "tests/fixtures/packs/delivery", ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let err = "";
  let out = "";
  child.stderr?.on("data", (chunk) => {
    err += String(chunk);
  });
  const ended = once(child, "exit").then(([code, signal]) => (signal ?? code) as string | number | null);
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on("data", (chunk) => {
      out += String(chunk);
      const [, address] = /ready at (\S+)/.exec(out) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  const address = await Promise.race([
    ready,
    ended.then((code) => {
      throw new Error(`the program ended with ${code} before it was ready: ${err}`);
    }),
  ]);
  return {
    child,
    address,
    err: () => err,
    dieAt: (step) => void child.send(step),
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
