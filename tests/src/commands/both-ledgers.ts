import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openRedis } from "../../../adapters/redis/open-redis.ts";
import { openSqlite } from "../../../adapters/sqlite/open-sqlite.ts";
import type { Ledger } from "../../../src/commands/command.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import { occurrenceId } from "../../../src/reviews/due.ts";
import { aRedis, type TestRedis } from "../../adapters/redis/a-redis.ts";
import { failingLog } from "../../adapters/redis/hold-contracts.ts";
import { aFolder } from "../../adapters/sqlite/a-database.ts";

/** A ledger in each store, by the store's name; every test begins with empty ones. */
export function bothLedgers() {
  let redis: TestRedis;
  let database: ReturnType<typeof aFolder>;
  let begun = 0;
  beforeAll(async () => {
    redis = await aRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(() => {
    database = aFolder();
    begun += 1;
  });
  afterEach(() => database.remove());
  return {
    SQLite: openings(async () => openSqlite(database.file)),
    Redis: openings(() => openRedis({ url: redis.url, prefix: `adopt-${begun}:`, log: failingLog })),
  };
}

/** Ways to open a ledger and to look into it. */
export type Openings = ReturnType<typeof openings>;

function openings(open: () => Promise<Omit<Ledger, "close"> & { readonly store: { close(): Promise<void> } }>) {
  const ledger = async (): Promise<Ledger> => {
    const { decisions, reviews, store } = await open();
    return { decisions, reviews, close: () => store.close() };
  };
  const within = async <T>(use: (opened: Ledger) => Promise<T>): Promise<T> => {
    const opened = await ledger();
    return use(opened).finally(() => opened.close());
  };
  const kept = (workspace = "local"): Promise<Decision[]> =>
    within(({ decisions }) => Array.fromAsync(decisions.all(workspace)));
  return {
    open: ledger,
    within,
    kept,
    /** Everything that is kept, and what is due next. */
    state: async () => ({
      decisions: await kept(),
      next: (await within(({ reviews }) => reviews.next("local", 500))).map((due) => occurrenceId(due)).sort(),
    }),
  };
}
