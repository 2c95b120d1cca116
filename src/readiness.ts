import type { Bot } from "./bot.ts";
import type { Clock, SessionStore } from "./ports.ts";
import { waitingFor } from "./waiting-for.ts";

/** Whether this process should be sent work. */
export interface Readiness {
  /** The same bot, listened to. */
  watch(bot: Bot): Bot;
  /** From now on it is not ready. */
  stop(): void;
  /** Why it is not, in words; empty while it is. */
  waitingFor(store: Pick<SessionStore, "probe">): Promise<readonly string[]>;
}

/**
 * A process that meets a session of a newer version is not ready for `newerMs`, so that those of the newer version get the
 * work. Not for good: after a rollback there are none, and one session must not stop all others.
 */
export function createReadiness({ clock, newerMs }: { readonly clock: Clock; readonly newerMs: number }): Readiness {
  let stopping = false;
  let newerUntil = 0;
  return {
    watch: (bot) => ({
      ...bot,
      async handle(event) {
        const handled = await bot.handle(event);
        if (handled.outcome === "newer") newerUntil = clock.now() + newerMs;
        return handled;
      },
    }),
    stop() {
      stopping = true;
    },
    async waitingFor(store) {
      if (stopping) return ["stopping"];
      if (clock.now() < newerUntil) return ["update: a newer version of Waymark writes here"];
      return waitingFor(store);
    },
  };
}
