import type { DatabaseSync } from "node:sqlite";

/** Tells watchers of a session about commits made here or by another process on the same file. */
export interface Changes {
  /** After a commit made here. */
  announce(sessionId: string): void;
  watch(sessionId: string, onChange: () => void): () => void;
  close(): void;
}

/**
 * Commits of other connections are noticed by SQLite's `data_version`, a counter in memory that costs no read of the
 * file's pages; it is looked at every `pollMs`, and only while somebody watches.
 */
export function createChanges(connection: DatabaseSync, pollMs: number): Changes {
  const watchers = new Map<string, Set<() => void>>();
  const seen = new Map<string, number>();
  const dataVersion = connection.prepare("PRAGMA data_version");
  const sessionVersion = connection.prepare("SELECT version FROM sessions WHERE id = ?");
  let known: unknown;
  let timer: NodeJS.Timeout | undefined;

  const versionOf = (sessionId: string): number => Number(sessionVersion.get(sessionId)?.version ?? 0);
  const announce = (sessionId: string): void => {
    const told = watchers.get(sessionId);
    if (told === undefined) return;
    seen.set(sessionId, versionOf(sessionId));
    for (const onChange of [...told]) onChange();
  };
  const poll = (): void => {
    const current = dataVersion.get()?.data_version;
    if (current === known) return;
    known = current;
    for (const sessionId of watchers.keys()) if (versionOf(sessionId) !== seen.get(sessionId)) announce(sessionId);
  };
  const rest = (): void => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    announce,
    watch(sessionId, onChange) {
      const told = watchers.get(sessionId) ?? new Set();
      // Wrapped so that the same function may watch twice.
      const call = () => onChange();
      watchers.set(sessionId, told.add(call));
      if (told.size === 1) seen.set(sessionId, versionOf(sessionId));
      if (timer === undefined) {
        known = dataVersion.get()?.data_version;
        timer = setInterval(poll, pollMs);
        timer.unref();
      }
      return () => {
        told.delete(call);
        if (told.size === 0 && watchers.get(sessionId) === told) {
          watchers.delete(sessionId);
          seen.delete(sessionId);
        }
        if (watchers.size === 0) rest();
      };
    },
    close() {
      watchers.clear();
      rest();
    },
  };
}
