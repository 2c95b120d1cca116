import { weekdayName } from "./weekdays.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** An instant (ms) as people of a zone read it: "Monday 7 December 2026, 10:00 (Europe/Berlin)". */
export function sayInstant(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return `${weekdayName(local.dayOfWeek)} ${local.day} ${MONTHS[local.month - 1]} ${local.year}, ${time} (${zone})`;
}
