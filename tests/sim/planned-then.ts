import { occurredAt } from "../../src/reviews/due.ts";
import type { Arrival } from "./a-platform.ts";
import { dueOf, idOf } from "./expected.ts";
import type { Oracle } from "./oracle.ts";
import type { Years } from "./years.ts";

/**
 * Whether a look, or a word about one, could be said when it arrived: the decision said so then, and it was due. Whoever said
 * it may have ended before that was noted, and the look may have been answered since. A digest says ahead of time what falls
 * due before the next one.
 */
export function createPlannedThen(years: Years, oracle: Oracle): (id: string, arrival: Arrival) => boolean {
  return (id, { at, occurrences }) => {
    const [, decision = ""] = /~(WM-\d+)@/.exec(id) ?? [];
    const channel = years.channelOf.get(decision) ?? "";
    const plan = years.plans.get(channel);
    const written = years.written.get(decision) ?? [];
    const [digest] = occurrences.flatMap((one) => /^.+~digest(?=\.\d+$|$)/.exec(one) ?? []);
    return written.some((state, no) => {
      const until = written[no + 1]?.at ?? Number.POSITIVE_INFINITY;
      if (plan === undefined || state.at > at) return false;
      const asIs = digest === undefined ? state : { ...state, review: { ...state.review, asked: undefined } };
      const due = dueOf(years, oracle, channel, asIs);
      if (due === undefined || idOf(decision, due.at, due.kind) !== id) return false;
      if (digest === undefined) return due.at <= at && due.at <= until;
      const from = occurredAt(digest);
      return from <= until && due.at < (oracle.digestAfter(Math.max(from, at), plan) ?? 0);
    });
  };
}
