import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Step } from "../../slack/killing/steps.ts";

const project = join(import.meta.dirname, "../../../..");
const preload = join(import.meta.dirname, "kill-at.ts");

export interface Process {
  /** Where Teams sends to. */
  readonly url: string;
  /** From now on it kills itself at this step. */
  dieAt(step: Step): void;
  /** The signal it died of, or its exit code. */
  readonly ended: Promise<string | number | null>;
  stop(): Promise<void>;
}

/** The program as `npm start` runs it, in local mode on this folder, with waits of a thirtieth; resolves when it is ready. */
export async function aProcess(folder: string): Promise<Process> {
  const child = spawn(process.execPath, ["--import", preload, "src/main.ts", "start", "--hurry", "30"], {
    cwd: project,
    env: {
      PORT: "0",
      WAYMARK_DATA: folder,
      WAYMARK_PACKS: "tests/fixtures/packs/delivery",
      WAYMARK_TEAMS_INSECURE_LOCAL: "1",
    },
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
    url: `${address}/api/messages`,
    dieAt: (step) => void child.send(step),
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
