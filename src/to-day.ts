const DAY_MS = 86_400_000;

/** The last one asked for: every turn asks, and a day is long. */
let last = { count: Number.NaN, day: "" };

/** The UTC day of an instant (ms since the epoch) as an ISO date. */
export function toDay(at: number): string {
  const count = Math.floor(at / DAY_MS);
  if (count !== last.count) last = { count, day: new Date(at).toISOString().slice(0, 10) };
  return last.day;
}
