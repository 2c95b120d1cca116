import type { Event } from "../conversation/event.ts";
import type { Session } from "../conversation/session.ts";
import { readReview } from "../reviews/talk/read-review.ts";

/** Whether an event begins a new interview where a session is: a closed one holds up nothing, a look at a decision only words it knows. */
export function makesRoom({ phase, review, digest }: Session, event: Event): boolean {
  const speaks = event.kind === "text" && event.opens === true;
  if (phase === "closed") return event.kind === "start" || speaks;
  if (review === undefined && digest === undefined) return false;
  if (event.kind === "start") return true;
  return speaks && (review === undefined || review.result !== undefined) && !isForReviews(event.text);
}

function isForReviews(text: string): boolean {
  return /^\s*wm-?\d/i.test(text) || readReview(text) !== undefined;
}
