import { createReadStream, existsSync } from "node:fs";
import type { Backup } from "../backup/backup.ts";
import { importLines } from "../backup/import-lines.ts";
import { splitLines } from "../backup/split-lines.ts";
import type { StoredRecord } from "../backup/stored-record.ts";
import { UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/** Written in one go. */
const AT_ONCE = 200;

/**
 * `import [--file <export>] [--merge]`: puts an export into a store that is empty, or with `--merge` beside what is there,
 * which then stays as it is. A file is read to its end before anything is written.
 */
export async function run(ports: Pick<CommandPorts, "err" | "input" | "openBackup">, args: string[]): Promise<number> {
  const { values, flags } = readArguments(args, { file: "value", merge: "flag" });
  const { file } = values;
  if (file !== undefined) {
    if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
    for await (const _record of recordsOf(createReadStream(file), file));
  }
  const backup = await ports.openBackup();
  try {
    if (!flags.has("merge") && !(await backup.empty())) {
      throw new UsageError(
        `${backup.where} is not empty. Import into an empty store, or with --merge: then what is there stays as it is, and the rest is added.`,
      );
    }
    const records = recordsOf(file === undefined ? ports.input() : createReadStream(file), file ?? "standard input");
    const { added, kept } = await restoreAll(backup, records);
    ports.err(
      `${added} records were imported into ${backup.where}; ${kept} were there already and stay as they are.\n`,
    );
    return 0;
  } finally {
    await backup.close();
  }
}

function recordsOf(chunks: AsyncIterable<Uint8Array>, name: string): AsyncIterable<StoredRecord> {
  return importLines(splitLines(chunks), name);
}

async function restoreAll(backup: Backup, records: AsyncIterable<StoredRecord>) {
  let [added, kept] = [0, 0];
  let batch: StoredRecord[] = [];
  const restore = async (): Promise<void> => {
    const results = await backup.restore(batch);
    added += results.filter(Boolean).length;
    kept += results.filter((one) => !one).length;
    batch = [];
  };
  try {
    for await (const record of records) if (batch.push(record) >= AT_ONCE) await restore();
    await restore();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `${error.message}\n${added} records before it were imported. Put it right and import again with --merge.`,
    );
  }
  return { added, kept };
}
