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
  const watchers = new Map<string, { readonly told: Set<() => void>; heard: string }>();
  const tell = (sessionId: string): void => {
    for (const onChange of [...(watchers.get(sessionId)?.told ?? [])]) onChange();
  };
  let heard = false;
  const subscribe = async (): Promise<void> => {
    await listener.subscribe(keys.changes());
    if (heard) for (const sessionId of [...watchers.keys()]) tell(sessionId);
    heard = true;
  };
  listener.on("message", (_channel: string, message: string) => {
    const [sessionId = ""] = message.split(" ");
    const watched = watchers.get(sessionId);
    // A cluster's client may listen at two nodes for a moment.
    if (watched === undefined || watched.heard === message) return;
    watched.heard = message;
    tell(sessionId);
  });
  const first = Promise.withResolvers<void>();
  const again = (): void => void subscribe().then(first.resolve, () => undefined);
  listener.on("ready", again);
  if (listener.status === "ready") again();
  return {
    listening: first.promise,
    announce(sessionId) {
      if (!heard || listener.status !== "ready") tell(sessionId);
    },
    watch(sessionId, onChange) {
      const watched = watchers.get(sessionId) ?? { told: new Set(), heard: "" };
      // Wrapped so that the same function may watch twice.
      const call = () => onChange();
      watched.told.add(call);
      watchers.set(sessionId, watched);
      return () => {
        watched.told.delete(call);
        if (watched.told.size === 0 && watchers.get(sessionId) === watched) watchers.delete(sessionId);
      };
    },
  };
}
