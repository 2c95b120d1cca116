import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { revisit } from "./record.ts";

/** Takes up what was answered last; after an early stop it goes on with the questions. */
export function back(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { stoppedBy, ...going } = session;
  if (stoppedBy !== undefined && !standing(knowledge, going).recommended) return { session: going, transient: [] };
  const { order, revisiting } = session;
  const at = revisiting !== undefined && order.includes(revisiting) ? order.indexOf(revisiting) : order.length;
  const last = order[at - 1];
  if (last === undefined) return noticeTo(author, "There is nothing before this to go back to.");
  return { session: revisit(session, last), transient: [] };
}
