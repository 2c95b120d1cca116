import type { RedisLink } from "./connect.ts";

/** Tells watchers of a session about its commits, whichever process made them. */
export interface Changes {
  /** After a commit made here, for the time in which no news comes back. */
  announce(sessionId: string): void;
  watch(sessionId: string, onChange: () => void): () => void;
  /** Resolves when news of others is heard. */
  readonly listening: Promise<void>;
}

/**
 * Every process hears of every commit, its own too, by one channel: a few bytes each, and whoever begins to watch misses
 * nothing. What was said while the connection was away nobody knows, so then all watchers look again.
 */
export function createChanges({ listener, keys }: RedisLink): Changes {
  const watchers = new Map<string, Set<() => void>>();
  const tell = (sessionId: string): void => {
    for (const onChange of [...(watchers.get(sessionId) ?? [])]) onChange();
  };
  let heard = false;
  const subscribe = async (): Promise<void> => {
    await listener.subscribe(keys.changes());
    if (heard) for (const sessionId of [...watchers.keys()]) tell(sessionId);
    heard = true;
  };
  const again = (): void => void subscribe().catch(() => undefined);
  listener.on("message", (_channel: string, sessionId: string) => tell(sessionId));
  // A cluster's client chooses another node by itself, and says so.
  listener.on("+subscriber", again);
  const first = Promise.withResolvers<void>();
  listener.on("ready", () => void subscribe().then(first.resolve, () => undefined));
  if (listener.status === "ready") void subscribe().then(first.resolve, () => undefined);
  const listening = first.promise;
  return {
    listening,
    announce(sessionId) {
      if (!heard || listener.status !== "ready") tell(sessionId);
    },
    watch(sessionId, onChange) {
      const told = watchers.get(sessionId) ?? new Set();
      // Wrapped so that the same function may watch twice.
      const call = () => onChange();
      watchers.set(sessionId, told.add(call));
      return () => {
        told.delete(call);
        if (told.size === 0 && watchers.get(sessionId) === told) watchers.delete(sessionId);
      };
    },
  };
}
