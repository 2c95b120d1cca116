import type { TimeOfDay } from "./calendar.ts";

/** "10:00", "9:30", "9am" or "9:30pm" as a time of day; undefined for anything else. */
export function readTime(word: string): TimeOfDay | undefined {
  const [, hours, minutes = "00", half] = /^(\d{1,2})(?::(\d{2}))?(am|pm)?$/i.exec(word) ?? [];
  if (hours === undefined || (half === undefined && !word.includes(":"))) return undefined;
  if (half === undefined) return timeOf(Number(hours), Number(minutes));
  if (Number(hours) < 1 || Number(hours) > 12) return undefined;
  return timeOf((Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0), Number(minutes));
}

/** The same, and an hour on its own, as in "9-17". */
export function readHour(word: string): TimeOfDay | undefined {
  return readTime(/^\d{1,2}$/.test(word) ? `${word}:00` : word);
}

/** The time probably meant by "10", "10.30" or "10h"; undefined where none is like it. */
export function nearestTime(word: string): TimeOfDay | undefined {
  return readHour(word.replace(/[.h](?=\d\d)/i, ":").replace(/h$/i, ""));
}

function timeOf(hours: number, minutes: number): TimeOfDay | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
