/** So many calls in so many milliseconds. */
export type Limit = readonly [count: number, ms: number];

/** Of one bot in one conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const TEAMS_LIMITS: readonly Limit[] = [
  [7, 1000],
  [8, 2000],
  [60, 30_000],
  [1800, 3_600_000],
];

/** Seconds to wait before the next call in a conversation, or 0. A refused call does not count. */
export function createRateLimit(limits: readonly Limit[]): (conversation: string, now: number) => number {
  const times = new Map<string, number[]>();
  return (conversation, now) => {
    const before = times.get(conversation) ?? [];
    const waits = limits.map(([count, ms]) => {
      const oldest = before.at(-count);
      return oldest === undefined ? 0 : oldest + ms - now;
    });
    const wait = Math.max(0, ...waits);
    if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
    times.set(conversation, [...before, now]);
    return 0;
  };
}
