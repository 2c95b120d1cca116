import { PassThrough } from "node:stream";
import { openSqlite } from "../../../adapters/sqlite/open-sqlite.ts";
import { runTerminal, type TerminalOptions } from "../../../adapters/terminal/run-terminal.ts";
import { createTerminalMessenger } from "../../../adapters/terminal/terminal-messenger.ts";
import type { LoadedPack } from "../../../knowledge/index.ts";
import type { Clock, ReviewQueue } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { aListenedBot, type ListenedBot, linesOfLog } from "../a-listened-bot.ts";
import { SOON } from "../fall-due.ts";

/** Somebody at a terminal, with a process of their own on a database they share with others. */
export interface Seat {
  readonly listened: ListenedBot;
  readonly reviews: ReviewQueue;
  /** Resolves when it was answered. */
  type(words: string): Promise<void>;
  /** Resolves when what the terminal does by itself as it opens is done. */
  readonly opened: Promise<void>;
  /** All that was printed. */
  screen(): string;
  /** Ends the input, and the process with it. */
  leave(): Promise<void>;
}

export interface SeatOptions extends Pick<TerminalOptions, "name" | "session" | "decider"> {
  readonly file: string;
  readonly pack: LoadedPack;
  readonly clock: Clock;
  readonly zone: string;
}

export function aSeat({ file, pack, clock, zone, ...options }: SeatOptions): Seat {
  const { store, archive, decisions, reviews } = openSqlite(file);
  const messenger = createTerminalMessenger();
  const packs = [pack] as const;
  const { log } = linesOfLog();
  const listened = aListenedBot({ store, archive, decisions, reviews, zone, clock, messenger, log, packs });
  const { bot } = listened;
  const [input, output] = [new PassThrough(), new PassThrough()];
  let screen = "";
  output.on("data", (chunk) => {
    screen += String(chunk);
  });
  let answered: () => void = () => undefined;
  const heard = {
    ...listened.heard,
    async handle(...args: Parameters<typeof bot.handle>) {
      const handled = await listened.heard.handle(...args);
      void handled.delivered.then(() => answered());
      return handled;
    },
  };
  const next = () => new Promise<void>((resolve) => (answered = resolve));
  // With a session, nothing is said as it opens but who decides.
  const opened = options.session !== undefined && options.decider === undefined ? Promise.resolve() : next();
  const ports = { bot: heard, messenger, store, packs, ids: randomIds, input, output };
  const running = runTerminal(ports, { json: false, ...options });
  const endReviews = bot.beginReviews(SOON);
  return {
    listened,
    reviews,
    opened,
    screen: () => screen,
    async type(words) {
      const turned = next();
      input.write(`${words}\n`);
      await turned;
    },
    async leave() {
      input.end();
      await running;
      await endReviews();
      await bot.close();
      await store.close();
    },
  };
}
