import { z } from "zod";
import type { RecordOf } from "../../src/backup/stored-record.ts";
import type { RedisLink } from "./connect.ts";
import { KEPT_FAILURES } from "./keys.ts";

/** Read in one go. */
const PAGE = 1000;

const Texts = z.array(z.instanceof(Buffer)).transform((list) => list.map(String));
/** What `fail` of the queue writes; a kind this version does not know is carried along. */
const Note = z.object({
  due: z.object({ workspace: z.string(), subject: z.string(), kind: z.string(), at: z.number() }),
  reason: z.string(),
  attempts: z.number(),
  at: z.number(),
});

/** What is planned, as records in the order of their names. */
export async function* plannedRecords({ scripts, keys, guarded }: RedisLink): AsyncGenerator<RecordOf<"due">> {
  const found: RecordOf<"due">[] = [];
  for (let first = 0, more = true; more; first += PAGE) {
    const args = ["", "+inf", first, PAGE];
    const list = Texts.parse(await guarded(() => scripts("soonest", [keys.due(), keys.dueKinds()], args)));
    for (let at = 0; at + 2 < list.length; at += 3) {
      const [name = "", when, what = ""] = list.slice(at, at + 3);
      const [workspace = "", subject = ""] = name.split("\n", 2);
      found.push({ kind: "due", workspace, subject, what, at: Number(when) });
    }
    more = list.length === 3 * PAGE;
  }
  yield* found.sort((one, other) => byName([one.workspace, one.subject], [other.workspace, other.subject]));
}

/** What was given up in a workspace. */
export async function failedRecords(
  { client, keys }: RedisLink,
  workspace: string,
): Promise<RecordOf<"failed-review">[]> {
  const notes = Object.entries(await client.hgetall(keys.failedNotes(workspace)));
  return notes
    .sort(([one], [other]) => byName([one], [other]))
    .map(([occurrence, note]) => {
      const { due, ...rest } = Note.parse(JSON.parse(note));
      const { kind: what, ...planned } = due;
      return { kind: "failed-review", occurrence, due: { ...planned, what }, ...rest };
    });
}

/** When a channel is asked. */
export async function scheduleRecord(
  { client, keys }: RedisLink,
  channel: string,
): Promise<RecordOf<"schedule"> | undefined> {
  const body = await client.get(keys.schedule(channel));
  return body === null ? undefined : { kind: "schedule", channel, body };
}

/** Adds one of these; false where it is there. */
export async function restoreReview(
  { client, keys, scripts }: RedisLink,
  record: RecordOf<"due" | "failed-review" | "schedule">,
): Promise<boolean> {
  switch (record.kind) {
    case "due": {
      const { workspace, subject, what, at } = record;
      const touched = [keys.due(), keys.dueKinds(), keys.next(workspace)];
      return (await scripts("plan", touched, [workspace, subject, at, what, "", ""])) === 1;
    }
    case "failed-review": {
      const { occurrence, due, reason, attempts, at } = record;
      const { what: kind, ...planned } = due;
      const note = JSON.stringify({ due: { ...planned, kind }, reason, attempts, at });
      const touched = [keys.failed(due.workspace), keys.failedNotes(due.workspace)];
      return (await scripts("fail", touched, [occurrence, note, at, KEPT_FAILURES])) === 1;
    }
    case "schedule":
      return (await client.set(keys.schedule(record.channel), record.body, "NX")) === "OK";
    default:
      return record satisfies never;
  }
}

function byName(one: readonly string[], other: readonly string[]): number {
  for (const [at, name] of one.entries()) {
    const beside = other[at] ?? "";
    if (name !== beside) return name < beside ? -1 : 1;
  }
  return 0;
}
