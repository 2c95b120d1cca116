import { BUCKETS, bucketOf, outboxSeq } from "../../src/identity.ts";
import type { NamedMessage, ReadResult, SessionStore } from "../../src/ports.ts";
import { createChanges } from "./changes.ts";
import { writeSession } from "./commit.ts";
import type { RedisLink } from "./connect.ts";
import { PROBE_TTL_S } from "./keys.ts";
import { createOpening } from "./opening.ts";
import { createPeople } from "./people.ts";
import { fromParts, StoredParts } from "./session-value.ts";

/** How many sessions of a bucket one look for old ones takes. */
const AT_ONCE = 100;

/**
 * Sessions in Redis, for any number of processes. A commit of a session that exists is one command; one that opens a
 * conversation is three. Resolves when what other processes commit is heard, unless Redis is away. Closing it closes the link.
 */
export async function createRedisSessionStore(link: RedisLink): Promise<SessionStore> {
  const { scripts, keys, client } = link;
  const changes = createChanges(link);
  if (client.status === "ready") await changes.listening;
  const opening = createOpening(link);

  const read = async (id: string): Promise<ReadResult> => {
    const parts = StoredParts.safeParse(await scripts("read", [keys.session(id), keys.leads(id), keys.outbox(id)], []));
    return parts.success ? fromParts(id, parts.data) : { kind: "absent" };
  };
  const people = createPeople(link, opening, read);
  const guarded = link.guarded;

  const mark = (id: string, itemId: string, named: NamedMessage | undefined): Promise<unknown> => {
    const touched = [keys.session(id), keys.leads(id), keys.outbox(id), keys.undelivered(bucketOf(id))];
    return scripts("mark", touched, [id, outboxSeq(itemId), named?.key ?? "", named?.ref ?? ""]);
  };

  const expireIn = async (bucket: number, idleBefore: number, recommendedBefore: number): Promise<number> => {
    let removed = 0;
    for (;;) {
      const [idle, recommended] = await Promise.all([
        client.zrange(keys.idle(bucket), "-inf", `(${idleBefore}`, "BYSCORE", "LIMIT", 0, AT_ONCE),
        client.zrange(keys.recommended(bucket), "-inf", `(${recommendedBefore}`, "BYSCORE", "LIMIT", 0, AT_ONCE),
      ]);
      for (const id of [...idle, ...recommended]) {
        if (await opening.drop(id, "idle", idleBefore, recommendedBefore)) removed += 1;
      }
      if (idle.length < AT_ONCE && recommended.length < AT_ONCE) break;
    }
    await client.zremrangebyscore(keys.aside(bucket), "-inf", `(${idleBefore}`);
    return removed;
  };

  return {
    read: (id) => guarded(() => read(id)),
    pointer: (conversation) => guarded(async () => (await client.get(keys.pointer(conversation))) ?? undefined),
    async commit(commit) {
      const { pointer } = commit;
      const result = await guarded(() =>
        pointer === undefined ? writeSession(link, commit) : opening.open(commit, pointer.previous),
      );
      if (result.ok) changes.announce(commit.session.id, result.version);
      return result;
    },
    undelivered: (bucket, claimedBefore, limit) =>
      guarded(async () => {
        const key = keys.undelivered(bucket);
        const ids = await client.zrange(key, "-inf", `(${claimedBefore}`, "BYSCORE", "LIMIT", 0, limit);
        const settled: string[] = [];
        for (const id of ids) if (await opening.settle(id)) settled.push(id);
        return settled;
      }),
    claim: (id, itemId, by, at, claimedBefore) =>
      guarded(async () => {
        const touched = [keys.outbox(id), keys.undelivered(bucketOf(id))];
        return (await scripts("claim", touched, [id, outboxSeq(itemId), by, at, claimedBefore])) === 1;
      }),
    async markSent(id, itemId, named) {
      await guarded(async () => {
        const opened = named?.opened;
        if (opened !== undefined && (await scripts("link", [keys.session(id), keys.leads(id)], [opened])) === 1) {
          await client.set(keys.pointer(opened), id, "NX");
        }
        await mark(id, itemId, named);
      });
    },
    async markUnsure(id, itemId) {
      await guarded(() => scripts("unsure", [keys.outbox(id)], [outboxSeq(itemId)]));
    },
    async setAside(id, reason, at) {
      await guarded(() => opening.drop(id, "aside", at, reason.replaceAll("\n", " ")));
    },
    recent: (workspace, personId, limit) =>
      guarded(async () => {
        const ids = await people.sessionsOf(workspace, personId);
        const reads = await Promise.all(ids.slice(0, limit).map(read));
        return reads.flatMap((result) => (result.kind === "found" ? [result.session] : []));
      }),
    expire: (idleBefore, recommendedBefore) =>
      guarded(async () => {
        let removed = 0;
        for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
          removed += await expireIn(bucket, idleBefore, recommendedBefore);
        }
        return removed;
      }),
    async remove(id) {
      await guarded(() => opening.drop(id, "always"));
      changes.announce(id);
    },
    forgetPerson: (workspace, personId) => guarded(() => people.forget(workspace, personId)),
    watch: changes.watch,
    async probe() {
      await guarded(() => client.set(keys.probe(), "", "EX", PROBE_TTL_S));
    },
    close: () => link.close(),
  };
}
