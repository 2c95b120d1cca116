import type { Turn } from "../../../knowledge/index.ts";
import type { Knowledge } from "../knowledge.ts";
import { progressOf } from "../progress.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { NONE_OF_THESE } from "../wording.ts";

type Checklist = NonNullable<Knowledge["pack"]["manifest"]["checklist"]>;

/** The rare hard facts in one message. */
export function checklistMessage(checklist: Checklist, session: Session, turn: Turn): Reply {
  return {
    kind: "checklist",
    text: checklist.text,
    items: checklistItems(checklist, session, turn),
    none: NONE_OF_THESE,
    progress: progressOf(session, turn),
  };
}

/** What is on the list now: items whose question is open or was answered here. */
export function checklistItems(checklist: Checklist, session: Session, turn: Turn): Checklist["items"] {
  const ticked = session.checklist?.ticked ?? [];
  return checklist.items.filter(
    ({ question }) => turn.open.includes(question) || ticked.some((one) => one.question === question),
  );
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
