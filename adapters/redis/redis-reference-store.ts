import { BUCKETS, bucketOf } from "../../src/identity.ts";
import type { ReferenceStore } from "../../src/ports.ts";
import type { RedisLink } from "./connect.ts";

/** Where conversations are reached, each in its own bucket. */
export function createRedisReferenceStore({ client, scripts, keys, guarded }: RedisLink): ReferenceStore {
  const touched = (conversation: string) => [keys.reference(conversation), keys.stopped(bucketOf(conversation))];
  const reasonOf = async (conversation: string) => (await client.hget(keys.reference(conversation), "reason")) ?? "";

  return {
    put: (conversation, address) =>
      guarded(async () => (await scripts("refer", touched(conversation), [conversation, address])) === 1),
    get: (conversation) =>
      guarded(async () => {
        const [address, reason, at] = await client.hmget(keys.reference(conversation), "address", "reason", "at");
        if (address === null || address === undefined) return undefined;
        return { address, ...(at == null ? {} : { stopped: { reason: reason ?? "", at: Number(at) } }) };
      }),
    async deactivate(conversation, reason, at) {
      await guarded(() => scripts("stop", touched(conversation), [conversation, reason, at]));
    },
    async remove(conversation) {
      await guarded(() => scripts("unrefer", touched(conversation), [conversation]));
    },
    stopped: (limit) =>
      guarded(async () => {
        const buckets = Array.from({ length: BUCKETS }, (_, bucket) => keys.stopped(bucket));
        const lists = await Promise.all(buckets.map((key) => client.zrevrange(key, 0, limit - 1, "WITHSCORES")));
        const found = lists.flatMap((list) =>
          list.flatMap((conversation, index) =>
            index % 2 === 0 ? [{ conversation, at: Number(list[index + 1]) }] : [],
          ),
        );
        const last = found.sort((a, b) => b.at - a.at || (a.conversation < b.conversation ? -1 : 1)).slice(0, limit);
        return Promise.all(last.map(async (each) => ({ ...each, reason: await reasonOf(each.conversation) })));
      }),
  };
}
