import { z } from "zod";
import type { Session } from "../../src/conversation/session.ts";
import { BUCKETS, outboxSeq } from "../../src/identity.ts";
import type { Forgotten, ReadResult } from "../../src/ports.ts";
import { withoutPerson } from "../../src/without-person.ts";
import { writeSession } from "./commit.ts";
import type { RedisLink } from "./connect.ts";
import { personKey } from "./keys.ts";
import type { Opening } from "./opening.ts";
import { unpackText } from "./pack-body.ts";

/** Who took part in what. The index lies in the buckets of the sessions, so every question goes to all of them. */
export interface People {
  /** Ids of a person's sessions, newest first. */
  sessionsOf(workspace: string, personId: string): Promise<string[]>;
  forget(workspace: string, personId: string): Promise<Forgotten[]>;
}

type Read = (id: string) => Promise<ReadResult>;

const Found = z.array(z.instanceof(Buffer)).transform((list) => list.map(String));
const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

export function createPeople(link: RedisLink, opening: Pick<Opening, "drop">, read: Read): People {
  const { scripts, keys, client } = link;

  const sessionsOf = async (workspace: string, personId: string): Promise<string[]> => {
    const person = personKey(workspace, personId);
    const found = await Promise.all(
      buckets.map(async (bucket) => {
        const list = Found.parse(
          await scripts("mine", [keys.people(bucket), keys.idle(bucket), keys.recommended(bucket)], [person]),
        );
        return list.flatMap((id, at) => (at % 2 === 0 ? [{ id, touchedAt: Number(list[at + 1]) }] : []));
      }),
    );
    return found
      .flat()
      .sort((a, b) => b.touchedAt - a.touchedAt || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  };

  /** Read and rewritten until nobody was in between. */
  const forgetIn = async (id: string, workspace: string, personId: string): Promise<Forgotten[]> => {
    for (;;) {
      const found = await read(id);
      const without = found.kind === "found" ? withoutPerson(found.session, personId) : undefined;
      if (found.kind !== "found" || without === undefined) {
        await opening.drop(id, "always");
        return found.kind === "found" ? [{ before: found.session, after: undefined }] : [];
      }
      const peopleGone = [personKey(workspace, personId)];
      const itemsGone = gone(found.session, without);
      const written = await writeSession(link, { session: without, expected: found.version, peopleGone, itemsGone });
      if (written.ok) return [{ before: found.session, after: without }];
    }
  };

  const forgetAside = async (bucket: number, personId: string): Promise<void> => {
    const kept = await client.zrangeBuffer(keys.aside(bucket), 0, "-1");
    const name = `"id":${JSON.stringify(personId)}`;
    const theirs = kept.filter((member) => asideText(member).stored.includes(name));
    if (theirs.length > 0) await client.zrem(keys.aside(bucket), ...theirs);
  };

  return {
    sessionsOf,
    async forget(workspace, personId) {
      const ids = await sessionsOf(workspace, personId);
      const forgotten: Forgotten[] = [];
      for (const id of ids) forgotten.push(...(await forgetIn(id, workspace, personId)));
      await Promise.all(buckets.map((bucket) => forgetAside(bucket, personId)));
      return forgotten;
    },
  };
}

/** What was set aside, as drop.lua keeps it. */
export function asideText(member: Buffer): { sessionId: string; reason: string; stored: string } {
  const first = member.indexOf("\n");
  const second = member.indexOf("\n", first + 1);
  const sessionId = member.subarray(0, first).toString("utf8");
  const reason = member.subarray(first + 1, second).toString("utf8");
  return { sessionId, reason, stored: unpackText(member.subarray(second + 1)) };
}

function gone(before: Session, after: Session): number[] {
  const kept = new Set(after.outbox.map(({ id }) => id));
  return before.outbox.filter(({ id }) => !kept.has(id)).map(({ id }) => outboxSeq(id));
}
