import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { proposalFor, standing, unsettledMark } from "../position.ts";
import { CHECKLIST, type Session } from "../session.ts";
import { skipDetail } from "./deciding/skip-detail.ts";
import { leftOpenWords } from "./dispute-words.ts";
import { noticeTo, type Outcome, openly } from "./outcome.ts";
import { atEnd, waive } from "./record.ts";

/** Passes over whatever is pending. What was answered before stays answered. */
export function skip(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { position } = standing(knowledge, session);
  switch (position.kind) {
    case "question":
      return position.disputed
        ? leaveOpen(knowledge, session, position.question)
        : { session: waive(session, position.question, author), transient: [] };
    case "checklist": {
      const passed = atEnd(session, CHECKLIST);
      const checklist = session.checklist ?? { by: author, ticked: [], skipped: true };
      return { session: { ...passed, checklist }, transient: [] };
    }
    case "confirm": {
      const dropped = proposalFor(session, author);
      const proposals = session.proposals.filter((one) => one !== dropped);
      return { session: { ...session, proposals }, transient: [] };
    }
    case "recommendation":
    case "closed":
      return skipDetail(session, author) ?? noticeTo(author, "No question is waiting, so there is nothing to skip.");
    default:
      return position satisfies never;
  }
}

function leaveOpen(knowledge: Knowledge, session: Session, question: string): Outcome {
  const text = leftOpenWords(knowledge, question);
  return {
    session: { ...session, said: [...session.said, unsettledMark(question)] },
    transient: [openly({ kind: "notice", text, buttons: [] })],
  };
}
