import type { Clock } from "../../src/ports.ts";

/** What somebody sleeping at regular intervals looks for: from when on (ms) there is some, or undefined for none in sight. */
export type Wanted = () => number | undefined;

export interface SimClock {
  now(): number;
  /** A clock of a process: its sleepers wake only while it lives. With `wanted`, whoever sleeps is woken at the end of the last interval that is over when there is something to do, so that it can sleep up to then, and not before. */
  of(lives: () => boolean, wanted?: Wanted): Clock;
  /** Does something then. */
  at(ms: number, act: () => void): void;
  /** Noticed by everything that happens, so that time stands still until nothing does. */
  stir(): void;
  /** Lets time pass up to `until`: from one instant at which something happens to the next. */
  run(until: number): Promise<void>;
}

interface Sleeper {
  readonly from: number;
  readonly ms: number;
  readonly lives: () => boolean;
  readonly wanted: Wanted | undefined;
  readonly wake: () => void;
}

/** Time that jumps: nothing is waited for, and intervals in which nothing can happen are passed over. */
export function aSimClock(start: number): SimClock {
  let now = start;
  let stirred = 0;
  const asleep = new Set<Sleeper>();
  const actions = createHeap();

  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 5; ) {
      const before = stirred;
      await new Promise<void>((resolve) => setImmediate(resolve));
      quiet = stirred === before ? quiet + 1 : 0;
    }
  };

  /** When a sleeper wakes; undefined while nothing says so. */
  const wakesAt = ({ from, ms, wanted }: Sleeper): number | undefined => {
    if (wanted === undefined) return from + ms;
    const something = wanted();
    if (something === undefined) return undefined;
    const intervals = Math.max(1, Math.floor((something - from) / ms), Math.ceil((now - from) / ms));
    return from + intervals * ms;
  };

  return {
    now: () => now,
    of: (lives, wanted) => ({
      now: () => now,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted) return resolve();
          const wake = () => {
            asleep.delete(sleeper);
            signal?.removeEventListener("abort", wake);
            stirred += 1;
            resolve();
          };
          const sleeper: Sleeper = { from: now, ms: Math.ceil(ms), lives, wanted, wake };
          asleep.add(sleeper);
          signal?.addEventListener("abort", wake);
        }),
    }),
    at: (ms, act) => actions.add(Math.max(Math.ceil(ms), now), act),
    stir: () => {
      stirred += 1;
    },
    async run(until) {
      for (;;) {
        await settle();
        let next = actions.first() ?? Number.POSITIVE_INFINITY;
        const due: (readonly [number, Sleeper])[] = [];
        for (const sleeper of asleep) {
          if (!sleeper.lives()) {
            asleep.delete(sleeper);
            continue;
          }
          const at = wakesAt(sleeper);
          if (at === undefined) continue;
          due.push([at, sleeper]);
          next = Math.min(next, at);
        }
        if (next > until) break;
        now = Math.max(now, next);
        for (const [at, sleeper] of due) if (at <= now) sleeper.wake();
        while ((actions.first() ?? Number.POSITIVE_INFINITY) <= now) {
          stirred += 1;
          actions.take()?.();
        }
      }
      now = until;
    },
  };
}

/** What is to be done, soonest first; in the order it was added where it is for the same instant. */
function createHeap() {
  const heap: { readonly at: number; readonly no: number; readonly act: () => void }[] = [];
  let count = 0;
  const before = (one: number, other: number): boolean => {
    const [a, b] = [heap[one]!, heap[other]!];
    return a.at === b.at ? a.no < b.no : a.at < b.at;
  };
  const swap = (one: number, other: number): void => {
    [heap[one], heap[other]] = [heap[other]!, heap[one]!];
  };
  return {
    first: () => heap[0]?.at,
    add(at: number, act: () => void): void {
      count += 1;
      heap.push({ at, no: count, act });
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1;
        if (!before(child, parent)) break;
        swap(child, parent);
        child = parent;
      }
    },
    take(): (() => void) | undefined {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined || heap.length === 0) return top?.act;
      heap[0] = last;
      for (let parent = 0; ; ) {
        const [left, right] = [2 * parent + 1, 2 * parent + 2];
        let least = parent;
        if (left < heap.length && before(left, least)) least = left;
        if (right < heap.length && before(right, least)) least = right;
        if (least === parent) break;
        swap(parent, least);
        parent = least;
      }
      return top.act;
    },
  };
}
