import { z } from "zod";
import { Calendar } from "./calendar.ts";
import { Recurrence } from "./recurrence.ts";

/** When a channel is asked: its calendar, and its digest where it has one. What a store keeps, as it keeps it. */
export const ChannelSchedule = z.object({
  workspace: z.string(),
  /** `<workspace>/<channel>`. */
  channel: z.string(),
  calendar: Calendar,
  /** Missing where each decision is asked about on its own. */
  digest: Recurrence.optional(),
  at: z.number(),
});
export type ChannelSchedule = z.infer<typeof ChannelSchedule>;
