import { Due, occurrenceId } from "../../src/reviews/due.ts";
import type { ReviewWaits } from "../../src/reviews/review-queue.ts";
import { type Trying, tryDelivery } from "../../src/reviews/try-delivery.ts";
import type { OpenDatabase } from "./open-database.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Occurrences one process delivers at the same time. */
const AT_ONCE = 16;
/** As `platformOf`; the platforms are parameter 2, as JSON. */
const SERVED = `iif(instr(workspace, ':') > 0, substr(workspace, 1, instr(workspace, ':') - 1), 'local')
  IN (SELECT value FROM json_each(?2))`;

/**
 * Delivers what falls due, each as soon as it is due, until it is stopped; what is planned for sooner than the next tick is
 * found at that tick. As soon as one is done the next is taken. What a process takes, others leave alone while it goes on
 * saying that it is still there.
 */
export function deliverReviews(
  { connection, file }: OpenDatabase,
  trying: Trying,
  waits: ReviewWaits,
  platforms: readonly string[],
): () => Promise<void> {
  // The database keeps whole milliseconds.
  const [tickMs, lockMs, backOffMs] = [waits.tickMs, waits.lockMs, waits.backOffMs].map(Math.ceil) as [
    number,
    number,
    number,
  ];
  const { clock, log } = trying;
  const served = JSON.stringify(platforms);
  const sql = (text: string) => orStoreFailure(file, () => connection.prepare(text));
  const take = sql(`
    UPDATE reviews SET attempts = attempts + 1, again_at = ?3 WHERE (workspace, subject) IN (
      SELECT workspace, subject FROM reviews WHERE at <= ?1 AND again_at <= ?1
        AND ${SERVED}
      ORDER BY at, workspace, subject LIMIT ?4)
    RETURNING workspace, subject, kind, at, attempts`);
  const set = (columns: string) =>
    sql(`UPDATE reviews SET ${columns} WHERE workspace = ? AND subject = ? AND kind = ? AND at = ?`);
  const [hold, release] = [set("again_at = ?"), set("again_at = ?, attempts = ?")];
  const soonest = sql(`SELECT min(max(at, again_at)) AS at FROM reviews WHERE at <= ?1 AND ${SERVED}`);
  const ticked = sql(
    "INSERT INTO review_tick (one, at) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at",
  );

  const stopping = new AbortController();
  const running = new Map<string, { readonly due: Due; readonly done: Promise<void> }>();
  const guarded = <T>(act: () => T): T => orStoreFailure(file, act);
  const orLog = (act: () => void): void => {
    try {
      guarded(act);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      log.error({ cause }, "looking for what is due failed and is tried again");
    }
  };
  const key = ({ workspace, subject, kind, at }: Due) => [workspace, subject, kind, at] as const;

  const deliver = async (due: Due, attempt: number): Promise<void> => {
    const after = await tryDelivery(trying, due, attempt).then(
      // What stays due all the same is looked at again, as if it were new.
      () => ({ waitMs: tickMs, attempts: 0 }),
      () => ({ waitMs: backOffMs * 2 ** (Math.min(attempt, trying.attempts) - 1), attempts: attempt }),
    );
    orLog(() => release.run(clock.now() + after.waitMs, after.attempts, ...key(due)));
  };

  const fill = (least: number): void => {
    const free = AT_ONCE - running.size;
    if (free < least || stopping.signal.aborted) return;
    const now = clock.now();
    const taken = guarded(() => take.all(now, served, now + lockMs, free)).sort(bySoonest);
    for (const row of taken) {
      const due = Due.safeParse(row);
      if (!due.success) continue;
      const name = occurrenceId(due.data);
      if (running.has(name)) continue;
      const done = deliver(due.data, Number(row.attempts)).then(() => {
        running.delete(name);
        // Not one by one: each taking waits for the disk.
        orLog(() => fill(AT_ONCE / 2));
      });
      running.set(name, { due: due.data, done });
    }
  };

  let tickAt = clock.now();
  const look = (): void => {
    const now = clock.now();
    for (const { due } of running.values()) hold.run(now + lockMs, ...key(due));
    fill(1);
    if (now < tickAt) return;
    ticked.run(now);
    tickAt = now + tickMs;
  };

  /** How long until there is something to take or to say. */
  const waitMs = (): number => {
    const now = clock.now();
    const still = Math.min(Math.max(tickAt - now, 1), running.size === 0 ? tickMs : Math.ceil(lockMs / 2));
    if (running.size >= AT_ONCE) return still;
    const next = guarded(() => soonest.get(now + still, served))?.at;
    return typeof next === "number" ? Math.max(1, Math.min(still, next - now)) : still;
  };

  const looking = (async () => {
    while (!stopping.signal.aborted) {
      let restMs = tickMs;
      orLog(() => {
        look();
        restMs = waitMs();
      });
      await clock.sleep(restMs, stopping.signal);
    }
  })();
  return async () => {
    stopping.abort();
    await looking;
    await Promise.all([...running.values()].map(({ done }) => done));
  };
}

function bySoonest(one: Record<string, unknown>, other: Record<string, unknown>): number {
  return Number(one.at) - Number(other.at);
}
