import type { Person } from "../event.ts";
import { findQuestion } from "../find-question.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Button } from "../reply.ts";
import { CHECKLIST, type Session } from "../session.ts";
import { answersRead, shortened } from "../wording.ts";
import { FOREIGN_BUTTON } from "./answer.ts";
import { isSpent } from "./is-spent.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { record, revisit } from "./record.ts";

const BUTTON_LENGTH = 60;
const SPENT =
  "Nothing on that list is open any more: its questions were answered on their own. Which answer should change?";

/** Takes an answer up again, or a question nobody asked yet; `question=choice` replaces one's own answer at once. */
export function change(
  knowledge: Knowledge,
  session: Session,
  author: Person,
  argument: string | undefined,
  now: number,
): Outcome {
  if (argument === undefined || argument.trim() === "") {
    return offer(knowledge, session, author, "Which answer should change? The others stay as they are.");
  }
  const [id = "", to] = argument.split("=", 2);
  const direct = knowledge.pack.questions.find((question) => question.id === id);
  if (to !== undefined && direct !== undefined) {
    if (!direct.choices.some((choice) => choice.id === to)) return noticeTo(author, FOREIGN_BUTTON);
    const given = { kind: "choice" as const, choice: to };
    return { session: record(session, { author, question: id, given, via: "button", at: now }), transient: [] };
  }
  if (session.proposals.length > 0) {
    return noticeTo(author, "The facts I read wait for your word first: `yes`, `no`, or the numbers that are right.");
  }
  const found = findQuestion(knowledge.pack, session, argument);
  if (found === undefined) {
    return offer(knowledge, session, author, "I did not find an answer by that. Which one do you mean?");
  }
  if (found === CHECKLIST && isSpent(knowledge, session)) {
    return offer(knowledge, session, author, SPENT, CHECKLIST);
  }
  const known = session.order.includes(found);
  return { session: known ? revisit(session, found) : { ...session, revisiting: found }, transient: [] };
}

function offer({ pack }: Knowledge, session: Session, author: Person, text: string, without?: string): Outcome {
  const buttons = session.order.flatMap((id, index): Button[] => {
    if (id === without) return [];
    const label = `${index + 1}. ${shortened(answersRead(pack, session, id), BUTTON_LENGTH)}`;
    return [{ label, act: { kind: "command", name: "change", argument: id === CHECKLIST ? "checklist" : id } }];
  });
  if (buttons.length === 0) return noticeTo(author, "Nothing is answered yet, so there is nothing to change.");
  return noticeTo(author, text, buttons);
}
