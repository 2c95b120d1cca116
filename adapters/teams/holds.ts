import type { Session } from "../../src/conversation/session.ts";

/** What a turn says waits until the turn is answered: first the response, then the connector. */
export interface Holds {
  /** Holds back what the event brings about; returns the way to let it go. */
  hold(eventId: string): () => void;
  /** Resolves when nothing of the session's last events is held back. */
  free(session: Pick<Session, "recentEvents">): Promise<void>;
}

export function createHolds(): Holds {
  const held = new Map<string, Promise<void>>();
  return {
    hold(eventId) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(eventId, promise);
      return () => {
        if (held.get(eventId) === promise) held.delete(eventId);
        resolve();
      };
    },
    async free({ recentEvents }) {
      if (held.size > 0) await Promise.all(recentEvents.map((id) => held.get(id)));
    },
  };
}
