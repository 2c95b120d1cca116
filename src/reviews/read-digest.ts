import { nearest } from "../../knowledge/index.ts";
import { Day } from "../decisions/fields.ts";
import type { Calendar } from "./calendar.ts";
import { instantOn } from "./instant-on.ts";
import { plannedDay } from "./planned-day.ts";
import { nearestTime, readTime } from "./read-time.ts";
import { nearestZone, readZone } from "./read-zone.ts";
import type { Recurrence } from "./recurrence.ts";
import type { NotRead, ScheduleAsk } from "./schedule-reading.ts";
import { readWeekday, WEEKDAYS } from "./weekdays.ts";

/** How words say which weekday of a month. */
const NTHS = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;
type Nth = (typeof NTHS)[keyof typeof NTHS];

/** "first" to "fourth", "last", as it is read back. */
export function nthName(wanted: Nth): string {
  return Object.entries(NTHS).find(([, nth]) => nth === wanted)?.[0] ?? "";
}

/** What the word could mean of them, itself included. */
export function nearestNth(word: string): string | undefined {
  return nearest(word, Object.keys(NTHS));
}

const PERIODS = {
  weekly: { kind: "weekly", every: 1 },
  monthly: { kind: "monthly", every: 1 },
  quarterly: { kind: "monthly", every: 3 },
} as const;
const MOST = { weekly: 52, monthly: 12 };
const EXAMPLES = { weekly: "every 6 weeks on monday 10:00", monthly: "monthly first monday 10:00" };
const SMALL_WORDS = ["on", "at", "from"];

/**
 * How often a digest comes, from the words after `schedule`: a period, then each if it is said: the weekday, the time, the
 * day it is counted from, the zone, in this order. Without a weekday Monday, the first of its month; without a time the
 * calendar's; counted from the first such day that is still to come at `now` (ms).
 */
export function readDigest(words: readonly string[], calendar: Calendar, now: number): ScheduleAsk | NotRead {
  const period = readPeriod(words);
  if (period.kind === "not-read") return period;
  const { kind, every } = period;
  let at = period.words;
  const take = <Read>(read: (word: string) => Read | undefined): Read | undefined => {
    const found = read(words[at] ?? "");
    if (found !== undefined) at += 1;
    return found;
  };
  const notRead = (): NotRead => ({ kind: "not-read", at, like: likeIn(kind), example: EXAMPLES[kind] });

  const on = take(exactly("on"));
  const the = kind === "monthly" ? take(exactly("the")) : undefined;
  const nth = kind === "monthly" ? take(readNth) : undefined;
  const weekday = take(readWeekday);
  if ((the && nth === undefined) || (on && nth === undefined && weekday === undefined)) return notRead();
  const atWord = take(exactly("at"));
  const time = take(readTime);
  if (atWord && time === undefined) return notRead();
  const fromWord = take(exactly("from"));
  const from = fromWord && take((word) => (Day.safeParse(word).success ? word : undefined));
  if (fromWord && from === undefined) return notRead();
  const zone = take(readZone);
  if (at < words.length) return notRead();

  const inZone = zone === undefined ? calendar : { ...calendar, zone };
  const said = { every, weekday: weekday ?? 1, time: time ?? calendar.time };
  const counted = (day: string): Recurrence =>
    kind === "weekly" ? { kind, ...said, from: day } : { kind, ...said, nth: nth ?? 1, from: day };
  return { kind: "digest", recurrence: counted(from ?? firstDay(counted, inZone, now)), calendar: inZone };
}

interface Period {
  readonly kind: "weekly" | "monthly";
  readonly every: number;
  /** How many words said it. */
  readonly words: number;
}

function readPeriod(words: readonly string[]): Period | NotRead {
  const [head = "", count = "", unit = ""] = words.map((word) => word.toLowerCase());
  for (const [name, period] of Object.entries(PERIODS)) if (head === name) return { ...period, words: 1 };
  const notRead = (at: number, known: readonly string[]): NotRead => ({
    kind: "not-read",
    at,
    like: (word) => nearest(word, known),
    example: /^m/.test(known[0] ?? "") ? EXAMPLES.monthly : EXAMPLES.weekly,
  });
  if (count === "week" || count === "month") return { kind: `${count}ly`, every: 1, words: 2 };
  if (!/^\d{1,3}$/.test(count)) return notRead(1, ["week", "month"]);
  const [, name] = /^(week|month)s?$/.exec(unit) ?? [];
  if (name !== "week" && name !== "month") return notRead(2, ["weeks", "months"]);
  const every = Number(count);
  const kind = `${name}ly` as const;
  return every >= 1 && every <= MOST[kind] ? { kind, every, words: 3 } : notRead(1, [`${name}s`]);
}

function exactly(expected: string): (word: string) => true | undefined {
  return (word) => word.toLowerCase() === expected || undefined;
}

function readNth(word: string): Nth | undefined {
  const said = word.toLowerCase();
  for (const [name, nth] of Object.entries(NTHS)) if (said === name) return nth;
  return undefined;
}

function likeIn(kind: "weekly" | "monthly"): NotRead["like"] {
  const known = [...(kind === "monthly" ? [...Object.keys(NTHS), "the"] : []), ...WEEKDAYS, ...SMALL_WORDS];
  return (word) => nearestTime(word) ?? nearest(word, known) ?? nearestZone(word);
}

/** The first day of the weekday asked for that is still to come; the phase of what comes less often starts there. */
function firstDay(counted: (day: string) => Recurrence, calendar: Calendar, now: number): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(calendar.zone).toPlainDate().toString();
  const often: Recurrence = { ...counted(today), every: 1 };
  for (let index = 0; ; index += 1) {
    const day = plannedDay(often, index).toString();
    if (day >= today && instantOn(day, calendar, often.time) > now) return day;
  }
}
