import type { Bot } from "../bot.ts";
import type { Clock, Log } from "../ports.ts";

/** The same bot, with one log line for each turn: what it was about and how it ended, and not a word that was said. */
export function logTurns(bot: Bot, { clock, log }: { readonly clock: Clock; readonly log: Log }): Bot {
  return {
    ...bot,
    async handle(event) {
      const from = clock.now();
      const handled = await bot.handle(event);
      const about = { event: event.id, conversation: event.conversation, kind: event.kind };
      const { sessionId: session, outcome } = handled;
      log.info({ ...about, session, outcome, ms: clock.now() - from }, "a turn");
      return handled;
    },
  };
}
