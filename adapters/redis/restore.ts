import type { Backup } from "../../src/backup/backup.ts";
import { peopleOf } from "../../src/backup/people-of.ts";
import type { RecordOf, StoredRecord } from "../../src/backup/stored-record.ts";
import { StoreError } from "../../src/errors.ts";
import { bucketOf } from "../../src/identity.ts";
import type { RedisLink } from "./connect.ts";
import { personKey } from "./keys.ts";
import { packBody, packText } from "./pack-body.ts";
import { restoreReview } from "./review-records.ts";

/** Adds records, each in one atomic write; what is there stays. */
export function createRestore(link: RedisLink): Backup["restore"] {
  const { client, keys, scripts, guarded } = link;
  const restoreSession = async (record: RecordOf<"session">): Promise<boolean> => {
    const { id, version, seq, touchedAt, recommended, outbox, refs, pointers } = record;
    const bucket = bucketOf(id);
    const { workspace, people } = peopleOf(record);
    const value = Buffer.concat([Buffer.from(`${version} ${seq}\n`), packText(record.body)]);
    const leads = [
      ...Object.entries(refs).map(([key, ref]) => [`.${key}`, ref]),
      ...pointers.map((conversation) => [`@${conversation}`, ""]),
      ...people.map((person) => [`&${personKey(workspace, person)}`, ""]),
    ];
    const items = outbox.map((item) => [
      item.seq,
      `${item.at} ${item.state === "unsure" ? "u" : "p"} ${item.by}`,
      packBody({ kind: item.kind, outgoing: JSON.parse(item.outgoing) }),
    ]);
    const index = recommended ? keys.recommended(bucket) : keys.idle(bucket);
    const added = await scripts(
      "restore",
      [keys.session(id), keys.leads(id), keys.outbox(id), keys.undelivered(bucket), index, keys.people(bucket)],
      [id, value, touchedAt, leads.length, ...leads.flat(), items.length, ...items.flat()],
    );
    for (const conversation of pointers) await client.set(keys.pointer(conversation), id, "NX");
    return added === 1;
  };

  const restoreNumber = async ({ workspace, session, number }: RecordOf<"decision-number">): Promise<boolean> => {
    const given = await scripts("number", [keys.decisionNumbers(workspace)], [session, number]);
    if (given !== -1) return given === 1;
    throw new StoreError(
      `WM-${number} of ${workspace} is the decision of another interview here, so the decisions of the two stores cannot be joined. Import into an empty store.`,
    );
  };

  const restoreDecision = async (record: RecordOf<"decision">): Promise<boolean> => {
    const { workspace, number, version, summary, body } = record;
    const own = [keys.decisions(workspace), keys.summaries(workspace), keys.decisionOrder(workspace)];
    const stored = Buffer.concat([Buffer.from(`${version}\n`), packText(body)]);
    return (await scripts("decided", own, [number, stored, packText(summary)])) === 1;
  };

  const restore = async (record: StoredRecord): Promise<boolean> => {
    switch (record.kind) {
      case "pack":
        return (await client.set(keys.pack(record.hash), packText(record.canonical), "NX")) === "OK";
      case "installation":
        return (await client.set(keys.installation(record.workspace), record.sealed, "NX")) === "OK";
      case "reference": {
        const { conversation, address, stopped } = record;
        const own = [keys.reference(conversation), keys.stopped(bucketOf(conversation))];
        const why = stopped === undefined ? [] : [stopped.reason, stopped.at];
        return (await scripts("referred", own, [conversation, address, ...why])) === 1;
      }
      case "session":
        return restoreSession(record);
      case "set-aside": {
        const { session, reason, at, body } = record;
        const member = Buffer.concat([Buffer.from(`${session}\n${reason.replaceAll("\n", " ")}\n`), packText(body)]);
        return (await client.zadd(keys.aside(bucketOf(session)), "NX", at, member)) === 1;
      }
      case "decision-number":
        return restoreNumber(record);
      case "decision":
        return restoreDecision(record);
      case "channel-decider":
        return (await client.hsetnx(keys.deciders(record.workspace), record.channel, record.body)) === 1;
      case "due":
      case "failed-review":
      case "schedule":
        return restoreReview(link, record);
      default:
        return record satisfies never;
    }
  };

  return (records) => guarded(() => Promise.all(records.map(restore)));
}
