import { clip } from "../clip.ts";
import { daysAfter } from "../days-after.ts";
import type { LinkedRecord } from "../decisions/adopt/link-records.ts";
import type { Calendar } from "./calendar.ts";
import { isWorkingDay } from "./working-time.ts";

/** When a record written elsewhere is looked at first, and why, where that is not the calendar. */
export interface FirstLook {
  readonly nextOn: string | null;
  readonly why?: string | undefined;
}

export interface FirstLooksInput {
  /** ISO date. */
  readonly today: string;
  readonly calendar: Calendar;
  /** How many looks a day has already. */
  readonly taken?: ReadonlyMap<string, number>;
  /** Paths of the records that are new; the others are only cited. All are new without it. */
  readonly only?: ReadonlySet<string>;
  /** Paths of the records that are known, and looked at sooner for what they cite alone. */
  readonly sooner?: ReadonlySet<string>;
}

/** New looks a working day gets, so that a folder does not come as a flood. */
const MOST_A_DAY = 5;
/** A record may be proposed for so long. */
const PROPOSED_DAYS = 30;
/** A record without a date of its own is looked at after three months, as any decision. */
const LATEST_DAYS = 91;
const LONGEST_WHY = 200;

/**
 * The first look at each record of a folder, by path. A date of review that is to come is kept; what is overdue, proposed for
 * long, or cites what is superseded, begins on the next working day, some a day, the longest overdue first; the others
 * follow from three months on, as many a day. Pure.
 */
export function firstLooks(
  records: readonly LinkedRecord[],
  { today, calendar, taken = new Map(), only, sooner = new Set() }: FirstLooksInput,
): Map<string, FirstLook> {
  const counts = new Map(taken);
  const soon = fromDay(daysAfter(today, 1), calendar, counts);
  const later = fromDay(daysAfter(today, LATEST_DAYS), calendar, counts);
  const superseded = new Set(records.flatMap(({ path, status }) => (status === "superseded" ? [path] : [])));
  const looks = new Map<string, FirstLook>();
  const urgent: { path: string; since: string; why: string }[] = [];
  const others: string[] = [];
  for (const whole of records) {
    const { path } = whole;
    if (only?.has(path) === false && !sooner.has(path)) continue;
    const record = sooner.has(path) ? { ...whole, reviewOn: undefined } : whole;
    const { status, reviewOn } = record;
    const reasons = status === "accepted" || status === "proposed" ? reasonsOf(record, superseded, today) : undefined;
    if (reasons === undefined) looks.set(path, { nextOn: null });
    else if (reasons.length > 0) {
      const since = reviewOn !== undefined && reviewOn <= today ? reviewOn : "9";
      urgent.push({ path, since, why: clip(reasons.join(" "), LONGEST_WHY) });
    } else if (reviewOn !== undefined) looks.set(path, { nextOn: reviewOn });
    else others.push(path);
  }
  for (const { path, why } of urgent.toSorted(byUrgency)) looks.set(path, { nextOn: soon(), why });
  for (const path of others) looks.set(path, { nextOn: later() });
  return looks;
}

function reasonsOf(record: LinkedRecord, superseded: ReadonlySet<string>, today: string): string[] {
  const { status, reviewOn, decidedOn, cites } = record;
  const gone = status === "accepted" ? cites.filter((path) => superseded.has(path)) : [];
  const [first, ...more] = gone;
  return [
    ...(reviewOn !== undefined && reviewOn <= today ? [`Its date of review, ${reviewOn}, has passed.`] : []),
    ...(status === "proposed" && decidedOn !== undefined && decidedOn < daysAfter(today, -PROPOSED_DAYS)
      ? [`It has been proposed since ${decidedOn}.`]
      : []),
    ...(first === undefined
      ? []
      : [
          `It cites ${clip(first, 80)}${more.length === 0 ? "" : ` and ${more.length} more`}, which ${more.length === 0 ? "is" : "are"} superseded.`,
        ]),
  ];
}

function byUrgency(one: { since: string; path: string }, other: { since: string; path: string }): number {
  if (one.since !== other.since) return one.since < other.since ? -1 : 1;
  return one.path < other.path ? -1 : 1;
}

/** The next working day with room, again and again. A calendar without working days takes every day. */
function fromDay(start: string, calendar: Calendar, counts: Map<string, number>): () => string {
  let day = Temporal.PlainDate.from(start);
  const isOpen = (): boolean => isWorkingDay(day, calendar) && (counts.get(day.toString()) ?? 0) < MOST_A_DAY;
  return () => {
    for (let looked = 0; !isOpen() && looked < SEARCHED_DAYS; looked += 1) day = day.add({ days: 1 });
    counts.set(day.toString(), (counts.get(day.toString()) ?? 0) + 1);
    return day.toString();
  };
}

/** Ten years: what is not found by then is put on a day all the same. */
const SEARCHED_DAYS = 3653;
