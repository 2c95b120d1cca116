import type { Session } from "../../src/conversation/session.ts";
import { createLru } from "../../src/lru.ts";

/** What a turn says waits until the turn is answered: first the response, then the connector. */
export interface Holds {
  /** Holds back what the event brings about; returns the way to let it go. */
  hold(eventId: string): () => void;
  /** Resolves when nothing of the session's last events is held back. */
  free(session: Pick<Session, "recentEvents">): Promise<void>;
  /** The message with this key was said in the response itself. */
  tell(key: string): void;
  wasTold(key: string): boolean;
}

const REMEMBERED = 1000;

export function createHolds(): Holds {
  const held = new Map<string, Promise<void>>();
  const told = createLru<true>(REMEMBERED);
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
    tell: (key) => told.set(key, true),
    wasTold: (key) => told.get(key) === true,
  };
}
