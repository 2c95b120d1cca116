/** A map that forgets what was longest untouched. */
export interface Lru<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  values(): Iterable<V>;
}

/** `mayForget` keeps an entry beyond the limit while it answers false. */
export function createLru<V>(limit: number, mayForget: (value: V) => boolean = () => true): Lru<V> {
  const entries = new Map<string, V>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      for (const [oldest, its] of entries) {
        if (entries.size <= limit) return;
        if (mayForget(its)) entries.delete(oldest);
      }
    },
    delete: (key) => void entries.delete(key),
    values: () => entries.values(),
  };
}
