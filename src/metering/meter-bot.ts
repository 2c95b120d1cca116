import type { Bot } from "../bot.ts";
import type { Clock, Log } from "../ports.ts";
import type { Meter } from "./meter.ts";
import { platformOf } from "./platform-of.ts";

/** The same bot, counted: every turn with its outcome and its time, and one log line for each without a word that was said. */
export function meterBot(bot: Bot, { meter, clock, log }: { meter: Meter; clock: Clock; log: Log }): Bot {
  meter.gauge("outbox", () => bot.undelivered());
  return {
    ...bot,
    async handle(event) {
      const platform = platformOf(event.workspace);
      const from = clock.now();
      const about = { event: event.id, conversation: event.conversation, kind: event.kind };
      try {
        const handled = await bot.handle(event);
        const ms = clock.now() - from;
        meter.count("turns", { platform, outcome: handled.outcome });
        meter.observe("turn_seconds", ms / 1000, { platform });
        log.info({ ...about, session: handled.sessionId, outcome: handled.outcome, ms }, "a turn");
        return handled;
      } catch (error) {
        meter.count("turns", { platform, outcome: "failed" });
        throw error;
      }
    },
    async recover() {
      const sessions = await bot.recover();
      meter.count("taken_up", {}, sessions);
      return sessions;
    },
  };
}
