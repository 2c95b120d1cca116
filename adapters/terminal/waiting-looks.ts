import type { Person } from "../../src/conversation/event.ts";
import type { Session } from "../../src/conversation/session.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";
import { answersFor } from "../../src/reviews/answers-for.ts";

/** Shown; more would hide what the person came for. */
const MOST = 5;

/** Words about the looks that wait for a person, a line each. `sessions`: theirs in terminals, newest first; of a decision only the last look counts. */
export function waitingLooks(sessions: readonly Session[], person: Person): string {
  const last = new Map<string, Session>();
  for (const session of sessions) {
    const decision = session.review?.decision;
    if (decision !== undefined && !last.has(decision)) last.set(decision, session);
  }
  return [...last.values()]
    .flatMap(({ id, review }) =>
      review !== undefined && review.result === undefined && answersFor(review.owner, person)
        ? [wrapText(`A look at ${review.decision} waits: npm run ask -- --session ${id}`, 80, "* ", "  ")]
        : [],
    )
    .slice(0, MOST)
    .join("\n");
}
