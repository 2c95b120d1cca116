import type { Calendar } from "./calendar.ts";
import { instantOn } from "./instant-on.ts";
import { plannedDay } from "./planned-day.ts";
import type { Recurrence } from "./recurrence.ts";

/**
 * The first instant (ms) strictly after another at which a recurrence falls due, shifted into working time as `instantOn`
 * does. Two that are shifted onto one instant are one. None is planned before the recurrence's `from`.
 */
export function nextOccurrence(recurrence: Recurrence, calendar: Calendar, after: number): number {
  const due = (index: number) => instantOn(plannedDay(recurrence, index).toString(), calendar, recurrence.time);
  const first = plannedDay(recurrence, 0).toString() < recurrence.from ? 1 : 0;
  const day = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(calendar.zone).toPlainDate();
  let index = Math.max(first, indexAround(recurrence, day));
  // What was planned before may have been shifted past `after`; a later day never falls due earlier.
  while (index > first && due(index - 1) > after) index -= 1;
  while (due(index) <= after) index += 1;
  return due(index);
}

/** The index of an occurrence at most two periods from a day. */
function indexAround({ kind, every, from }: Recurrence, day: Temporal.PlainDate): number {
  const start = Temporal.PlainDate.from(from);
  const passed =
    kind === "weekly"
      ? start.until(day, { largestUnit: "weeks" }).weeks
      : start.toPlainYearMonth().until(day.toPlainYearMonth(), { largestUnit: "months" }).months;
  return Math.floor(passed / every);
}
