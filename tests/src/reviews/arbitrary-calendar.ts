import fc from "fast-check";
import type { Calendar } from "../../../src/reviews/calendar.ts";
import type { Recurrence } from "../../../src/reviews/recurrence.ts";

/** Whole and half hours, quarters, half-hour daylight saving, zones that gave it up, and both ends of the date line. */
export const ZONES = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Sao_Paulo",
  "America/St_Johns",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Asia/Tokyo",
  "Asia/Beirut",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Pacific/Honolulu",
  "UTC",
];

const FIRST = Date.UTC(2015, 0, 1);
const LAST = Date.UTC(2036, 0, 1);
const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

export const zones = fc.constantFrom(...ZONES);
export const days = fc.integer({ min: FIRST / DAY_MS, max: LAST / DAY_MS }).map((day) => isoDay(day * DAY_MS));
const time = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;
export const times = fc.integer({ min: 0, max: 95 }).map(time);

const formats = new Map<string, Intl.DateTimeFormat>();
/** Where clocks change in these years, by zone. */
const changes = new Map(ZONES.map((zone) => [zone, changesOf(zone)]));

/** Instants on a quarter of an hour; about half of them within two days of where the zone's clocks change. */
export function instantsIn(zone: string): fc.Arbitrary<number> {
  const anywhere = fc
    .integer({ min: FIRST / QUARTER_MS, max: LAST / QUARTER_MS })
    .map((quarter) => quarter * QUARTER_MS);
  const known = changes.get(zone) ?? [];
  if (known.length === 0) return anywhere;
  const near = fc
    .tuple(fc.constantFrom(...known), fc.integer({ min: -192, max: 192 }))
    .map(([change, quarters]) => change + quarters * QUARTER_MS);
  return fc.oneof(anywhere, near);
}

/** Any hours, also at night where clocks change; working days and holidays that leave some working day within weeks. */
export const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    zone: zones,
    time: times,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 2 }),
    holidays: fc.uniqueArray(days, { maxLength: 5 }),
  })
  .map(({ zone, time: at, days: working, hours, holidays }) => {
    const [from = 0, until = 0] = hours.toSorted((one, other) => one - other);
    return { zone, time: at, days: working, from: time(from), until: time(until), holidays };
  });

export const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    kind: fc.constant("weekly" as const),
    every: fc.integer({ min: 1, max: 52 }),
    weekday: fc.integer({ min: 1, max: 7 }),
    from: days,
    time: times,
  }),
  fc.record({
    kind: fc.constant("monthly" as const),
    every: fc.integer({ min: 1, max: 12 }),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    from: days,
    time: times,
  }),
);

export interface Local {
  readonly day: string;
  readonly time: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
}

/** What clocks of a zone show, read another way than the project does. */
export function localTime(at: number, zone: string): Local {
  const shown = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${shown.get("year")}-${shown.get("month")}-${shown.get("day")}`;
  const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7;
  return { day, time: `${shown.get("hour")}:${shown.get("minute")}`, weekday };
}

export function isAtWork(at: number, { zone, days: working, from, until, holidays }: Calendar): boolean {
  const { day, time: clock, weekday } = localTime(at, zone);
  return working.includes(weekday) && !holidays.includes(day) && from <= clock && clock < until;
}

export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function changesOf(zone: string): number[] {
  const found: number[] = [];
  let change = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  for (; change !== null && change.epochMilliseconds < LAST; change = change.getTimeZoneTransition("next")) {
    found.push(change.epochMilliseconds);
  }
  return found;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone) ?? formats.set(zone, newFormat(zone)).get(zone);
  if (kept === undefined) throw new Error(`There is no format for ${zone}.`);
  return kept;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const two = "2-digit";
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
  });
}
