import type { Session } from "../conversation/session.ts";
import { createLru } from "../lru.ts";
import type { Kept, NamedMessage, ReadResult, SessionStore } from "../ports.ts";

/**
 * Sessions and pointers as last seen here. A stale copy is harmless: its commit is refused and a closed session names the
 * next one, so it only costs reading again.
 */
export interface Sessions {
  read(id: string): Promise<ReadResult & { readonly cached: boolean }>;
  /** The session the conversation points at. */
  pointer(conversation: string): Promise<string | undefined>;
  /** After a commit. */
  keep(kept: Kept): void;
  /** After a commit that moved the conversation's pointer. */
  point(conversation: string, id: string): void;
  /** Makes the next look go to the store. */
  forget(id: string | undefined, conversation: string): void;
  /** After a delivery. */
  delivered(id: string, itemId: string, named: NamedMessage | undefined): void;
}

const REMEMBERED = 500;

export function createSessions(store: SessionStore): Sessions {
  const sessions = createLru<Kept>(REMEMBERED);
  const pointers = createLru<string>(REMEMBERED);
  return {
    async read(id) {
      const known = sessions.get(id);
      if (known !== undefined) return { kind: "found", ...known, cached: true };
      const result = await store.read(id);
      if (result.kind === "found") sessions.set(id, result);
      return { ...result, cached: false };
    },
    async pointer(conversation) {
      const known = pointers.get(conversation) ?? (await store.pointer(conversation));
      if (known !== undefined) pointers.set(conversation, known);
      return known;
    },
    keep({ session, version }) {
      sessions.set(session.id, { session, version });
    },
    point: (conversation, id) => pointers.set(conversation, id),
    forget(id, conversation) {
      if (id !== undefined) sessions.delete(id);
      pointers.delete(conversation);
    },
    delivered(id, itemId, named) {
      if (named?.opened !== undefined && pointers.get(named.opened) === undefined) pointers.set(named.opened, id);
      const known = sessions.get(id);
      if (known === undefined) return;
      const { session, version } = known;
      const outbox = session.outbox.filter((item: Session["outbox"][number]) => item.id !== itemId);
      const refs = named === undefined ? session.refs : { ...session.refs, [named.key]: named.ref };
      sessions.set(id, { session: { ...session, outbox, refs }, version });
    },
  };
}
