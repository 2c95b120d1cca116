/** Seconds to wait before the next message to a channel, or 0. Up to `burst` may come at once, then `perSecond`. */
export type RateLimit = (channel: string, now: number) => number;

/** A bucket for each channel, as Slack lets short bursts through and then one message a second. */
export function createRateLimit(perSecond: number, burst: number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return (channel, now) => {
    const bucket = buckets.get(channel) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(channel, bucket);
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond));
    bucket.left -= 1;
    return 0;
  };
}
