import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { recommendationOf } from "../messages/recommendation-message.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome, openly } from "./outcome.ts";

/** Everything behind the eight lines, as a message of its own. */
export function details(knowledge: Knowledge, session: Session, author: Person): Outcome {
  if (session.phase !== "recommended") {
    return noticeTo(
      author,
      "Details come with the recommendation, and there is none yet. Say `stop` to end the questions here.",
    );
  }
  return { transient: [openly({ kind: "details", recommendation: recommendationOf(knowledge, session) })] };
}
