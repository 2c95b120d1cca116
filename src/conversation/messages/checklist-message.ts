import type { Turn } from "../../../knowledge/index.ts";
import { checklistItems } from "../checklist-items.ts";
import type { Knowledge } from "../knowledge.ts";
import { progressOf } from "../progress.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { NONE_OF_THESE } from "../wording.ts";

type Checklist = NonNullable<Knowledge["pack"]["manifest"]["checklist"]>;

/** The rare hard facts in one message. */
export function checklistMessage(knowledge: Knowledge, session: Session, turn: Turn): Reply {
  return {
    kind: "checklist",
    text: knowledge.pack.manifest.checklist?.text ?? "",
    items: checklistItems(knowledge, session, turn),
    none: NONE_OF_THESE,
    progress: progressOf(session, turn),
  };
}

/** The same after it was answered. */
export function checklistAnswered(checklist: Checklist, answered: NonNullable<Session["checklist"]>): Reply {
  const ticked = answered.ticked.map(
    ({ question, choice }) =>
      checklist.items.find((item) => item.question === question && item.choice === choice)?.label ?? choice,
  );
  return {
    kind: "checklist-answered",
    text: checklist.text,
    by: answered.by.name,
    ticked: answered.skipped ? ["Skipped"] : ticked,
  };
}
