import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { waive } from "./record.ts";

/** Passes over whatever is pending. */
export function skip(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { position } = standing(knowledge, session);
  switch (position.kind) {
    case "question":
      return { session: waive(session, position.question), transient: [] };
    case "dispute":
      return { session: { ...session, said: [...session.said, `unsettled:${position.question}`] }, transient: [] };
    case "checklist":
      return { session: { ...session, checklist: { by: author, ticked: [], skipped: true } }, transient: [] };
    case "confirm": {
      const proposals = session.proposals.filter((one) => one !== position.proposal);
      return { session: { ...session, proposals }, transient: [] };
    }
    case "recommendation":
    case "closed":
      return noticeTo(author, "No question is waiting, so there is nothing to skip.");
    default:
      return position satisfies never;
  }
}
