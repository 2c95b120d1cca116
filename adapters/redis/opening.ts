import { z } from "zod";
import { bucketOf } from "../../src/identity.ts";
import type { Commit, CommitResult } from "../../src/ports.ts";
import { allKeys, writeSession } from "./commit.ts";
import type { RedisLink } from "./connect.ts";

/** Sessions that open in a conversation. */
export interface Opening {
  open(commit: Commit, previous: string | null): Promise<CommitResult>;
  /** Ends what whoever began it did not; false where the session lost and is gone. */
  settle(id: string): Promise<boolean>;
  /** Removes a session and then the pointers at it; false where it stays, or is gone already. */
  drop(id: string, ...why: readonly (string | number)[]): Promise<boolean>;
}

const Names = z.array(z.instanceof(Buffer)).transform((list) => list.map(String));

/**
 * Session and pointer live in two slots, and no write can join them. So the session is written first, where nobody looks
 * yet; the pointer's compare-and-set then decides; whoever sees that it has decided may open the session. A process that
 * stops in between holds nothing: its session is among the undelivered, and whoever takes those up ends it the same way.
 */
export function createOpening(link: RedisLink): Opening {
  const { scripts, keys, client } = link;

  const decide = async (id: string, conversation: string, previous: string): Promise<number | undefined> => {
    const pointed = await scripts("point", [keys.pointer(conversation)], [previous, id]);
    if (pointed === 0) {
      await drop(id, "unopened");
      return undefined;
    }
    const people = keys.people(bucketOf(id));
    const version = Number(await scripts("open", [keys.session(id), keys.leads(id), people], [id]));
    return version > 0 ? version : undefined;
  };

  const drop = async (id: string, ...why: readonly (string | number)[]): Promise<boolean> => {
    const conversations = await scripts("drop", allKeys(keys, id), [id, keys.changes(), ...why]);
    if (conversations === null) return false;
    for (const each of Names.parse(conversations)) await scripts("unpoint", [keys.pointer(each)], [id]);
    return true;
  };

  return {
    drop,
    async open(commit, previous) {
      const { session } = commit;
      const { id, conversation } = session;
      const written = await writeSession(link, { ...commit, event: undefined, opening: { previous: previous ?? "" } });
      const unopened = written.ok || (await client.hexists(keys.leads(id), "!")) === 1;
      if (!unopened) return written;
      const version = await decide(id, conversation, previous ?? "");
      if (version === undefined) return { ok: false, reason: "pointer" };
      return written.ok ? { ok: true, version } : written;
    },
    async settle(id) {
      const previous = await client.hget(keys.leads(id), "!");
      if (previous === null) return true;
      const fields = await client.hkeys(keys.leads(id));
      const conversation = fields.find((field) => field.startsWith("@"))?.slice(1) ?? "";
      return (await decide(id, conversation, previous)) !== undefined;
    },
  };
}
