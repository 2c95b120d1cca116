import type { Calendar } from "./calendar.ts";
import { weekdayName } from "./weekdays.ts";

/** A calendar in one line: "Monday, Tuesday, 09:00-17:00, asked at 10:00, Europe/Berlin, holidays 2026-12-25". */
export function calendarWords({ zone, time, days, from, until, holidays }: Calendar): string {
  const off = holidays.length === 0 ? "no holidays" : `holidays ${holidays.join(", ")}`;
  return `${daysWords(days)}, ${from}-${until}, asked at ${time}, ${zone}, ${off}`;
}

/** "Monday-Friday" where they follow each other, else each by its name. */
function daysWords(days: readonly number[]): string {
  const sorted = days.toSorted((one, other) => one - other);
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${weekdayName(first)}-${weekdayName(last)}`;
  return sorted.map(weekdayName).join(", ");
}
