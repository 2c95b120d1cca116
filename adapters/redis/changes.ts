import { createLru } from "../../src/lru.ts";
import type { RedisLink } from "./connect.ts";

/** Stands for the version of a session that was removed. */
const GONE = "gone";
/** Sessions committed here whose last version is remembered. */
const REMEMBERED = 2000;

/** Tells watchers of a session about its commits, whichever process made them. */
export interface Changes {
  /** After a commit made here, with its version, or a removal: what was committed before somebody watches is no news to them. */
  announce(sessionId: string, version?: number): void;
  watch(sessionId: string, onChange: () => void): () => void;
  /** Resolves when news of others is heard. */
  readonly listening: Promise<void>;
}

/**
 * Every process hears of every commit, its own too, by one channel: a few bytes each, and whoever begins to watch misses
 * nothing. News may come late, twice or out of order, as in a cluster, whose client may listen at two nodes for a moment:
 * only a newer version than the last is one. What was said while the connection was away nobody knows, so then all watchers
 * look again, and every version is new.
 */
export function createChanges({ listener, keys }: RedisLink): Changes {
  const watchers = new Map<string, { readonly told: Set<() => void>; latest: number }>();
  const own = createLru<number>(REMEMBERED);
  const tell = (sessionId: string): void => {
    for (const onChange of [...(watchers.get(sessionId)?.told ?? [])]) onChange();
  };
  let heard = false;
  const subscribe = async (): Promise<void> => {
    await listener.subscribe(keys.changes());
    if (heard) {
      for (const [sessionId, watched] of [...watchers]) {
        watched.latest = 0;
        tell(sessionId);
      }
    }
    heard = true;
  };
  listener.on("message", (_channel: string, message: string) => {
    const [sessionId = "", version = ""] = message.split(" ");
    const watched = watchers.get(sessionId);
    if (watched === undefined) return;
    if (version !== GONE && Number(version) <= watched.latest) return;
    watched.latest = version === GONE ? 0 : Number(version);
    tell(sessionId);
  });
  const first = Promise.withResolvers<void>();
  const again = (): void => void subscribe().then(first.resolve, () => undefined);
  listener.on("ready", again);
  if (listener.status === "ready") again();
  return {
    listening: first.promise,
    announce(sessionId, version) {
      if (version === undefined) own.delete(sessionId);
      else own.set(sessionId, version);
      const watched = watchers.get(sessionId);
      // A store that lost its newest counts from an older version again.
      const lost = watched !== undefined && version !== undefined && version < watched.latest;
      if (lost) watched.latest = version;
      if (lost || !heard || listener.status !== "ready") tell(sessionId);
    },
    watch(sessionId, onChange) {
      const watched = watchers.get(sessionId) ?? { told: new Set(), latest: own.get(sessionId) ?? 0 };
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
