import type { Bot } from "../bot.ts";
import type { Clock, Log, Messenger, ReviewQueue, SessionStore } from "../ports.ts";
import { logTurns } from "./log-turns.ts";
import type { Meter } from "./meter.ts";
import { meterBot } from "./meter-bot.ts";
import { meterMessenger } from "./meter-messenger.ts";
import { meterReviews } from "./meter-reviews.ts";
import { meterStore } from "./meter-store.ts";

interface Parts {
  readonly store: SessionStore;
  readonly messenger: Messenger;
  readonly reviews: ReviewQueue;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the bot stands on, and the bot itself: logged turn by turn, and counted where there is a meter. */
export function metered(meter: Meter | undefined, { store, messenger, reviews, clock, log }: Parts) {
  const logged = (bot: Bot) => logTurns(bot, { clock, log });
  if (meter === undefined) return { store, carrier: messenger, reviews, watched: logged };
  return {
    store: meterStore(store, meter),
    carrier: meterMessenger(messenger, meter),
    reviews: meterReviews(reviews, { meter, clock }),
    watched: (bot: Bot) => logged(meterBot(bot, { meter, clock })),
  };
}
