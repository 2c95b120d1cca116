import type { Calendar } from "./calendar.ts";

/** How far is looked for a working day. */
export const SEARCHED_DAYS = 366;

/** Whether people of the calendar are at work then, in the zone of `local`. */
export function isWorkingTime(local: Temporal.ZonedDateTime, calendar: Calendar): boolean {
  if (!isWorkingDay(local.toPlainDate(), calendar)) return false;
  // Hours that end before they begin say nothing; the whole day counts.
  if (calendar.until <= calendar.from) return true;
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return calendar.from <= time && time < calendar.until;
}

/** A working day of the week, and no holiday. */
export function isWorkingDay(day: Temporal.PlainDate, { days, holidays }: Calendar): boolean {
  return days.includes(day.dayOfWeek) && !holidays.includes(day.toString());
}
