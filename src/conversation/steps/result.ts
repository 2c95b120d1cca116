import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { recommendationMessage } from "../messages/recommendation-message.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome, openly } from "./outcome.ts";

/** The recommendation again; before there is one, what to do to get it. */
export function result(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { position } = standing(knowledge, session);
  if (position.kind === "recommendation") return { transient: [openly(recommendationMessage(knowledge, session))] };
  if (position.kind === "dispute") {
    return { session: { ...session, said: [...session.said, `unsettled:${position.question}`] }, transient: [] };
  }
  return noticeTo(
    author,
    "There is no recommendation yet, and I show no interim leader. Say `stop` to end the questions here and get a provisional one.",
  );
}
