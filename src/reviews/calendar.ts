import { z } from "zod";
import { Day } from "../decisions/fields.ts";

/** A time of day, 24 hours: `10:00`. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** When people of a channel can be asked something: local time, and the IANA zone it is local to. */
export const Calendar = z.object({
  zone: z.string(),
  /** When what is planned for a day falls due. */
  time: TimeOfDay,
  /** Working days, 1 Monday to 7 Sunday. */
  days: z.array(z.number().int().min(1).max(7)).min(1),
  from: TimeOfDay,
  /** Not at this time any more. */
  until: TimeOfDay,
  holidays: z.array(Day).max(200),
});
export type Calendar = z.infer<typeof Calendar>;

/** Monday to Friday, 9 to 17, asked at 10. */
export function calendarIn(zone: string): Calendar {
  return { zone, time: "10:00", days: [1, 2, 3, 4, 5], from: "09:00", until: "17:00", holidays: [] };
}
