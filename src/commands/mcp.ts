import type { CommandPorts } from "./command.ts";

/** `mcp`: the packs as read-only tools for other programs, over standard input and output; ends when the input does. */
export async function run(ports: Pick<CommandPorts, "err" | "openMcp">, args: string[]): Promise<number> {
  if (args.length > 0) {
    ports.err(`"${args[0]}" is not an option here; there are none.\nUsage: npm run --silent mcp\n`);
    return 2;
  }
  await ports.openMcp();
  return 0;
}
