import { reviewWaits } from "../../../../src/bot/reviews/review-waits.ts";
import type { Bot } from "../../../../src/bot.ts";
import type { Person } from "../../../../src/conversation/event.ts";
import type { Reply } from "../../../../src/conversation/reply.ts";
import type { Decision } from "../../../../src/decisions/decision.ts";
import type { FakeMessenger } from "../../../fakes/a-fake-messenger.ts";
import type { BotHarness } from "../bot-harness.ts";
import { decide, parcels, press, words } from "./a-decided.ts";

const HOUR_MS = 3_600_000;

/** A bot whose decisions fall due, and what it says. */
export interface Looking {
  readonly bot: Bot;
  readonly messenger: FakeMessenger;
  /** Lets time pass, an hour at a time, until something new is said; returns the messages. */
  until(days: number): Promise<Reply[]>;
  /** What arrived since last asked. */
  news(): Reply[];
  /** A button of the newest look, or of the session named; returns what is answered in private. */
  press(said: string, author?: Person, session?: string): Promise<string>;
  /** The session of the newest message. */
  session(): string;
  decision(id?: string): Promise<Decision>;
  end(): Promise<void>;
}

export function aLooking(
  harness: BotHarness,
  parts: Parameters<BotHarness["aBot"]>[0] = { packs: [parcels] },
): Looking {
  const { bot, messenger } = harness.aBot(parts);
  // An hour between two looks for what is due: a quarter of a year has 250,000 half minutes.
  const end = bot.beginReviews({ ...reviewWaits(), tickMs: HOUR_MS });
  let seen = 0;
  const news = () => {
    const fresh = messenger.arrived.slice(seen).map(({ item }) => item.outgoing.reply);
    seen = messenger.arrived.length;
    return fresh;
  };
  const session = () => messenger.arrived.at(-1)?.session.id ?? "";
  return {
    bot,
    messenger,
    news,
    session,
    end,
    async until(days) {
      news();
      for (let hours = 0; hours < days * 24 && messenger.arrived.length === seen; hours += 1) {
        await harness.clock.pass(HOUR_MS);
      }
      return news();
    },
    async press(said, author, of = session()) {
      const handled = await bot.handle(press(of, said, author));
      await handled.delivered;
      // What follows from it in another session is not waited for by the turn.
      await harness.clock.pass(0);
      return handled.notices.map(({ reply }) => (reply.kind === "notice" ? reply.text : reply.kind)).join(" ");
    },
    async decision(id = "WM-1") {
      const kept = await harness.decisions.get("local", id);
      if (kept === undefined) throw new Error(`${id} is not there`);
      return kept.decision;
    },
  };
}

/** A decision whose first look has just been asked for. */
export async function aLook(harness: BotHarness, script?: string[]): Promise<Looking> {
  const looking = aLooking(harness);
  await decide(looking.bot, {}, script);
  await looking.until(100);
  return looking;
}

/** Words to the bot, and what is answered in private. */
export async function tell({ bot }: Looking, text: string, author?: Person): Promise<string> {
  const handled = await bot.handle(words(text, author));
  await handled.delivered;
  return handled.notices.map(({ reply }) => (reply.kind === "notice" ? reply.text : reply.kind)).join(" ");
}
