import type { Calendar } from "./calendar.ts";
import type { Recurrence } from "./recurrence.ts";

/** What a `schedule …` asks for. */
export type ScheduleAsk =
  | { readonly kind: "show" }
  | { readonly kind: "off" }
  /** Comes with its calendar, because it may have named the zone. */
  | { readonly kind: "digest"; readonly recurrence: Recurrence; readonly calendar: Calendar }
  | { readonly kind: "calendar"; readonly calendar: Calendar };

/** Where a reading stopped. */
export interface NotRead {
  readonly kind: "not-read";
  /** Of the word, counted from the one after `schedule`; past the last word where something is missing. */
  readonly at: number;
  /** The word that could have been meant in its place. */
  readonly like: (word: string) => string | undefined;
  /** A whole line that would be read. */
  readonly example: string;
}
