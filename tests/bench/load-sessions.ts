import { type ChainableCommander, Redis } from "ioredis";
import { createKeys, type Keys, personKey } from "../../adapters/redis/keys.ts";
import { toValue } from "../../adapters/redis/session-value.ts";
import { bucketOf, sessionId } from "../../src/identity.ts";
import { participants } from "../../src/participants.ts";
import type { Kept } from "../../src/ports.ts";
import { conversationNo, WORKSPACE } from "../adapters/redis/an-interview.ts";

const AT_ONCE = 500;

/** The id of the `no`th copy. */
export function copiedId(no: number): string {
  return sessionId(WORKSPACE, `loaded-${no}`);
}

/** Where the `no`th copy is talked about. */
export function copiedConversation(no: number): string {
  return conversationNo(20_000_000 + no);
}

/** So many copies of a finished interview, each in a conversation of its own and a millisecond younger than the one before. */
export function* copies({ session, version }: Kept, count: number): Generator<Kept> {
  for (let no = 0; no < count; no += 1) {
    const own = { id: copiedId(no), conversation: copiedConversation(no), touchedAt: session.touchedAt + no };
    yield { session: { ...session, ...own }, version };
  }
}

/** Puts sessions with nothing left to send into Redis, each with all that leads to it, as commits and marks leave them (`load-sessions.test.ts` compares). */
export async function loadSessions(port: number, prefix: string, sessions: Iterable<Kept>): Promise<void> {
  const redis = new Redis({ port });
  const keys = createKeys(prefix);
  let [pipeline, waiting] = [redis.pipeline(), 0];
  // The next ones are made while Redis is busy with these.
  let sent: Promise<unknown> = Promise.resolve();
  const send = async (): Promise<void> => {
    await sent;
    sent = pipeline.exec().then((results) => {
      for (const [error] of results ?? []) if (error !== null) throw error;
    });
    [pipeline, waiting] = [redis.pipeline(), 0];
  };
  for (const kept of sessions) {
    load(pipeline, keys, kept);
    waiting += 1;
    if (waiting === AT_ONCE) await send();
  }
  await send();
  await sent;
  redis.disconnect();
}

function load(pipeline: ChainableCommander, keys: Keys, { session, version }: Kept): void {
  const { id, conversation, workspace, phase, touchedAt } = session;
  const bucket = bucketOf(id);
  const refs = Object.entries(session.refs).flatMap(([key, ref]) => [`.${key}`, ref]);
  const people = participants(session).map((person) => personKey(workspace, person));
  const index = phase === "recommended" ? keys.recommended(bucket) : keys.idle(bucket);
  pipeline.set(keys.session(id), toValue(session, version));
  pipeline.hset(keys.leads(id), ...refs, `@${conversation}`, "", ...people.flatMap((person) => [`&${person}`, ""]));
  pipeline.zadd(index, touchedAt, id);
  pipeline.zadd(keys.people(bucket), ...people.flatMap((person) => [0, `${person}:${id}`]));
  pipeline.set(keys.pointer(conversation), id);
}
