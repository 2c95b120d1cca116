import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";

/** Ends the questions here with what there is. */
export function stop(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { revisiting, ...rest } = session;
  const { recommended } = standing(knowledge, session);
  if (recommended && (revisiting !== undefined || session.proposals.length > 0)) {
    return { session: { ...rest, proposals: [] }, transient: [] };
  }
  if (recommended) return noticeTo(author, "The questions are over already; the recommendation stands above.");
  if (Object.keys(session.answers).length === 0) {
    return noticeTo(
      author,
      "Nothing is answered yet, so there is nothing to recommend. All is saved: answer whenever you like, or leave it.",
    );
  }
  const left = session.proposals.flatMap(({ facts }) => facts.map(({ words }) => `“${words}”`));
  const transient =
    left.length === 0
      ? []
      : [notice(author, `Not confirmed, so not counted: ${left.join(", ")}. \`back\` goes on with the questions.`)];
  return { session: { ...rest, proposals: [], stoppedBy: author }, transient };
}
