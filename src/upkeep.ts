import type { Bot } from "./bot.ts";
import type { Clock, Log, SessionStore } from "./ports.ts";

export interface UpkeepOptions {
  readonly bot: Pick<Bot, "recover">;
  readonly store: Pick<SessionStore, "expire">;
  readonly clock: Clock;
  readonly log: Log;
  /** Between two looks for replies nobody delivers. */
  readonly recoverMs: number;
  /** Between two removals of what is too old. */
  readonly expireMs: number;
  /** Sessions idle for longer are removed; those with a recommendation after twice as long. */
  readonly retentionDays: number;
}

const DAY_MS = 86_400_000;

/** What has to happen whether or not anybody says something. Begins at once; returns the way to stop it, which waits for what runs. */
export function beginUpkeep(options: UpkeepOptions): () => Promise<void> {
  const { bot, store, clock, log, recoverMs, expireMs, retentionDays } = options;
  const stopping = new AbortController();

  const repeat = async (what: string, everyMs: number, act: () => Promise<unknown>): Promise<void> => {
    while (!stopping.signal.aborted) {
      await act().catch((error: unknown) => {
        log.error(
          { cause: error instanceof Error ? error.message : String(error) },
          `${what} failed and is tried again`,
        );
      });
      await clock.sleep(everyMs, stopping.signal);
    }
  };

  const running = Promise.all([
    repeat("taking up undelivered replies", recoverMs, () => bot.recover()),
    repeat("removing old sessions", expireMs, async () => {
      const now = clock.now();
      const removed = await store.expire(now - retentionDays * DAY_MS, now - 2 * retentionDays * DAY_MS);
      if (removed > 0) log.info({ removed }, "old sessions were removed");
    }),
  ]);
  return async () => {
    stopping.abort();
    await running;
  };
}
