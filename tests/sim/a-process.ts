import type { LoadedPack } from "../../knowledge/index.ts";
import { reviewWaits } from "../../src/bot/reviews/review-waits.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import type { Clock, DecisionStore, Log, Messenger, PackArchive, ReviewQueue, SessionStore } from "../../src/ports.ts";
import type { SimClock, Wanted } from "./sim-clock.ts";

export interface Stores {
  readonly store: SessionStore;
  readonly decisions: DecisionStore;
  readonly reviews: ReviewQueue;
  readonly archive: PackArchive;
}

/** A bot as a process of its own, which can die between any two steps. */
export interface SimProcess {
  readonly name: string;
  readonly bot: Bot;
  readonly alive: () => boolean;
  /** When it died (ms). */
  readonly diedAt: () => number | undefined;
  /** How many deliveries of occurrences are under way. */
  readonly busy: () => number;
  kill(): void;
  /** It dies before or after the so-manieth thing from now that it asks of the outside. */
  doom(calls: number, when: "before" | "after"): void;
  /** Before the so-manieth thing from now it stands still for so long, all of it, as one that is stopped or out of memory. */
  stall(calls: number, ms: number): void;
  /** Stops as a process does that is told to. */
  stop(): Promise<void>;
}

export interface Outside {
  readonly clock: SimClock;
  readonly stores: Stores;
  /** Of the process. */
  readonly messenger: Messenger;
  readonly packs: readonly [LoadedPack, ...LoadedPack[]];
  readonly log: Log;
  /** Whether some reply waits in the store. */
  readonly undelivered: () => boolean;
  /** When the next occurrence may be taken (ms). */
  readonly nextDue: () => number | undefined;
  readonly onDeath?: (process: SimProcess, between: string) => void;
  readonly onStall?: (process: SimProcess, ms: number, before: string) => void;
}

const RECOVER_MS = 15_000;

/** Begins a process; every call to the outside goes by it, so that it can end or hang at any of them. */
export function aProcess(name: string, outside: Outside): SimProcess {
  const { clock, stores, packs, log, onDeath, onStall } = outside;
  let diedAt: number | undefined;
  let stopped = false;
  let busy = 0;
  let doomed: { calls: number; readonly when: "before" | "after" } | undefined;
  let stalling: { calls: number; readonly ms: number } | undefined;
  let stillUntil = 0;
  const alive = () => diedAt === undefined;
  const lives = () => alive() && !stopped;
  const never = <T>() => new Promise<T>(() => undefined);
  /** When it goes on, where it stands still. */
  const awake = async (): Promise<void> => {
    const sleeper = clock.of(alive);
    while (stillUntil > clock.now()) await sleeper.sleep(stillUntil - clock.now());
  };
  const clockOf = (runs: () => boolean, wanted?: Wanted): Clock => {
    const its = clock.of(runs, wanted);
    return { ...its, sleep: (ms, signal) => its.sleep(ms, signal).then(awake) };
  };
  const plain = clockOf(alive);

  const die = (between: string): void => {
    if (!alive()) return;
    diedAt = clock.now();
    onDeath?.(process, between);
  };

  const pass = async <T>(what: string, call: () => Promise<T>): Promise<T> => {
    clock.stir();
    await awake();
    if (!alive()) return never();
    if (doomed !== undefined) doomed.calls -= 1;
    if (stalling !== undefined) stalling.calls -= 1;
    const [fatal, slow] = [doomed?.calls === 0 ? doomed : undefined, stalling?.calls === 0 ? stalling : undefined];
    if (fatal?.when === "before") {
      die(`before ${what}`);
      return never();
    }
    if (slow !== undefined) {
      stalling = undefined;
      stillUntil = clock.now() + slow.ms;
      onStall?.(process, slow.ms, what);
      await awake();
      if (!alive()) return never();
    }
    try {
      return await call();
    } finally {
      clock.stir();
      if (fatal !== undefined) die(`after ${what}`);
      await awake();
      if (!alive()) await never();
    }
  };

  /** Calls that answer at once, such as `watch`, stay as they are. */
  const guarded = <Port extends object>(port: Port, named: string, plainly: readonly string[] = []): Port =>
    new Proxy(port, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== "function" || plainly.includes(String(key))) return value;
        return (...args: unknown[]) =>
          pass(`${named}.${String(key)}`, async () => Reflect.apply(value, target, args) as unknown);
      },
    });

  const queue = stores.reviews;
  const reviews: ReviewQueue = {
    ...spread(guarded(queue, "queue")),
    begin(work, waits, _clock, logged) {
      const counted = async (act: () => Promise<void>): Promise<void> => {
        busy += 1;
        try {
          await act();
        } finally {
          busy -= 1;
          clock.stir();
          if (!alive()) await never();
        }
      };
      // While something is under way each tick says that this process is still there.
      const wanted = () => (busy > 0 ? clock.now() : outside.nextDue());
      return queue.begin(
        { deliver: (due) => counted(() => work.deliver(due)), gaveUp: (due) => counted(() => work.gaveUp(due)) },
        waits,
        clockOf(alive, wanted),
        logged,
      );
    },
  };
  let ids = 0;
  const bot = createBot({
    store: guarded(stores.store, "store", ["watch", "close"]),
    decisions: guarded(stores.decisions, "decisions", ["all"]),
    archive: guarded(stores.archive, "archive"),
    reviews,
    zone: "Europe/Berlin",
    messenger: guarded(outside.messenger, "messenger"),
    clock: plain,
    ids: { next: () => `${name}-${++ids}` },
    log,
    packs,
    replica: name,
  });
  const process: SimProcess = {
    name,
    bot,
    alive: lives,
    diedAt: () => diedAt,
    busy: () => busy,
    kill: () => die("at once"),
    doom: (calls, when) => {
      doomed = { calls, when };
    },
    stall: (calls, ms) => {
      stalling = { calls, ms };
    },
    async stop() {
      stopped = true;
      await endReviews();
      await bot.close();
    },
  };
  const endReviews = bot.beginReviews(reviewWaits());
  const recovering = clockOf(lives, () => (outside.undelivered() ? clock.now() : undefined));
  void (async () => {
    while (lives()) {
      await bot.recover().catch(() => undefined);
      await recovering.sleep(RECOVER_MS);
    }
  })();
  return process;
}

/** What a guard says of each key, as an object of its own. */
function spread<Port extends object>(port: Port): Port {
  return Object.fromEntries(Object.keys(port).map((key) => [key, Reflect.get(port, key) as unknown])) as Port;
}
