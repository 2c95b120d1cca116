import { z } from "zod";
import { UsageError } from "../errors.ts";
import { FORMAT } from "./export-lines.ts";
import { StoredRecord } from "./stored-record.ts";

const Head = z.looseObject({ kind: z.literal("waymark-export"), format: z.number() });
const End = z.strictObject({ kind: z.literal("end"), records: z.number() });

/** The records of an export. Throws a `UsageError` with the number of the line for what is none, and for one that was cut off. */
export async function* importLines(lines: AsyncIterable<string>, name: string): AsyncGenerator<StoredRecord> {
  let [number, records] = [0, 0];
  let ended = false;
  const wrong = (what: string): UsageError => new UsageError(`Line ${number} of ${name}: ${what}`);
  for await (const text of lines) {
    number += 1;
    if (text.trim() === "") continue;
    if (ended) throw wrong("something follows the end of the export.");
    const value = asJson(text);
    if (value === undefined) throw wrong("it is no JSON.");
    if (number === 1) {
      const head = Head.safeParse(value);
      if (!head.success) throw wrong("it is not the first line of an export; `npm run export` makes one.");
      if (head.data.format > FORMAT) throw wrong("a newer version of Waymark exported this. Update this one.");
      continue;
    }
    const end = End.safeParse(value);
    if (end.success) {
      if (end.data.records !== records) throw wrong(`${end.data.records} records were exported, ${records} are here.`);
      ended = true;
      continue;
    }
    const record = StoredRecord.safeParse(value);
    if (!record.success) {
      const [issue] = record.error.issues;
      throw wrong(`${issue?.path.join(".") || "the record"}: ${issue?.message}.`);
    }
    records += 1;
    yield record.data;
  }
  if (number === 0) throw new UsageError(`${name} is empty; \`npm run export\` makes an export.`);
  if (!ended) throw new UsageError(`${name} was cut off after line ${number}: the last line of an export is missing.`);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
