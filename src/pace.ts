/** How fast something may be written to; a platform that is busy says when it will take more. */
export interface Pace {
  /** How long to wait before the next message of this line; 0 takes a turn at once. */
  waitMs(line: string, now: number): number;
  /** Nothing more on this line before then: the platform said so. */
  rest(line: string, until: number): void;
}

const REMEMBERED = 5000;

/** Each line has its own pace: one that is busy never holds up another. One a second with short bursts is what Slack takes: https://docs.slack.dev/apis/web-api/rate-limits */
export function createPace({ everyMs = 1000, burst = 3 }: { everyMs?: number; burst?: number } = {}): Pace {
  /** When the next message would be due if they came evenly. */
  const due = new Map<string, number>();
  const keep = (line: string, at: number): void => {
    due.delete(line);
    due.set(line, at);
    if (due.size > REMEMBERED) due.delete([...due.keys()][0] ?? "");
  };
  return {
    waitMs(line, now) {
      const at = Math.max(due.get(line) ?? now, now);
      const wait = at - now - (burst - 1) * everyMs;
      if (wait > 0) return wait;
      keep(line, at + everyMs);
      return 0;
    },
    rest(line, until) {
      keep(line, Math.max(due.get(line) ?? 0, until + (burst - 1) * everyMs));
    },
  };
}
