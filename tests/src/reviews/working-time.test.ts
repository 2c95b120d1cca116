import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, calendarIn } from "../../../src/reviews/calendar.ts";
import { instantOn } from "../../../src/reviews/instant-on.ts";
import { sayInstant } from "../../../src/reviews/say-instant.ts";
import { toWorkingTime } from "../../../src/reviews/to-working-time.ts";
import { calendars, days, instantsIn, isAtWork, localTime, times, ZONES } from "./arbitrary-calendar.ts";

const order = { seed: 20_261_127, numRuns: 1500 };
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

const berlin = calendarIn("Europe/Berlin");
const always: Calendar = { ...berlin, days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", until: "23:59" };
const said = (at: number, { zone }: Calendar) => sayInstant(at, zone);
const on = (day: string, calendar: Calendar, time?: string) => said(instantOn(day, calendar, time), calendar);
const shifted = (instant: string, calendar: Calendar) => said(toWorkingTime(Date.parse(instant), calendar), calendar);

describe("what is planned for a day", () => {
  test("falls due at its time, in its zone", () => {
    expect(on("2026-12-07", berlin)).toBe("Monday 7 December 2026, 10:00 (Europe/Berlin)");
    expect(new Date(instantOn("2026-12-07", berlin)).toISOString()).toBe("2026-12-07T09:00:00.000Z");
    expect(new Date(instantOn("2026-07-06", berlin)).toISOString()).toBe("2026-07-06T08:00:00.000Z");
  });

  test("waits for the next working day on a weekend or a holiday, at the same time", () => {
    expect(on("2026-12-05", berlin)).toBe("Monday 7 December 2026, 10:00 (Europe/Berlin)");
    const holidays = ["2026-12-24", "2026-12-25", "2026-12-28"];
    expect(on("2026-12-24", { ...berlin, holidays })).toBe("Tuesday 29 December 2026, 10:00 (Europe/Berlin)");
  });

  test("outside working hours waits for when they begin, that day or the next working day", () => {
    expect(on("2026-12-07", berlin, "06:30")).toBe("Monday 7 December 2026, 09:00 (Europe/Berlin)");
    expect(on("2026-12-07", berlin, "16:59")).toBe("Monday 7 December 2026, 16:59 (Europe/Berlin)");
    expect(on("2026-12-07", berlin, "17:00")).toBe("Tuesday 8 December 2026, 09:00 (Europe/Berlin)");
    expect(on("2026-12-11", berlin, "18:00")).toBe("Monday 14 December 2026, 09:00 (Europe/Berlin)");
    expect(on("2026-12-12", berlin, "18:00")).toBe("Monday 14 December 2026, 09:00 (Europe/Berlin)");
  });

  test("at a time that clocks leave out is as much later", () => {
    expect(on("2026-03-29", always, "02:30")).toBe("Sunday 29 March 2026, 03:30 (Europe/Berlin)");
    const newYork = { ...always, zone: "America/New_York" };
    expect(on("2026-03-08", newYork, "02:00")).toBe("Sunday 8 March 2026, 03:00 (America/New_York)");
    // Half an hour is left out there.
    const lordHowe = { ...always, zone: "Australia/Lord_Howe" };
    expect(on("2026-10-04", lordHowe, "02:15")).toBe("Sunday 4 October 2026, 02:45 (Australia/Lord_Howe)");
    // Midnight is left out there.
    const cairo = { ...always, zone: "Africa/Cairo" };
    expect(on("2026-04-24", cairo, "00:00")).toBe("Friday 24 April 2026, 01:00 (Africa/Cairo)");
  });

  test("at a time that is left out, and whose hours end before the clocks go on, waits for the next day", () => {
    const nights = { ...always, from: "02:00", until: "03:00" };
    expect(on("2026-03-29", nights, "02:30")).toBe("Monday 30 March 2026, 02:30 (Europe/Berlin)");
  });

  test("at a time that comes twice is the first", () => {
    expect(new Date(instantOn("2026-10-25", always, "02:30")).toISOString()).toBe("2026-10-25T00:30:00.000Z");
    const stJohns = { ...always, zone: "America/St_Johns" };
    expect(new Date(instantOn("2026-11-01", stJohns, "01:15")).toISOString()).toBe("2026-11-01T03:45:00.000Z");
  });

  test("for the day Samoa left out is due on the day after", () => {
    const apia = { ...always, zone: "Pacific/Apia" };
    expect(on("2011-12-30", apia)).toBe("Saturday 31 December 2011, 10:00 (Pacific/Apia)");
    expect(on("2011-12-30", calendarIn("Pacific/Apia"))).toBe("Monday 2 January 2012, 10:00 (Pacific/Apia)");
  });

  test("falls due on the day itself where holidays leave no working day for a year", () => {
    const sundays = Array.from({ length: 60 }, (_, week) => localTime(Date.UTC(2026, 10, 29 + 7 * week), "UTC").day);
    const closed = { ...berlin, days: [7], holidays: sundays };
    expect(on("2026-12-07", closed)).toBe("Monday 7 December 2026, 10:00 (Europe/Berlin)");
    expect(shifted("2026-12-07T20:00Z", closed)).toBe("Monday 7 December 2026, 21:00 (Europe/Berlin)");
    const open = { ...closed, holidays: sundays.slice(0, 50) };
    expect(on("2026-12-07", open)).toBe("Sunday 14 November 2027, 10:00 (Europe/Berlin)");
  });

  test("hours that end before they begin count as the whole day", () => {
    const turned = { ...berlin, from: "17:00", until: "09:00" };
    expect(on("2026-12-07", turned, "04:00")).toBe("Monday 7 December 2026, 04:00 (Europe/Berlin)");
    expect(shifted("2026-12-07T03:00Z", turned)).toBe("Monday 7 December 2026, 04:00 (Europe/Berlin)");
  });

  test("falls due in working time, never before its day, and a later day never earlier", () => {
    fc.assert(
      fc.property(calendars, days, times, fc.integer({ min: 0, max: 40 }), (calendar, day, time, more) => {
        const at = instantOn(day, calendar, time);
        expect(isAtWork(at, calendar)).toBe(true);
        expect(localTime(at, calendar.zone).day >= day).toBe(true);
        const later = localTime(Date.parse(day) + more * DAY_MS, "UTC").day;
        expect(instantOn(later, calendar, time)).toBeGreaterThanOrEqual(at);
        expect(toWorkingTime(at, calendar)).toBe(at);
      }),
      order,
    );
  });

  test("falls due at exactly its time wherever people are at work then", () => {
    let exact = 0;
    fc.assert(
      fc.property(
        calendars.chain((calendar) => fc.tuple(fc.constant(calendar), instantsIn(calendar.zone))),
        ([calendar, at]) => {
          fc.pre(isAtWork(at, calendar));
          const { day, time } = localTime(at, calendar.zone);
          const due = instantOn(day, calendar, time);
          expect(localTime(due, calendar.zone)).toMatchObject({ day, time });
          // Another instant with that local time can only be the second of two.
          expect([0, QUARTER_MS * 2, QUARTER_MS * 4]).toContain(at - due);
          exact += 1;
        },
      ),
      { ...order, maxSkipsPerRun: 100 },
    );
    expect(exact).toBe(order.numRuns);
  });
});

describe("an instant shifted into working time", () => {
  test("stays where people are at work, and else waits for when they begin", () => {
    expect(shifted("2026-12-07T09:17:23Z", berlin)).toBe("Monday 7 December 2026, 10:17 (Europe/Berlin)");
    expect(shifted("2026-12-07T02:00Z", berlin)).toBe("Monday 7 December 2026, 09:00 (Europe/Berlin)");
    expect(shifted("2026-12-11T16:00Z", berlin)).toBe("Monday 14 December 2026, 09:00 (Europe/Berlin)");
  });

  test("begins with the change of clocks where they leave out the opening", () => {
    const early = { ...always, from: "02:30", until: "10:00" };
    expect(shifted("2026-03-29T00:10Z", early)).toBe("Sunday 29 March 2026, 03:00 (Europe/Berlin)");
  });

  test("begins a second time where clocks go back over the opening", () => {
    const early = { ...always, from: "02:30", until: "10:00" };
    expect(toWorkingTime(Date.parse("2026-10-25T00:00Z"), early)).toBe(Date.parse("2026-10-25T00:30Z"));
    // 02:10 for the second time: the first opening has passed.
    expect(toWorkingTime(Date.parse("2026-10-25T01:10Z"), early)).toBe(Date.parse("2026-10-25T01:30Z"));
  });

  test.each(ZONES)("is the first instant at which people are at work, in %s", (zone) => {
    fc.assert(
      fc.property(calendars, instantsIn(zone), (any, at) => {
        const calendar = { ...any, zone };
        const found = toWorkingTime(at, calendar);
        expect(found).toBeGreaterThanOrEqual(at);
        expect(isAtWork(found, calendar)).toBe(true);
        expect(toWorkingTime(found, calendar)).toBe(found);
        expect(toWorkingTime(at + QUARTER_MS, calendar)).toBeGreaterThanOrEqual(found);
        // Hours and changes of clocks lie on quarters of an hour, so none is missed between.
        for (let before = at; before < found; before += QUARTER_MS) {
          if (isAtWork(before, calendar)) throw new Error(`People are at work at ${new Date(before).toISOString()}.`);
        }
      }),
      { seed: order.seed, numRuns: 120 },
    );
  });
});
