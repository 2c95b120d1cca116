import type { Bot } from "../../src/bot.ts";
import { Event } from "../../src/conversation/event.ts";
import type { FakeMessenger } from "../fakes/a-fake-messenger.ts";
import { happenBeside, rested, type Surroundings } from "./beside.ts";
import { bySession } from "./by-session.ts";
import { eventOf } from "./event-of.ts";
import { printerFor, type Spoken } from "./print-reply.ts";
import type { Transcript } from "./transcript.ts";

/** Holds a transcript with bots on one store and one platform that take turns. Gives the lines of each turn. */
export async function holdWithBots(
  transcript: Transcript,
  bots: readonly [Bot, ...Bot[]],
  messenger: FakeMessenger,
  around: Omit<Surroundings, "bots">,
): Promise<string[][]> {
  const print = printerFor(transcript);
  const begun: string[] = [];
  const lines: string[][] = [];
  let id: string | undefined;
  for (const [index, turn] of transcript.turns.entries()) {
    const bot = bots[index % bots.length] ?? bots[0];
    const before = messenger.arrived.length;
    const said: (Spoken & { readonly session: string })[] = [];
    const beside = await happenBeside(turn, { ...around, bots });
    if (beside === undefined) {
      const seen = id === undefined ? undefined : await bot.thread(id);
      const event = Event.parse(eventOf(turn, index, seen?.replies, seen?.session));
      const { sessionId, notices, delivered } = await bot.handle(event);
      await delivered;
      await rested(bots);
      id = sessionId ?? id;
      said.push(...notices.map((outgoing) => ({ mode: "send" as const, outgoing, session: id ?? "" })));
    }
    // What is redrawn later is no part of what an event is answered with.
    for (const { item, session, redraws } of messenger.arrived.slice(before)) {
      if (redraws !== true) said.push({ mode: item.kind, outgoing: item.outgoing, session: session.id });
    }
    const fresh = [...new Set(said.map(({ session }) => session))].filter((one) => !begun.includes(one));
    begun.push(...fresh);
    id = fresh.at(-1) ?? id;
    lines.push([...(beside ?? []), ...bySession(said, begun, print)]);
  }
  return lines;
}
