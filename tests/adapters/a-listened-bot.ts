import { type Bot, type BotPorts, createBot } from "../../src/bot.ts";
import type { Said } from "../../src/conversation/step.ts";
import type { Log, Messenger } from "../../src/ports.ts";
import { randomIds } from "../../src/random-ids.ts";
import { systemClock } from "../../src/system-clock.ts";

/** What was said, and in which session. */
export type SaidIn = Extract<Said, { readonly outgoing: unknown }> & { readonly session: string };

export interface ListenedBot {
  /** Past the listener. */
  readonly bot: Bot;
  /** What a platform is given. */
  readonly heard: Bot;
  /** What the bot said, in order, notices included; emptied by whoever reads it. */
  readonly said: SaidIn[];
  /** The session of the last event. */
  readonly sessionId: string | undefined;
  /** Resolves when what the last event led to is sent. */
  delivered(): Promise<void>;
}

/** A log kept as lines, fields and message in one. */
export function linesOfLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const line = (fields: Record<string, unknown>, message: string) =>
    void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { log: { info: line, warn: line, error: line }, lines };
}

type Ports = Omit<BotPorts, "clock" | "ids" | "replica"> & {
  readonly replica?: string;
  /** Put between the bot and the messenger. */
  readonly carried?: ((messenger: Messenger) => Messenger) | undefined;
};

/** The real bot on the real clock, with waits for tests, listened to as it handles events and delivers replies. */
export function aListenedBot({ messenger, carried, replica = randomIds.next(), ...ports }: Ports): ListenedBot {
  const said: SaidIn[] = [];
  const listened: Messenger = {
    ...messenger,
    async deliver(delivery) {
      const result = await messenger.deliver(delivery);
      // What is redrawn later is no part of what an event is answered with.
      if (result.outcome === "sent" && delivery.redraws !== true) {
        const { item, session } = delivery;
        said.push({ mode: item.kind, outgoing: item.outgoing, session: session.id });
      }
      return result;
    },
  };
  const bot = createBot({
    ...ports,
    messenger: carried?.(listened) ?? listened,
    clock: systemClock,
    ids: randomIds,
    replica,
    waits: { unsureMs: 1000, retryMs: 100, claimMs: 1000, ...ports.waits },
  });
  let sessionId: string | undefined;
  let delivered = Promise.resolve();
  const heard: Bot = {
    ...bot,
    async handle(event) {
      const handled = await bot.handle(event);
      const session = handled.sessionId ?? "";
      said.push(...handled.notices.map((outgoing) => ({ mode: "send" as const, outgoing, session })));
      sessionId = handled.sessionId ?? sessionId;
      delivered = handled.delivered;
      return handled;
    },
  };
  return {
    bot,
    heard,
    said,
    get sessionId() {
      return sessionId;
    },
    delivered: () => delivered,
  };
}
