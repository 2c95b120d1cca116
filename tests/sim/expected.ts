import { longestUp } from "./down-times.ts";
import { createOracle, type Oracle } from "./oracle.ts";
import type { Written } from "./trace.ts";
import type { Years } from "./years.ts";

/** Something that had to be said. */
export interface Expected {
  /** As the program calls it. */
  readonly id: string;
  readonly decision: string;
  readonly channel: string;
  /** From when on somebody could have said it (ms): when it fell due, or was put off to the past. */
  readonly from: number;
  /** The look a word again is about. */
  readonly about?: string | undefined;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NUDGES = 2;

/**
 * Every occurrence there had to be, from what decisions said at each time, by the oracle. A look that is taken up, put off or
 * stopped within a minute of falling due, or while nobody was there, need not be said any more.
 */
export function expectedLooks(years: Years, oracle: Oracle = createOracle()): Expected[] {
  const listed = new Set(years.arrivals.flatMap(({ occurrences }) => occurrences));
  return [...years.written].flatMap(([decision, written]) => {
    const channel = years.channelOf.get(decision) ?? "";
    return written.flatMap((state, at) => {
      const due = dueOf(years, oracle, channel, state);
      if (due === undefined) return [];
      const id = idOf(decision, due.at, due.kind);
      const from = Math.max(due.at, state.at);
      const until = written[at + 1]?.at ?? years.to;
      const asked = written[at + 1]?.review.asked;
      // What makes the next state says whether it was asked for; a digest asks ahead of time.
      const said =
        asked?.occurrence === id || (due.kind === "nudge" && (asked?.nudges ?? 0) > (state.review.asked?.nudges ?? 0));
      if (said && listed.has(id)) return [{ id, decision, channel, from: Math.min(from, until) }];
      const waited = longestUp(years.down, from, until);
      const about = due.kind === "nudge" ? state.review.asked?.occurrence : undefined;
      return waited > MINUTE_MS || said ? [{ id, decision, channel, from, about }] : [];
    });
  });
}

/** What a decision that says so is due for next. */
export function dueOf({ plans }: Years, oracle: Oracle, channel: string, { status, review, reversibility }: Written) {
  const plan = plans.get(channel);
  if (plan === undefined || review.nextOn === null || !isLookedAt({ status })) return undefined;
  const look = { kind: "review", at: oracle.look(review.nextOn, plan) };
  const { asked } = review;
  if (asked === undefined || asked.nudges >= NUDGES) return look;
  if (reversibility !== "costly" && reversibility !== "one-way") return look;
  const hours = asked.nudges === 0 ? 24 : 48;
  const nudge = { kind: "nudge", at: oracle.atWork(asked.at + hours * HOUR_MS, plan) };
  return nudge.at < look.at ? nudge : look;
}

/** Whether it is still looked at. */
export function isLookedAt({ status }: Pick<Written, "status">): boolean {
  return status === "accepted" || status === "proposed";
}

/** `slack.T1~WM-7@2027-05-03T08.00Z~review`; seconds only where there are some. */
export function idOf(subject: string, at: number, kind: string): string {
  const instant = new Date(at).toISOString();
  const short = at % MINUTE_MS === 0 ? `${instant.slice(0, 16)}Z` : instant;
  return `slack.T1~${subject}@${short}~${kind}`.replaceAll(":", ".");
}

/** The same instant, or when somebody was there again. */
export function upSince({ down }: Pick<Years, "down">, at: number): number {
  return down.find(([from, to]) => from <= at && at < to)?.[1] ?? at;
}
