import { Redis } from "ioredis";
import { createKeys, personKey } from "../../adapters/redis/keys.ts";
import { toValue } from "../../adapters/redis/session-value.ts";
import type { Session } from "../../src/conversation/session.ts";
import { bucketOf, sessionId } from "../../src/identity.ts";
import { participants } from "../../src/participants.ts";
import { conversationNo, WORKSPACE } from "../adapters/redis/an-interview.ts";

const AT_ONCE = 500;

/** The id of the `no`th session that `loadSessions` makes. */
export function loadedId(no: number): string {
  return sessionId(WORKSPACE, `loaded-${no}`);
}

/** Puts copies of a finished interview into Redis, each with all that leads to it, as commits would have left them. */
export async function loadSessions(port: number, prefix: string, like: Session, count: number): Promise<void> {
  const redis = new Redis({ port });
  const keys = createKeys(prefix);
  const refs = Object.entries(like.refs).flatMap(([key, ref]) => [`.${key}`, ref]);
  const people = participants(like).map((person) => personKey(like.workspace, person));
  for (let from = 0; from < count; from += AT_ONCE) {
    const pipeline = redis.pipeline();
    for (let no = from; no < Math.min(from + AT_ONCE, count); no += 1) {
      const id = loadedId(no);
      const conversation = conversationNo(20_000_000 + no);
      const bucket = bucketOf(id);
      pipeline.set(keys.session(id), toValue({ ...like, id, conversation }, 24));
      pipeline.hset(keys.leads(id), ...refs, `@${conversation}`, "", ...people.flatMap((person) => [`&${person}`, ""]));
      pipeline.zadd(keys.idle(bucket), like.touchedAt + no, id);
      pipeline.zadd(keys.people(bucket), ...people.flatMap((person) => [0, `${person}:${id}`]));
      pipeline.set(keys.pointer(conversation), id);
    }
    await pipeline.exec();
  }
  redis.disconnect();
}
