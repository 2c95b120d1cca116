import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, calendarIn } from "../../../src/reviews/calendar.ts";
import { instantOn } from "../../../src/reviews/instant-on.ts";
import { nextOccurrence } from "../../../src/reviews/next-occurrence.ts";
import type { Recurrence } from "../../../src/reviews/recurrence.ts";
import { sayInstant } from "../../../src/reviews/say-instant.ts";
import { calendars, instantsIn, isAtWork, isoDay, localTime, recurrences } from "./arbitrary-calendar.ts";

const order = { seed: 20_261_128, numRuns: 800 };
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

const berlin = calendarIn("Europe/Berlin");
const monthly: Recurrence = {
  kind: "monthly",
  every: 1,
  nth: 1,
  weekday: 1,
  from: "2026-11-27",
  time: "10:00",
};

/** The next ones after an instant, each after the one before. */
function nextOnes(recurrence: Recurrence, calendar: Calendar, after: string, count: number): string[] {
  const said: string[] = [];
  for (let at = Date.parse(after); said.length < count; ) {
    at = nextOccurrence(recurrence, calendar, at);
    said.push(sayInstant(at, calendar.zone).replace(/ \(.*/, ""));
  }
  return said;
}

/** Whether a local day is one of the recurrence, by the calendar on the wall. */
function isPlanned(day: string, recurrence: Recurrence): boolean {
  const { every, weekday, from } = recurrence;
  const at = Date.parse(day);
  if (day < from || (new Date(at).getUTCDay() || 7) !== weekday) return false;
  if (recurrence.kind === "weekly") {
    return Math.round((mondayOf(at) - mondayOf(Date.parse(from))) / WEEK_MS) % every === 0;
  }
  const months = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  if ((months(day) - months(from)) % every !== 0) return false;
  if (recurrence.nth === -1) return isoDay(at + WEEK_MS).slice(0, 7) !== day.slice(0, 7);
  return Math.ceil(Number(day.slice(8)) / 7) === recurrence.nth;
}

function mondayOf(at: number): number {
  return at - ((new Date(at).getUTCDay() || 7) - 1) * DAY_MS;
}

describe("a recurrence", () => {
  test("keeps its local time through the year, whatever the clocks do", () => {
    expect(nextOnes(monthly, berlin, "2026-12-07T09:00Z", 5)).toEqual([
      "Monday 4 January 2027, 10:00",
      "Monday 1 February 2027, 10:00",
      "Monday 1 March 2027, 10:00",
      "Monday 5 April 2027, 10:00",
      "Monday 3 May 2027, 10:00",
    ]);
  });

  test("on the last weekday of a month finds the fifth where there is one", () => {
    expect(nextOnes({ ...monthly, nth: -1, weekday: 5 }, berlin, "2027-01-01T00:00Z", 3)).toEqual([
      "Friday 29 January 2027, 10:00",
      "Friday 26 February 2027, 10:00",
      "Friday 26 March 2027, 10:00",
    ]);
  });

  test("every three months is counted from the month it began in", () => {
    expect(nextOnes({ ...monthly, every: 3 }, berlin, "2026-11-27T00:00Z", 3)).toEqual([
      "Monday 1 February 2027, 10:00",
      "Monday 3 May 2027, 10:00",
      "Monday 2 August 2027, 10:00",
    ]);
  });

  test("every six weeks is counted from the week it began in, and never falls before it began", () => {
    const weekly: Recurrence = { kind: "weekly", every: 6, weekday: 5, from: "2026-11-25", time: "14:00" };
    expect(nextOnes(weekly, berlin, "2020-01-01T00:00Z", 2)).toEqual([
      "Friday 27 November 2026, 14:00",
      "Friday 8 January 2027, 14:00",
    ]);
    expect(nextOnes({ ...weekly, weekday: 1 }, berlin, "2020-01-01T00:00Z", 1)).toEqual([
      "Monday 4 January 2027, 14:00",
    ]);
  });

  test("waits over a holiday, and comes back on its own day", () => {
    expect(nextOnes(monthly, { ...berlin, holidays: ["2026-12-07", "2026-12-08"] }, "2026-12-01T00:00Z", 2)).toEqual([
      "Wednesday 9 December 2026, 10:00",
      "Monday 4 January 2027, 10:00",
    ]);
  });

  test("that holidays shift onto the next one comes once", () => {
    const holidays = Array.from({ length: 12 }, (_, day) => isoDay(Date.UTC(2026, 11, 21 + day)));
    const weekly: Recurrence = { kind: "weekly", every: 1, weekday: 1, from: "2026-11-01", time: "10:00" };
    expect(nextOnes(weekly, { ...berlin, holidays }, "2026-12-10T00:00Z", 4)).toEqual([
      "Monday 14 December 2026, 10:00",
      "Monday 4 January 2027, 10:00",
      "Monday 11 January 2027, 10:00",
      "Monday 18 January 2027, 10:00",
    ]);
  });

  test("is found soon after decades", () => {
    expect(nextOnes(monthly, berlin, "2126-01-01T00:00Z", 1)).toEqual(["Monday 7 January 2126, 10:00"]);
  });

  test("always comes strictly after, in working time, and is the first that does", () => {
    const cases = calendars.chain((calendar) =>
      fc.tuple(fc.constant(calendar), recurrences, instantsIn(calendar.zone)),
    );
    fc.assert(
      fc.property(cases, ([calendar, recurrence, after]) => {
        const found = nextOccurrence(recurrence, calendar, after);
        expect(found).toBeGreaterThan(after);
        expect(isAtWork(found, calendar)).toBe(true);
        // From far enough before, because holidays and weekends move what is planned to later days only.
        const start = Math.max(
          Date.parse(localTime(after, calendar.zone).day) - 60 * DAY_MS,
          Date.parse(recurrence.from),
        );
        for (let day = start; ; day += DAY_MS) {
          const iso = isoDay(day);
          if (!isPlanned(iso, recurrence)) continue;
          const due = instantOn(iso, calendar, recurrence.time);
          if (due <= after) continue;
          expect(found).toBe(due);
          break;
        }
      }),
      order,
    );
  });

  test("asked after each of its instants goes on and on, each after the one before", () => {
    fc.assert(
      fc.property(calendars, recurrences, (calendar, recurrence) => {
        let at = Date.parse(recurrence.from);
        for (let times = 0; times < 20; times += 1) {
          const next = nextOccurrence(recurrence, calendar, at);
          expect(next).toBeGreaterThan(at);
          expect(nextOccurrence(recurrence, calendar, next - 1)).toBe(next);
          at = next;
        }
      }),
      { ...order, numRuns: 200 },
    );
  });
});
