/** The UTC day of an instant (ms since the epoch) as an ISO date. */
export function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
