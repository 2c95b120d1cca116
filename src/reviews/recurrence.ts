import { z } from "zod";
import { Day } from "../decisions/fields.ts";
import { TimeOfDay } from "./calendar.ts";

const weekday = z.number().int().min(1).max(7);

/** How a channel's digest comes back, in local time. Weekdays: 1 Monday to 7 Sunday. */
export const Recurrence = z.discriminatedUnion("kind", [
  /** Every so many weeks on a weekday, counted from the week of `from`. */
  z.object({ kind: z.literal("weekly"), every: z.number().int().min(1).max(52), weekday, from: Day, time: TimeOfDay }),
  /** Every so many months, counted from the month of `from`, on the first to fourth or last (-1) such weekday. */
  z.object({
    kind: z.literal("monthly"),
    every: z.number().int().min(1).max(12),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    weekday,
    from: Day,
    time: TimeOfDay,
  }),
]);
export type Recurrence = z.infer<typeof Recurrence>;
