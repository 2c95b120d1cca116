import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome } from "./outcome.ts";

/** Ends the questions here with what there is. */
export function stop(knowledge: Knowledge, session: Session, author: Person): Outcome {
  if (standing(knowledge, session).position.kind === "recommendation") {
    return noticeTo(author, "The questions are over already; the recommendation stands above.");
  }
  if (Object.keys(session.answers).length === 0) {
    return noticeTo(
      author,
      "Stopped before the first answer, so there is nothing to recommend. The interview stays here: answer the question above whenever you like.",
    );
  }
  const { revisiting: _, ...rest } = session;
  return { session: { ...rest, proposals: [], stoppedBy: author }, transient: [] };
}
