import type { Backup } from "./backup.ts";
import { StoredRecord } from "./stored-record.ts";

export const FORMAT = 1;

/** An export, line by line: what it is, every record, and at the end how many there were. */
export async function* exportLines(backup: Pick<Backup, "records">): AsyncGenerator<string> {
  yield line({ kind: "waymark-export", format: FORMAT });
  let records = 0;
  for await (const record of backup.records()) {
    // Parsed, so that names stand in the same order whatever store it comes from.
    yield line(StoredRecord.parse(record));
    records += 1;
  }
  yield line({ kind: "end", records });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
