import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { FakeSlack } from "../../../fakes/slack/start-fake-slack.ts";
import type { Installation } from "../../../fakes/slack/world/world.ts";
import { aProgram, type Program } from "../../killing/a-program.ts";
import type { Step } from "../../killing/steps.ts";

const preload = join(import.meta.dirname, "kill-at.ts");

export interface Process extends Pick<Program, "err" | "dieAt" | "ended" | "stop"> {
  /** Where Slack sends to. */
  readonly url: string;
  /** From now on it stops, as if the machine had forgotten it, at this step; resolves when it stands still. */
  stopAt(step: Step): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Names it among the others, also those before and after it. */
  readonly pid: string;
  /** When the store confirmed that it marked a reply as delivered, by the reply. */
  readonly marks: ReadonlyMap<string, number>;
  /** Replies it posted and had no answer to: when it gave up, and after how long. */
  readonly unanswered: ReadonlyMap<string, { readonly at: number; readonly ms: number }>;
}

const Told = z.union([
  z.object({ marked: z.string(), at: z.number() }),
  z.object({ unanswered: z.string(), at: z.number(), ms: z.number() }),
]);

/** The program with waits of a thirtieth unless told otherwise; resolves when it is ready. `shared` says where everything is kept. */
export async function aProcess(
  slack: FakeSlack,
  { botToken }: Installation,
  shared: Readonly<Record<string, string>>,
  hurry = 30,
): Promise<Process> {
  const environment = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    ...shared,
  };
  const program = await aProgram(preload, environment, hurry);
  const { child } = program;
  const marks = new Map<string, number>();
  const unanswered = new Map<string, { at: number; ms: number }>();
  child.on("message", (message) => {
    const told = Told.parse(message);
    if ("marked" in told) marks.set(told.marked, told.at);
    else unanswered.set(told.unanswered, told);
  });
  return {
    ...program,
    pid: String(child.pid),
    marks,
    unanswered,
    url: `${program.address}/slack/events`,
    signal: (signal) => void child.kill(signal),
    async stopAt(step) {
      child.send(`stop ${step}`);
      await stateOf(child.pid ?? 0, "T");
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
