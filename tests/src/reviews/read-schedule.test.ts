import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOn } from "../../../src/reviews/instant-on.ts";
import { nextOccurrence } from "../../../src/reviews/next-occurrence.ts";
import { readSchedule } from "../../../src/reviews/read-schedule.ts";
import { readZone } from "../../../src/reviews/read-zone.ts";
import { Recurrence } from "../../../src/reviews/recurrence.ts";
import { scheduleWords } from "../../../src/reviews/schedule-words.ts";
import { calendars, instantsIn, recurrences, ZONES } from "./arbitrary-calendar.ts";
import { berlin, now, understood } from "./understood.ts";

const order = { seed: 20_261_129, numRuns: 1500 };
describe("a digest is understood", () => {
  test.each([
    ["schedule monthly first monday 10:00", "every month on the first Monday at 10:00, Europe/Berlin"],
    ["schedule every month on the last friday at 9:30", "every month on the last Friday at 09:30, Europe/Berlin"],
    [
      "schedule quarterly first tuesday 10:00",
      "every 3 months on the first Tuesday at 10:00 from 2026-12-01, Europe/Berlin",
    ],
    [
      "schedule every 3 months second wednesday 14:00",
      "every 3 months on the second Wednesday at 14:00 from 2026-12-09, Europe/Berlin",
    ],
    ["schedule weekly monday 9am", "every week on Monday at 09:00, Europe/Berlin"],
    ["schedule every 6 weeks", "every 6 weeks on Monday at 10:00 from 2026-11-30, Europe/Berlin"],
    ["schedule every 6 weeks on monday", "every 6 weeks on Monday at 10:00 from 2026-11-30, Europe/Berlin"],
    ["schedule every 6 weeks 15:00", "every 6 weeks on Monday at 15:00 from 2026-11-30, Europe/Berlin"],
    ["schedule monthly", "every month on the first Monday at 10:00, Europe/Berlin"],
    ["  SCHEDULE Weekly Fri 2:30PM asia/kathmandu ", "every week on Friday at 14:30, Asia/Kathmandu"],
    ["schedule every week on thursday at 12am, utc", "every week on Thursday at 00:00, UTC"],
    [
      "schedule every 2 weeks on tuesday at 10:00 from 2027-01-01, Europe/Berlin",
      "every 2 weeks on Tuesday at 10:00 from 2027-01-01, Europe/Berlin",
    ],
  ])("from %j", (line, words) => {
    expect(understood(line)).toBe(words);
  });

  test("and counted from today only while today's is still to come", () => {
    expect(understood("schedule every 6 weeks friday 11:00")).toContain("from 2026-11-27");
    expect(understood("schedule every 6 weeks friday 10:00")).toContain("from 2026-12-04");
    // In Auckland it is Friday evening, in Los Angeles still the night before.
    expect(understood("schedule every 6 weeks friday 11:00 Pacific/Auckland")).toContain("from 2026-12-04");
    expect(understood("schedule every 6 weeks thursday 16:00 America/Los_Angeles")).toContain("from 2026-12-03");
    expect(understood("schedule every 6 weeks friday 10:00 America/Los_Angeles")).toContain("from 2026-11-27");
  });

  test("and never counted from a day that is over, where a holiday put it off", () => {
    const holiday = { ...berlin, holidays: ["2026-11-26", "2026-11-27"] };
    expect(understood("schedule every 6 weeks thursday", holiday)).toContain("from 2026-12-03");
    expect(understood("schedule every 6 weeks friday", holiday)).toContain("from 2026-11-27");
  });

  test("with the time of its calendar where it says none", () => {
    expect(understood("schedule weekly", { ...berlin, time: "14:30" })).toBe(
      "every week on Monday at 14:30, Europe/Berlin",
    );
  });

  test("with its zone, the rest of the calendar as it was", () => {
    const calendar = { ...berlin, holidays: ["2026-12-25"], days: [1, 2] };
    const read = readSchedule("schedule weekly America/New_York", calendar, now);
    expect(read).toMatchObject({ kind: "digest", calendar: { ...calendar, zone: "America/New_York" } });
  });

  test("again from the words it was understood as", () => {
    const cases = fc.constantFrom(...ZONES).chain((zone) => fc.tuple(calendars, recurrences, instantsIn(zone)));
    fc.assert(
      fc.property(cases, ([calendar, recurrence, at]) => {
        const read = readSchedule(`schedule ${scheduleWords(recurrence, calendar)}`, { ...calendar, zone: "UTC" }, at);
        if (read?.kind !== "digest") throw new Error(JSON.stringify(read));
        expect(Recurrence.parse(read.recurrence)).toEqual(
          recurrence.every === 1 ? { ...recurrence, from: read.recurrence.from } : recurrence,
        );
        expect(read.calendar).toEqual(calendar);
        // What comes every week or month has no phase: it may be counted from any day.
        const later = [recurrence.from, read.recurrence.from].map((day) => instantOn(day, calendar, recurrence.time));
        const after = Math.max(...later);
        expect(nextOccurrence(read.recurrence, calendar, after)).toBe(nextOccurrence(recurrence, calendar, after));
      }),
      order,
    );
  });
});

describe("a calendar is understood", () => {
  test.each([
    ["schedule zone Europe/London", "Monday-Friday, 09:00-17:00, asked at 10:00, Europe/London, no holidays"],
    ["schedule zone asia/kolkata", "Monday-Friday, 09:00-17:00, asked at 10:00, Asia/Kolkata, no holidays"],
    ["schedule days monday-thursday", "Monday-Thursday, 09:00-17:00, asked at 10:00, Europe/Berlin, no holidays"],
    [
      "schedule days mon, wed and friday",
      "Monday, Wednesday, Friday, 09:00-17:00, asked at 10:00, Europe/Berlin, no holidays",
    ],
    [
      "schedule days sunday to tuesday",
      "Monday, Tuesday, Sunday, 09:00-17:00, asked at 10:00, Europe/Berlin, no holidays",
    ],
    ["schedule hours 8-16", "Monday-Friday, 08:00-16:00, asked at 10:00, Europe/Berlin, no holidays"],
    ["schedule hours 9:30 – 5pm", "Monday-Friday, 09:30-17:00, asked at 10:00, Europe/Berlin, no holidays"],
    ["schedule time 9am", "Monday-Friday, 09:00-17:00, asked at 09:00, Europe/Berlin, no holidays"],
    [
      "schedule holidays 2027-01-01, 2026-12-25 2027-01-01",
      "Monday-Friday, 09:00-17:00, asked at 10:00, Europe/Berlin, holidays 2026-12-25, 2027-01-01",
    ],
  ])("from %j", (line, words) => {
    expect(understood(line)).toBe(words);
  });

  test("and its holidays can be taken away again", () => {
    const read = readSchedule("schedule holidays none", { ...berlin, holidays: ["2026-12-25"] }, now);
    expect(read).toEqual({ kind: "calendar", calendar: berlin });
  });

  test("by every name of a zone that is known, in any case", () => {
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      expect(readZone(zone.toUpperCase())).toBe(zone);
      expect(readZone(zone.toLowerCase())).toBe(zone);
    }
    expect(["utc", "asia/kolkata", "Asia/Calcutta", "us/eastern", "europe/kyiv"].map(readZone)).toEqual([
      "UTC",
      "Asia/Kolkata",
      "Asia/Calcutta",
      "US/Eastern",
      "Europe/Kyiv",
    ]);
  });

  test("by no name that means something else to whoever writes it", () => {
    const none = [
      "EST",
      "CET",
      "GMT",
      "Z",
      "+01:00",
      "Berlin",
      "Europe",
      "Europe/",
      "2026-01-01T00:00[Europe/Berlin]",
      "",
    ];
    expect(none.filter((text) => readZone(text) !== undefined)).toEqual([]);
  });
});

test("schedule alone shows it, off ends it, and nothing else is a schedule", () => {
  expect(understood("schedule")).toBe("show");
  expect(understood(" Schedule  OFF ")).toBe("off");
  for (const line of ["", "scheduled", "schedules off", "please schedule", "list"])
    expect(understood(line)).toBeUndefined();
});
