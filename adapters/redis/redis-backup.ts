import { Cluster } from "ioredis";
import type { Backup } from "../../src/backup/backup.ts";
import type { RecordOf, StoredRecord } from "../../src/backup/stored-record.ts";
import { BUCKETS, bucketOf } from "../../src/identity.ts";
import type { RedisLink } from "./connect.ts";
import { unpackBody, unpackText } from "./pack-body.ts";
import { asideText } from "./people.ts";
import { createRestore } from "./restore.ts";
import { failedRecords, plannedRecords, scheduleRecord } from "./review-records.ts";
import { pairs, StoredParts } from "./session-value.ts";

/** The beginnings of the keys whose names are looked for, see keys.ts. */
const BEGINNINGS = ["k", "n", "q", "s", "m", "d", "notes", "deciders", "schedule"] as const;
type Names = Record<(typeof BEGINNINGS)[number], string[]>;
const AT_ONCE = 100;

/** Everything below a prefix in one Redis; each session as it is at one moment, all of them not at the same. */
export function createRedisBackup(link: RedisLink): Backup {
  const { client, keys, guarded, scripts } = link;

  const scan = async (each: (key: string) => boolean): Promise<void> => {
    const pattern = `${keys.changes().slice(0, -"changes".length)}*`;
    for (const node of client instanceof Cluster ? client.nodes("master") : [client]) {
      let cursor = "0";
      do {
        const [next, found] = await guarded(() => node.scan(cursor, "MATCH", pattern, "COUNT", 1000));
        for (const key of found) if (each(key)) return;
        cursor = next;
      } while (cursor !== "0");
    }
  };

  const parsed = (key: string): [beginning: string, name: string] => {
    const [, beginning = "", name = ""] = /^([a-z]+):\{w\d+\}:?(.*)$/s.exec(key.slice(keys.changes().length - 7)) ?? [];
    return [beginning, name];
  };

  const names = async (): Promise<Names> => {
    const found: Record<string, Set<string>> = Object.fromEntries(BEGINNINGS.map((each) => [each, new Set()]));
    await scan((key) => {
      const [beginning, name] = parsed(key);
      found[beginning]?.add(name);
      return false;
    });
    return Object.fromEntries(Object.entries(found).map(([each, set]) => [each, [...set].sort()])) as Names;
  };

  const session = async (id: string): Promise<RecordOf<"session"> | undefined> => {
    const bucket = bucketOf(id);
    const [stored, idle, recommended] = await Promise.all([
      scripts("read", [keys.session(id), keys.leads(id), keys.outbox(id)], []),
      client.zscore(keys.idle(bucket), id),
      client.zscore(keys.recommended(bucket), id),
    ]);
    const parts = StoredParts.safeParse(stored);
    if (!parts.success) return undefined;
    const [value, leads, outbox] = parts.data;
    const known = pairs(leads);
    // Nobody can see it before the conversation points at it.
    if (known.some(([field]) => field === "!")) return undefined;
    const conversations = known.filter(([field]) => field.startsWith("@")).map(([field]) => field.slice(1));
    const pointed = await Promise.all(conversations.map((each) => client.get(keys.pointer(each))));
    const [, version = "1", seq = "0"] = /^(\d+) (\d+)\n/.exec(value.subarray(0, 40).toString("latin1")) ?? [];
    const refs = known.filter(([field]) => field.startsWith(".")).map(([field, ref]) => [field.slice(1), String(ref)]);
    return {
      kind: "session",
      id,
      version: Number(version),
      seq: Number(seq),
      touchedAt: Number(recommended ?? idle ?? 0),
      recommended: recommended !== null,
      body: unpackText(value.subarray(value.indexOf("\n") + 1)),
      outbox: itemsOf(outbox),
      refs: Object.fromEntries(refs.sort()),
      pointers: conversations.filter((_each, at) => pointed[at] === id).sort(),
    };
  };

  const reference = async (conversation: string): Promise<RecordOf<"reference">> => {
    const { address = "", reason, at } = await client.hgetall(keys.reference(conversation));
    const stopped = reason === undefined ? {} : { stopped: { reason, at: Number(at) } };
    return { kind: "reference", conversation, address, ...stopped };
  };

  const aside = async (bucket: number): Promise<RecordOf<"set-aside">[]> => {
    const found = await client.zrangeBuffer(keys.aside(bucket), 0, "-1", "WITHSCORES");
    return found.flatMap((member, at): RecordOf<"set-aside">[] => {
      if (at % 2 === 1) return [];
      const { sessionId, reason, stored } = asideText(member);
      return [{ kind: "set-aside", session: sessionId, reason, at: Number(found[at + 1]), body: stored }];
    });
  };

  const numbers = async (workspace: string): Promise<RecordOf<"decision-number">[]> => {
    const all = Object.entries(await client.hgetall(keys.decisionNumbers(workspace)));
    return all
      .filter(([id]) => id !== "#")
      .map(([id, number]) => ({ kind: "decision-number" as const, workspace, session: id, number: Number(number) }))
      .sort((one, other) => one.number - other.number);
  };

  const decisions = async (workspace: string): Promise<RecordOf<"decision">[]> => {
    const [stored, summaries] = await Promise.all([
      client.hgetallBuffer(keys.decisions(workspace)),
      client.hgetallBuffer(keys.summaries(workspace)),
    ]);
    const records = Object.entries(stored).map(([number, value]): RecordOf<"decision"> => {
      const end = value.indexOf("\n");
      return {
        kind: "decision",
        workspace,
        number: Number(number),
        version: Number(value.subarray(0, end).toString("latin1")),
        summary: unpackText(summaries[number] ?? Buffer.alloc(0)),
        body: unpackText(value.subarray(end + 1)),
      };
    });
    return records.sort((one, other) => one.number - other.number);
  };

  const packed = async (hash: string): Promise<RecordOf<"pack"> | undefined> => {
    const stored = await client.getBuffer(keys.pack(hash));
    return stored === null ? undefined : { kind: "pack", hash, canonical: unpackText(stored) };
  };

  const installation = async (workspace: string): Promise<RecordOf<"installation"> | undefined> => {
    const sealed = await client.get(keys.installation(workspace));
    return sealed === null ? undefined : { kind: "installation", workspace, sealed };
  };

  const channelDeciders = async (workspace: string): Promise<RecordOf<"channel-decider">[]> => {
    const all = Object.entries(await client.hgetall(keys.deciders(workspace)));
    return all
      .map(([channel, body]) => ({ kind: "channel-decider" as const, workspace, channel, body }))
      .sort((one, other) => (one.channel < other.channel ? -1 : 1));
  };

  async function* setAside(): AsyncGenerator<StoredRecord> {
    const kept = await guarded(() => Promise.all(Array.from({ length: BUCKETS }, (_, bucket) => aside(bucket))));
    yield* kept.flat().sort((one, other) => one.at - other.at || (key(one) < key(other) ? -1 : 1));
  }

  async function* each<T>(list: readonly T[], read: (one: T) => Promise<StoredRecord | StoredRecord[] | undefined>) {
    for (let at = 0; at < list.length; at += AT_ONCE) {
      const found = await guarded(() => Promise.all(list.slice(at, at + AT_ONCE).map(read)));
      for (const one of found.flat()) if (one !== undefined) yield one;
    }
  }

  return {
    where: `Redis at ${link.where}`,
    async *records(only) {
      const { k, n, q, s, m, d, notes, deciders, schedule } = await names();
      const kinds: Readonly<Record<StoredRecord["kind"], () => AsyncGenerator<StoredRecord>>> = {
        pack: () => each(k, packed),
        installation: () => each(n, installation),
        reference: () => each(q, reference),
        session: () => each(s, session),
        "set-aside": setAside,
        "decision-number": () => each(m, numbers),
        decision: () => each(d, decisions),
        due: () => plannedRecords(link),
        "failed-review": () => each(notes, (workspace) => failedRecords(link, workspace)),
        "channel-decider": () => each(deciders, channelDeciders),
        schedule: () => each(schedule, (channel) => scheduleRecord(link, channel)),
      };
      for (const [kind, found] of Object.entries(kinds)) if (only === undefined || only === kind) yield* found();
    },
    restore: createRestore(link),
    async empty() {
      let any = false;
      const kept: readonly string[] = [...BEGINNINGS, "x", "due"];
      await scan((found) => {
        any ||= kept.includes(parsed(found)[0]);
        return any;
      });
      return !any;
    },
    close: () => link.close(),
  };
}

function itemsOf(outbox: readonly Buffer[]): RecordOf<"session">["outbox"] {
  const fields = new Map(pairs(outbox));
  const seqs = [...fields.keys()].filter((field) => /^\d+$/.test(field)).map(Number);
  return seqs
    .sort((one, other) => one - other)
    .map((seq) => {
      const [, at = "0", state, by = ""] = /^(\d+) (\w) (.*)$/s.exec(String(fields.get(`c${seq}`) ?? "")) ?? [];
      const payload = unpackBody(fields.get(String(seq)) ?? Buffer.alloc(0)) as { kind?: string; outgoing?: unknown };
      return {
        seq,
        kind: payload?.kind ?? "send",
        outgoing: JSON.stringify(payload?.outgoing) ?? "null",
        by,
        at: Number(at),
        state: state === "u" ? "unsure" : "pending",
      };
    });
}

function key({ session, reason }: RecordOf<"set-aside">): string {
  return `${session}\n${reason}`;
}
