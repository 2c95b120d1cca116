import type { Calendar } from "./calendar.ts";
import { isWorkingDay, isWorkingTime, SEARCHED_DAYS } from "./working-time.ts";

/** The first instant (ms) at or after this one at which people are at work; the same one where none is found within 366 days. */
export function toWorkingTime(at: number, calendar: Calendar): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone);
  if (isWorkingTime(local, calendar)) return at;
  for (let ahead = 0; ahead <= SEARCHED_DAYS; ahead += 1) {
    const day = local.toPlainDate().add({ days: ahead });
    if (!isWorkingDay(day, calendar)) continue;
    const begins = beginnings(day, calendar).filter((instant) => instant >= at);
    if (begins.length > 0) return Math.min(...begins);
  }
  return at;
}

/** Where working time can begin on a day: with the day, with the hours (twice where clocks go back over them), or where clocks change. */
function beginnings(day: Temporal.PlainDate, calendar: Calendar): number[] {
  const start = day.toZonedDateTime(calendar.zone);
  const opens = day.toPlainDateTime(Temporal.PlainTime.from(calendar.from));
  const change = start.getTimeZoneTransition("next");
  return [
    start,
    opens.toZonedDateTime(calendar.zone, { disambiguation: "earlier" }),
    opens.toZonedDateTime(calendar.zone, { disambiguation: "later" }),
    ...(change === null ? [] : [change]),
  ]
    .filter((local) => local.toPlainDate().equals(day) && isWorkingTime(local, calendar))
    .map(({ epochMilliseconds }) => epochMilliseconds);
}
