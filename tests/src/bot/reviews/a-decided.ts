import type { Bot } from "../../../../src/bot.ts";
import type { Event, Person } from "../../../../src/conversation/event.ts";
import { packNamed } from "../../../adapters/pack-named.ts";
import { ana } from "../bot-harness.ts";

export const parcels = packNamed("delivery");

let count = 0;
const place = { workspace: "local", conversation: "local/page-1" };

/** Words to the bot, in Ana's thread unless another is named. */
export const words = (text: string, author: Person = ana, at: { conversation?: string } = {}): Event => {
  count += 1;
  return { ...place, ...at, kind: "text", id: `words-${count}`, author, text, addressed: true };
};

/** A button of a review, or a digest. */
export const press = (session: string, said: string, author: Person = ana): Event => {
  count += 1;
  return { ...place, kind: "review", id: `press-${count}`, author, session, words: said };
};

const SCRIPT = [
  "12",
  "none",
  "all over the country",
  "1",
  "accept",
  "costly",
  "2027-03-01",
  "more than 5 complaints a week; look at the support inbox",
  "record it",
];

/** The same for a decision that is easy to take back. */
export const EASY = ["12", "none", "all over the country", "1", "accept", "easy", "skip", "skip", "record it"];

/** Ana's interview about parcels, up to WM-n; the courier was recommended and accepted. */
export async function decide(bot: Bot, at: { conversation?: string } = {}, script = SCRIPT): Promise<void> {
  count += 1;
  await bot.handle({ ...place, ...at, kind: "start", id: `start-${count}`, author: ana, text: "", pack: "delivery" });
  for (const text of script) await (await bot.handle(words(text, ana, at))).delivered;
}
