import type { Calendar } from "./calendar.ts";
import { isWorkingTime, SEARCHED_DAYS } from "./working-time.ts";

/**
 * When something planned for a local day (ISO date) falls due, in ms: at that time on the first working day from then on;
 * where the time is before the working hours, when they begin; where it is after them, when those of the next working day
 * begin. A local time that daylight saving leaves out is as much later, one that comes twice is the first. Where no working
 * day is found within 366 days, the day itself.
 */
export function instantOn(day: string, calendar: Calendar, time = calendar.time): number {
  const { zone, from, until } = calendar;
  const asked = Temporal.PlainDate.from(day);
  const [early, late] = from < until ? [time < from, time >= until] : [false, false];
  const at = early || late ? from : time;
  for (let ahead = late ? 1 : 0; ahead <= SEARCHED_DAYS; ahead += 1) {
    const local = localInstant(asked.add({ days: ahead }), at, zone);
    // Asked of the instant, not of the day: clocks that leave out the time may move it out of the working hours.
    if (isWorkingTime(local, calendar)) return local.epochMilliseconds;
  }
  return localInstant(asked, time, zone).epochMilliseconds;
}

function localInstant(day: Temporal.PlainDate, time: string, zone: string): Temporal.ZonedDateTime {
  return day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation: "compatible" });
}
