import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { recommendationOf } from "../messages/recommendation-message.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome, privately } from "./outcome.ts";

/** Everything behind the eight lines, as a message of its own for whoever wants to read it. */
export function details(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { recommended, turn } = standing(knowledge, session);
  if (!recommended) {
    return noticeTo(
      author,
      "Details come with the recommendation, and there is none yet. `stop` ends the questions here.",
    );
  }
  const recommendation = recommendationOf(knowledge, session, turn);
  return { transient: [privately(author, { kind: "details", recommendation })] };
}
