import type { Calendar } from "./calendar.ts";
import { nthName } from "./read-digest.ts";
import type { Recurrence } from "./recurrence.ts";
import { weekdayName } from "./weekdays.ts";

/**
 * A digest as it was understood: "every month on the first Monday at 10:00, Europe/Berlin", with the day it is counted from
 * where it does not come every week or month. After `schedule` the words are understood as the same digest again.
 */
export function scheduleWords(recurrence: Recurrence, { zone }: Pick<Calendar, "zone">): string {
  const { kind, every, weekday, time, from } = recurrence;
  const unit = kind === "weekly" ? "week" : "month";
  const period = every === 1 ? unit : `${every} ${unit}s`;
  const nth = kind === "monthly" ? `the ${nthName(recurrence.nth)} ` : "";
  const counted = every === 1 ? "" : ` from ${from}`;
  return `every ${period} on ${nth}${weekdayName(weekday)} at ${time}${counted}, ${zone}`;
}
