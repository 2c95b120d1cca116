import type { Bot } from "../bot.ts";
import { platformOf } from "../identity.ts";
import type { Clock } from "../ports.ts";
import type { Meter } from "./meter.ts";

/** The same bot, counted: every turn with its outcome and its time. */
export function meterBot(bot: Bot, { meter, clock }: { meter: Meter; clock: Clock }): Bot {
  meter.gauge("outbox", () => bot.undelivered());
  return {
    ...bot,
    async handle(event) {
      const platform = platformOf(event.workspace);
      const from = clock.now();
      try {
        const handled = await bot.handle(event);
        meter.count("turns", { platform, outcome: handled.outcome });
        meter.observe("turn_seconds", (clock.now() - from) / 1000, { platform });
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
