import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { revisit } from "./record.ts";

/** Takes up what was answered last; after an early stop it goes on with the questions. */
export function back(knowledge: Knowledge, session: Session, author: Person): Outcome {
  if (session.stoppedBy !== undefined) {
    const { stoppedBy: _, ...rest } = session;
    const going = standing(knowledge, rest).position.kind !== "recommendation";
    return going ? { session: rest, transient: [] } : { session: revisitLast(rest), transient: [] };
  }
  const before = session.order.filter((id) => id !== session.revisiting);
  if (before.length === 0) return noticeTo(author, "This is the first question; there is nothing to go back to.");
  return { session: revisitLast(session), transient: [] };
}

function revisitLast(session: Session): Session {
  const { revisiting } = session;
  const at = revisiting === undefined ? session.order.length : session.order.indexOf(revisiting);
  const last = session.order[Math.max(0, at - 1)];
  return last === undefined ? session : revisit(session, last);
}
