import { UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

const USAGE =
  'Usage: npm run ask [-- --json] [--pack <pack>] [--session <id>] [--name <you>] [--decider <name>] [--consulted "<name>, <name>"]';

/** `ask`: the interview in the terminal, or over a pipe with one answer a line. 0 when it ended well, 2 for a wrong call. */
export async function run(ports: CommandPorts, args: string[]): Promise<number> {
  try {
    const { values, flags } = readArguments(args, {
      json: "flag",
      pack: "value",
      session: "value",
      name: "value",
      decider: "value",
      consulted: "value",
    });
    if (values.pack !== undefined && values.session !== undefined)
      throw new UsageError("--session goes on with an interview, which has its pack already; leave --pack out.");
    const consulted = values.consulted
      ?.split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    return await ports.openTerminal({
      json: flags.has("json"),
      pack: values.pack,
      session: values.session,
      name: values.name,
      decider: values.decider,
      consulted,
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    ports.err(`${error.message}\n${USAGE}\n`);
    return 2;
  }
}
