import { join } from "node:path";
import type { AdvisePorts } from "../../../src/commands/advise.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command on the project's packs and collects what it prints; `input` is its standard input. */
export async function runCommand(
  run: (ports: AdvisePorts, args: string[]) => Promise<number>,
  args: string[],
  input = "",
): Promise<Ran> {
  const printed = { out: "", err: "" };
  const code = await run(
    {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
      packsFolder: join(import.meta.dirname, "../../../knowledge/packs"),
      clock: { now: () => Date.UTC(2026, 10, 21) },
      readInput: async () => input,
    },
    args,
  );
  return { code, ...printed };
}
