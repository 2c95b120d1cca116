import { closeSync, openSync, writeSync } from "node:fs";
import { exportLines } from "../backup/export-lines.ts";
import { UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/** `export [--file <new file>]`: everything that is kept, as JSON lines. */
export async function run(ports: Pick<CommandPorts, "err" | "write" | "openBackup">, args: string[]): Promise<number> {
  const { file } = readArguments(args, { file: "value" }).values;
  const to = file === undefined ? undefined : create(file);
  const backup = await ports.openBackup();
  let records = -2;
  try {
    for await (const line of exportLines(backup)) {
      if (to === undefined) await ports.write(line);
      else writeSync(to, line);
      records += 1;
    }
  } finally {
    await backup.close();
    if (to !== undefined) closeSync(to);
  }
  ports.err(`${records} records were exported from ${backup.where}.\n`);
  return 0;
}

/** For this user only: it holds what people said. */
function create(file: string): number {
  try {
    return openSync(file, "wx", 0o600);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw new UsageError(`${file} exists already. Name a new file, or remove it first.`);
    throw new UsageError(`${file} cannot be written (${code}). Name a file in a folder this user can write.`);
  }
}
