import { checklistItems } from "../checklist-items.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";

/** Whether nothing is left on the checklist that a tick could still answer. */
export function isSpent(knowledge: Knowledge, session: Session): boolean {
  return checklistItems(knowledge, session, standing(knowledge, session).turn).length === 0;
}
