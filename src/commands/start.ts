import { UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `start [--hurry <times>]`: serves the web chat until it is stopped. In a hurry what another process left undone is taken
 * up so many times sooner, for trials with processes that die.
 */
export async function run(ports: CommandPorts, args: string[]): Promise<number> {
  const server = await ports.openServer(readHurry(args));
  ports.out(`Waymark is ready at ${server.address}\n`);
  if (server.pageMissing === undefined) {
    ports.out("Open it, say in a sentence or two what you are deciding, and answer the questions. Ctrl+C stops it.\n");
  } else {
    ports.err(`The page is not served: ${server.pageMissing}\n`);
  }
  for (const words of server.platforms) ports.out(`${words}\n`);
  await server.stopped;
  return 0;
}

function readHurry(args: readonly string[]): number {
  const { hurry = "1" } = readArguments(args, { hurry: "value" }).values;
  const times = Number(hurry);
  if (times >= 1 && times <= 100) return times;
  throw new UsageError(`--hurry takes a number from 1 to 100, such as --hurry 30; "${hurry}" is none`);
}
