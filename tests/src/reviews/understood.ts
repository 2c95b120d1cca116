import { type Calendar, calendarIn } from "../../../src/reviews/calendar.ts";
import { calendarWords } from "../../../src/reviews/calendar-words.ts";
import { readSchedule } from "../../../src/reviews/read-schedule.ts";
import { scheduleWords } from "../../../src/reviews/schedule-words.ts";

export const berlin = calendarIn("Europe/Berlin");
/** Friday 27 November 2026, 10:40 in Berlin. */
export const now = Date.parse("2026-11-27T09:40Z");

/** What a line was understood as, in words; "unclear" names the piece, the nearest word if there is one, and what to write. */
export function understood(line: string, calendar: Calendar = berlin): string | undefined {
  const read = readSchedule(line, calendar, now);
  switch (read?.kind) {
    case "digest":
      return scheduleWords(read.recurrence, read.calendar);
    case "calendar":
      return calendarWords(read.calendar);
    case "unclear":
      return `${read.piece}${read.nearest === undefined ? "" : ` (${read.nearest}?)`} -> ${read.write}`;
    default:
      return read?.kind;
  }
}
