import type { Clock } from "./ports.ts";

/** How fast something may be written to; a platform that is busy says when it will take more. */
export interface Pace {
  /**
   * How long to wait before the next message of this line; 0 takes a turn at once. Whoever gives a name has a turn kept, and
   * comes back for it after that long: of many who wait none is passed over again and again.
   */
  waitMs(line: string, now: number, who?: string): number;
  /** Nothing more on this line before then: the platform said so. */
  rest(line: string, until: number): void;
}

/** A wait this short is waited for where it is met; a longer one is the sender's to come back after. */
const PATIENCE_MS = 2000;

/** Waits for a turn on a line; returns how long to stay away first (ms) where that is long, and 0 once the turn is there. */
export async function untilTurn(
  { pace, clock }: { readonly pace: Pace; readonly clock: Clock },
  line: string,
  who?: string,
): Promise<number> {
  for (let wait = pace.waitMs(line, clock.now(), who); wait > 0; wait = pace.waitMs(line, clock.now(), who)) {
    if (wait > PATIENCE_MS) return wait;
    await clock.sleep(wait);
  }
  return 0;
}

const REMEMBERED = 5000;
/** A turn is kept no longer for whoever does not come. */
const KEPT_MS = 60_000;

/** Each line has its own pace: one that is busy never holds up another. One a second with short bursts is what Slack takes: https://docs.slack.dev/apis/web-api/rate-limits */
export function createPace({ everyMs = 1000, burst = 3 }: { everyMs?: number; burst?: number } = {}): Pace {
  /** When the next message would be due if they came evenly. */
  const due = new Map<string, number>();
  /** Until when a line rests. */
  const resting = new Map<string, number>();
  /** Turns by whom they are kept for. */
  const turns = new Map<string, number>();
  const keepTurn = (name: string, at: number, now: number): void => {
    for (const [other, its] of turns) {
      if (its > now - KEPT_MS) break;
      turns.delete(other);
    }
    turns.set(name, at);
  };
  const keep = (line: string, at: number): void => {
    due.delete(line);
    due.set(line, at);
    if (due.size > REMEMBERED) due.delete([...due.keys()][0] ?? "");
  };
  return {
    waitMs(line, now, who) {
      const name = who === undefined ? undefined : `${line} ${who}`;
      const turn = name === undefined ? undefined : turns.get(name);
      if (name !== undefined && turn !== undefined) {
        if (turn > now) return turn - now;
        turns.delete(name);
        if (now >= (resting.get(line) ?? 0)) return 0;
      }
      const at = Math.max(due.get(line) ?? now, now);
      const wait = Math.max(0, at - now - (burst - 1) * everyMs);
      if (wait > 0 && name === undefined) return wait;
      keep(line, at + everyMs);
      if (wait > 0 && name !== undefined) keepTurn(name, now + wait, now);
      return wait;
    },
    rest(line, until) {
      resting.delete(line);
      resting.set(line, until);
      if (resting.size > REMEMBERED) resting.delete([...resting.keys()][0] ?? "");
      keep(line, Math.max(due.get(line) ?? 0, until + (burst - 1) * everyMs));
    },
  };
}
