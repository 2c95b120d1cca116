import type { Bot } from "../bot.ts";
import type { Clock, Log, Messenger, SessionStore } from "../ports.ts";
import type { Meter } from "./meter.ts";
import { meterBot } from "./meter-bot.ts";
import { meterMessenger } from "./meter-messenger.ts";
import { meterStore } from "./meter-store.ts";

interface Parts {
  readonly store: SessionStore;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the bot stands on, and the bot itself, counted where there is a meter and as they are where there is none. */
export function metered(meter: Meter | undefined, { store, messenger, clock, log }: Parts) {
  if (meter === undefined) return { store, carrier: messenger, watched: (bot: Bot) => bot };
  return {
    store: meterStore(store, meter),
    carrier: meterMessenger(messenger, meter),
    watched: (bot: Bot) => meterBot(bot, { meter, clock, log }),
  };
}
