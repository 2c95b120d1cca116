import { type Bot, type BotPorts, createBot } from "../../src/bot.ts";
import type { Said } from "../../src/conversation/step.ts";
import type { Clock, Log, Messenger } from "../../src/ports.ts";
import { randomIds } from "../../src/random-ids.ts";
import { systemClock } from "../../src/system-clock.ts";
import type { Spoken } from "../conversations/print-reply.ts";

/** What was said, and in which session. */
export type SaidIn = Extract<Said, { readonly outgoing: unknown }> & { readonly session: string };

export interface ListenedBot {
  /** Past the listener. */
  readonly bot: Bot;
  /** What a platform is given. */
  readonly heard: Bot;
  /** What the bot said, in order, notices included; emptied by whoever reads it. */
  readonly said: SaidIn[];
  /** Names of those who did something, by id. */
  readonly people: ReadonlyMap<string, string>;
  /** Every session that spoke, in the order they began to. */
  readonly begun: readonly string[];
  /** The session of the last event, or what began to speak since: an interview or a look. */
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
  /** In place of the machine's. */
  readonly clock?: Clock | undefined;
  /** Put between the bot and the messenger. */
  readonly carried?: ((messenger: Messenger) => Messenger) | undefined;
};

/** The real bot, on the real clock unless another is given, with waits for tests, listened to as it handles events and delivers replies. */
export function aListenedBot({
  messenger,
  carried,
  replica = randomIds.next(),
  clock = systemClock,
  ...ports
}: Ports): ListenedBot {
  const said: SaidIn[] = [];
  const begun: string[] = [];
  const people = new Map<string, string>();
  let sessionId: string | undefined;
  const listened: Messenger = {
    ...messenger,
    async deliver(delivery) {
      const result = await messenger.deliver(delivery);
      // What is redrawn later is no part of what an event is answered with.
      if (result.outcome === "sent" && delivery.redraws !== true) {
        const { item, session } = delivery;
        said.push({ mode: item.kind, outgoing: item.outgoing, session: session.id });
        if (begun.includes(session.id)) return result;
        begun.push(session.id);
        // A greeting is over as it begins.
        if (session.phase !== "closed") sessionId = session.id;
      }
      return result;
    },
  };
  const bot = createBot({
    ...ports,
    messenger: carried?.(listened) ?? listened,
    clock,
    ids: randomIds,
    replica,
    waits: { unsureMs: 1000, retryMs: 100, claimMs: 1000, ...ports.waits },
  });
  let delivered = Promise.resolve();
  let last: { readonly event: string; readonly notices: readonly SaidIn[] } = { event: "", notices: [] };
  const heard: Bot = {
    ...bot,
    async handle(event) {
      people.set(event.author.id, event.author.name);
      const handled = await bot.handle(event);
      const session = handled.sessionId ?? "";
      // A platform that asks again, now that it knows more, says what that comes to in place of the first answer.
      if (event.id === last.event && handled.notices.length > 0) {
        for (const one of last.notices) said.splice(said.lastIndexOf(one), said.includes(one) ? 1 : 0);
      }
      last = {
        event: event.id,
        notices: handled.notices.map((outgoing) => ({ mode: "send", outgoing, session })),
      };
      said.push(...last.notices);
      sessionId = handled.sessionId ?? sessionId;
      delivered = handled.delivered;
      return handled;
    },
  };
  return {
    bot,
    heard,
    said,
    people,
    begun,
    get sessionId() {
      return sessionId;
    },
    delivered: () => delivered,
  };
}

/** What was said, with the names of those who did something in place of their ids. */
export function named({ mode, outgoing }: SaidIn, people: ReadonlyMap<string, string>): Spoken {
  if (outgoing.to === "thread") return { mode, outgoing };
  const { person } = outgoing.to;
  return { mode, outgoing: { ...outgoing, to: { person: people.get(person) ?? person } } };
}
