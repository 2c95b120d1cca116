import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/** `config:check`: what would run, and every problem of the environment, the packs, the house rules and the store at once. 1 where there is a problem. */
export async function run({ out, err, checkSetup }: Pick<CommandPorts, "out" | "err" | "checkSetup">, args: string[]) {
  readArguments(args, {});
  const { problems, warnings, facts } = await checkSetup();
  const width = Math.max(...facts.map(([name]) => name.length));
  out(facts.map(([name, words]) => `${name.padEnd(width)}  ${words}\n`).join(""));
  if (warnings.length > 0) err(`\nThis works, but mind:\n${listed(warnings)}`);
  if (problems.length === 0) {
    out("\nEverything is in order.\n");
    return 0;
  }
  err(
    `\n${problems.length === 1 ? "There is a problem" : `There are ${problems.length} problems`}:\n${listed(problems)}`,
  );
  return 1;
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line.replaceAll("\n", "\n  ")}\n`).join("");
}
