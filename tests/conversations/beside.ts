import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Bot } from "../../src/bot.ts";
import type { ReviewQueue } from "../../src/ports.ts";
import type { MovableClock } from "../fakes/a-movable-clock.ts";
import { aRun } from "../src/a-run.ts";
import type { Turn } from "./transcript.ts";

const DAY_MS = 86_400_000;
const TURN_MS = 60_000;
const PATIENCE_MS = 20_000;

/** Where time passes in a conversation, and commands run beside it. */
export interface Surroundings {
  readonly clock: MovableClock;
  readonly reviews: ReviewQueue;
  /** Those that look for what falls due. */
  readonly bots: readonly Bot[];
  /** A folder for what commands write. */
  readonly folder: string;
  /** What names the store to a command. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * What a turn is besides somebody's: time that passes, or a command with the lines it prints. Undefined for somebody's
 * turn, for which a minute passes.
 */
export async function happenBeside({ act, words }: Turn, around: Surroundings): Promise<string[] | undefined> {
  const { clock } = around;
  if (act === "pass") {
    await pass(clock.now() + Number.parseInt(words, 10) * DAY_MS, around);
    return [];
  }
  if (act === "run") return run(words, around);
  clock.to(clock.now() + TURN_MS);
  return undefined;
}

/** The clock goes from one instant at which something falls due to the next, and waits at each until it was told. */
async function pass(end: number, { clock, reviews, bots }: Surroundings): Promise<void> {
  for (let [due] = await reviews.due(end, 1); due !== undefined; [due] = await reviews.due(end, 1)) {
    const { at, kind, workspace, subject } = due;
    clock.to(at);
    await until(async () => {
      const planned = await reviews.planned(workspace, subject);
      return planned?.at !== at || planned.kind !== kind;
    }, `${subject} is still due`);
    await rested(bots);
  }
  clock.to(end);
}

/** Resolves when nothing waits to be said, also not in a session that another one opened. */
export async function rested(bots: readonly Bot[]): Promise<void> {
  await until(async () => bots.every((bot) => bot.undelivered() === 0), "not everything is said");
}

async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** `npm run …` is run as the program itself, on the store of the conversation; anything else is the shell's. */
async function run(words: string, { folder, environment }: Surroundings): Promise<string[]> {
  mkdirSync(join(folder, RECORDS), { recursive: true });
  const [, name, rest = ""] = /^npm run (\S+)(?: -- (.*))?$/.exec(words) ?? [];
  if (name === undefined) return linesOf(execFileSync("sh", ["-c", words], { cwd: folder, encoding: "utf8" }));
  const args = rest.split(" ").map((arg) => (arg === RECORDS ? join(folder, arg) : arg));
  const { code, out, err } = await aRun([name, ...args], environment).ended;
  if (code !== 0) throw new Error(`${words} ended with ${code}: ${err}`);
  return linesOf(`${out}${err}`.replaceAll(`${folder}/`, ""));
}

const RECORDS = "docs/adr";

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}
