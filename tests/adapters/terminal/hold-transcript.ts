import { join } from "node:path";
import type { LoadedPack } from "../../../knowledge/index.ts";
import type { OutgoingReply } from "../../../src/conversation/reply.ts";
import { happenBeside, rested } from "../../conversations/beside.ts";
import { bySession } from "../../conversations/by-session.ts";
import { printerFor } from "../../conversations/print-reply.ts";
import type { Transcript, Turn } from "../../conversations/transcript.ts";
import type { MovableClock } from "../../fakes/a-movable-clock.ts";
import { named } from "../a-listened-bot.ts";
import { aSeat, type Seat } from "./a-seat.ts";

interface Held {
  /** The bot's lines of each turn. */
  readonly lines: string[][];
  /** What terminals printed, each with who sat there. */
  readonly screens: readonly { readonly person: string; readonly text: string }[];
}

/** Holds a transcript in terminals: each line is what somebody types in theirs. */
export async function holdTranscript(
  transcript: Transcript,
  { folder, pack, clock, zone }: { folder: string; pack: LoadedPack; clock: MovableClock; zone: string },
): Promise<Held> {
  const print = printerFor(transcript);
  const seats = new Map<string, Seat>();
  const people = new Map<string, string>();
  const lines: string[][] = [];
  const screens: { person: string; text: string }[] = [];
  const begun: string[] = [];
  let session: string | undefined;

  const sit = async (name: string, decider?: string): Promise<Seat> => {
    const file = join(folder, "waymark.db");
    const seat = aSeat({ file, pack, clock, zone, name, session, decider });
    seats.set(name, seat);
    await seat.opened;
    return seat;
  };
  const leave = async (...names: readonly string[]): Promise<void> => {
    for (const person of names) {
      const seat = seats.get(person);
      await seat?.leave();
      screens.push({ person, text: seat?.screen() ?? "" });
      seats.delete(person);
    }
  };
  const take = async ({ person, act, words, line }: Turn): Promise<Seat> => {
    if (act === "start") return sit(person);
    if (act === "setup") {
      await leave(person);
      return sit(person, words.replace("decider: ", ""));
    }
    const seat = seats.get(person) ?? (await sit(person));
    const seen = (await seat.listened.bot.thread(session ?? ""))?.replies ?? [];
    const typed = typedFor(act, words, seen);
    if (typed === undefined) throw new Error(`nobody can do that in a terminal: ${line}`);
    await seat.type(typed);
    return seat;
  };

  const [{ person: first = "" } = {}] = transcript.turns;
  for (const turn of transcript.turns) {
    // Nobody sits there for weeks: whoever began comes back to what was decided.
    if (turn.act === "pass") await leave(...seats.keys());
    const back = seats.get(first) ?? (turn.act === "start" ? undefined : await sit(first));
    for (const { listened } of seats.values()) listened.said.length = 0;
    const around = { clock, folder, environment: { WAYMARK_DATA: folder } };
    const beside =
      back === undefined
        ? undefined
        : await happenBeside(turn, { ...around, reviews: back.reviews, bots: [back.listened.bot] });
    const seat = beside === undefined ? await take(turn) : back;
    if (seat === undefined) continue;
    await rested([seat.listened.bot]);
    session = seat.listened.sessionId ?? session;
    const { said } = seat.listened;
    for (const [id, name] of seat.listened.people) people.set(id, name);
    begun.push(
      ...said.map((one) => one.session).filter((one, at, all) => all.indexOf(one) === at && !begun.includes(one)),
    );
    lines.push([...(beside ?? []), ...bySession(said, begun, (one) => print(named(one, people)))]);
  }
  await leave(...seats.keys());
  return { lines, screens };
}

/** The words that say what others press. */
function typedFor(act: string, words: string, seen: readonly OutgoingReply[]): string | undefined {
  switch (act) {
    case "says":
    case "look":
      return words;
    case "press": {
      const asked = seen.findLast(({ reply }) => reply.kind === "question")?.reply;
      const at = asked?.kind === "question" ? asked.choices.findIndex(({ label }) => label === words) : -1;
      return at < 0 ? undefined : String(at + 1);
    }
    case "tick":
      return words === "none" ? "none" : undefined;
    case "keep": {
      const asked = seen.findLast(({ reply }) => reply.kind === "confirm")?.reply;
      const facts = asked?.kind === "confirm" ? asked.facts : [];
      const labels = words.split(" + ");
      return facts.flatMap(({ label }, at) => (labels.includes(label) ? [at + 1] : [])).join(", ");
    }
    case "accept":
      return words === "" ? "accept" : words;
    case "record":
      return "record it";
    default:
      return undefined;
  }
}
