import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FakeSlack } from "../../../fakes/slack/start-fake-slack.ts";
import type { Installation } from "../../../fakes/slack/world/world.ts";
import type { Step } from "./steps.ts";

const project = join(import.meta.dirname, "../../../..");
const preload = join(import.meta.dirname, "kill-at.ts");

export interface Process {
  /** Where Slack sends to. */
  readonly url: string;
  /** What it wrote to standard error. */
  readonly err: () => string;
  /** From now on it kills itself at this step. */
  dieAt(step: Step): void;
  /** From now on it stops, as if the machine had forgotten it, at this step; resolves when it stands still. */
  stopAt(step: Step): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** The signal it died of, or its exit code. */
  readonly ended: Promise<string | number | null>;
  stop(): Promise<void>;
}

/** The program as `npm start` runs it, with waits of a thirtieth unless told otherwise; resolves when it is ready. `shared` says where everything is kept. */
export async function aProcess(
  slack: FakeSlack,
  { botToken }: Installation,
  shared: Readonly<Record<string, string>>,
  hurry = 30,
): Promise<Process> {
  const child = spawn(process.execPath, ["--import", preload, "src/main.ts", "start", "--hurry", String(hurry)], {
    cwd: project,
    env: {
      PORT: "0",
      WAYMARK_PACKS: "tests/fixtures/packs/delivery",
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      ...shared,
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
    url: `${address}/slack/events`,
    err: () => err,
    signal: (signal) => void child.kill(signal),
    async stopAt(step) {
      child.send(`stop ${step}`);
      await stateOf(child.pid ?? 0, "T");
    },
    dieAt: (step) => void child.send(step),
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Resolves when the process is in that state, as Linux tells it. */
async function stateOf(pid: number, state: string): Promise<void> {
  for (;;) {
    const [, is] = /\) (\w) /.exec(await readFile(`/proc/${pid}/stat`, "utf8")) ?? [];
    if (is === state) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
