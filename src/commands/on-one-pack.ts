import { UsageError } from "../errors.ts";
import { toDay } from "../to-day.ts";
import { choosePack } from "./choose-pack.ts";
import type { CommandPorts } from "./command.ts";
import { type ArgumentKinds, readArguments } from "./read-arguments.ts";

/** What a command about one pack works on. */
export interface OnePack {
  readonly folder: string;
  readonly json: boolean;
  /** An ISO date. */
  readonly today: string;
  /** Of the options the command has besides. */
  readonly values: Readonly<Record<string, string>>;
}

/** Runs a command called as `[--pack] [pack] [--json]`; a wrong call is told with its usage, and the exit code is 2. */
export function onOnePack(
  { err, packsFolder, clock }: Pick<CommandPorts, "err" | "packsFolder" | "clock">,
  { name, args, more = {} }: { readonly name: string; readonly args: string[]; readonly more?: ArgumentKinds },
  work: (on: OnePack) => number,
): number {
  try {
    const { values, flags } = readArguments(args, { json: "flag", pack: "value", ...more }, "pack");
    const today = toDay(clock.now());
    return work({ folder: choosePack(packsFolder, values.pack), json: flags.has("json"), today, values });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(
      `${error.message}\nUsage: npm run --silent ${name} -- [pack] [--json]${Object.keys(more)
        .map((option) => ` [--${option} <value>]`)
        .join("")}\n`,
    );
    return 2;
  }
}
