import { nearest } from "../../knowledge/index.ts";
import { clip } from "../clip.ts";
import type { Calendar } from "./calendar.ts";
import { CALENDAR_READERS } from "./read-calendar.ts";
import { nearestNth, readDigest } from "./read-digest.ts";
import type { NotRead, ScheduleAsk } from "./schedule-reading.ts";

/** What could not be read of a `schedule …`. */
export interface UnclearSchedule {
  readonly kind: "unclear";
  /** The first piece that was not understood, as it was written. */
  readonly piece: string;
  /** What was probably meant by it. */
  readonly nearest?: string;
  /** A line that would be understood: what was written with the nearest words in it, or else an example. */
  readonly write: string;
}

const PERIOD_WORDS = ["weekly", "monthly", "quarterly", "every"];
const PIECE = 60;
/** As many words as are put right for a line to suggest. */
const REPAIRS = 4;

/**
 * Reads `schedule …` against a channel's calendar: strictly, every word counts. Undefined for what does not begin so. `now`
 * (ms) tells which day "every 6 weeks" is counted from.
 */
export function readSchedule(text: string, calendar: Calendar, now: number): ScheduleAsk | UnclearSchedule | undefined {
  const said = /^\s*schedule(?:\s+(.*))?$/is.exec(text);
  if (said === null) return undefined;
  const words = (said[1] ?? "")
    .replace(/\s*[–—]\s*|\s+(?:-|to)\s+/gi, "-")
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  const read = readWords(words, calendar, now);
  if (read.kind !== "not-read") return read;
  const nth = read.at === 0 ? nearestNth((words[0] ?? "").slice(0, PIECE)) : undefined;
  const like = nth === undefined ? likeAt(words, read) : nth === words[0]?.toLowerCase() ? undefined : nth;
  const line = nth === undefined ? repaired(words, read, calendar, now) : inMonths(words.with(0, nth), calendar, now);
  return {
    kind: "unclear",
    piece: clip(words[read.at] ?? words.at(-1) ?? "schedule", PIECE),
    ...(like === undefined ? {} : { nearest: like }),
    write: `schedule ${line ?? read.example}`,
  };
}

/** "first tuesday 9:00" with the period that was left out. */
function inMonths(words: readonly string[], calendar: Calendar, now: number): string | undefined {
  const monthly = ["monthly", ...words];
  const read = readWords(monthly, calendar, now);
  return read.kind === "not-read" ? repaired(monthly, read, calendar, now) : monthly.join(" ");
}

function readWords(words: readonly string[], calendar: Calendar, now: number): ScheduleAsk | NotRead {
  const [head = "", ...rest] = words;
  const name = head.toLowerCase();
  if (head === "") return { kind: "show" };
  if (PERIOD_WORDS.includes(name)) return readDigest(words, calendar, now);
  if (name === "off") {
    const example = "off";
    return rest.length === 0 ? { kind: "off" } : { kind: "not-read", at: 1, like: () => undefined, example };
  }
  const reader = Object.hasOwn(CALENDAR_READERS, name) ? CALENDAR_READERS[name] : undefined;
  if (reader !== undefined) {
    const read = reader(rest, calendar);
    return read.kind === "not-read" ? { ...read, at: read.at + 1 } : read;
  }
  const known = [...PERIOD_WORDS, "off", ...Object.keys(CALENDAR_READERS)];
  return { kind: "not-read", at: 0, like: (word) => nearest(word, known), example: "monthly first monday 10:00" };
}

/** The nearest word to what stands where the reading stopped, if it is another. */
function likeAt(words: readonly string[], { at, like }: NotRead): string | undefined {
  const word = words[at];
  const found = word === undefined ? undefined : like(word.slice(0, PIECE));
  return found?.toLowerCase() === word?.toLowerCase() ? undefined : found;
}

/** The words with the nearest in place of those not understood, where that is understood as a whole. */
function repaired(words: readonly string[], stopped: NotRead, calendar: Calendar, now: number): string | undefined {
  let [tried, at] = [words, stopped];
  for (let repairs = 0; repairs < REPAIRS; repairs += 1) {
    const like = likeAt(tried, at);
    if (like === undefined) return undefined;
    tried = tried.with(at.at, like);
    const read = readWords(tried, calendar, now);
    if (read.kind !== "not-read") return tried.join(" ");
    at = read;
  }
  return undefined;
}
