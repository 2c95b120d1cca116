import { closeSync, writeSync } from "node:fs";
import { exportLines } from "../backup/export-lines.ts";
import type { CommandPorts } from "./command.ts";
import { createFile } from "./create-file.ts";
import { readArguments } from "./read-arguments.ts";

/** `export [--file <new file>]`: everything that is kept, as JSON lines. */
export async function run(ports: Pick<CommandPorts, "err" | "write" | "openBackup">, args: string[]): Promise<number> {
  const { file } = readArguments(args, { file: "value" }).values;
  // It holds what people said: for this user only.
  const to = file === undefined ? undefined : createFile(file);
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
