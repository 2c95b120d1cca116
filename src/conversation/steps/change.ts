import type { Person } from "../event.ts";
import { findQuestion } from "../find-question.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Button } from "../reply.ts";
import type { Session } from "../session.ts";
import { labelOf, shortened } from "../wording.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { record, revisit } from "./record.ts";

const BUTTON_LENGTH = 60;

/** Takes an answered question up again; `question=choice` replaces one's own answer at once. */
export function change(
  knowledge: Knowledge,
  session: Session,
  author: Person,
  argument: string | undefined,
  now: number,
): Outcome {
  if (argument === undefined || argument.trim() === "")
    return offer(knowledge, session, author, "Which answer should change?");
  const [id = "", to] = argument.split("=", 2);
  const direct = knowledge.pack.questions.find((question) => question.id === id);
  if (to !== undefined && direct !== undefined) {
    const known = direct.choices.some((choice) => choice.id === to);
    if (!known)
      return noticeTo(author, "That button does not belong to this interview any more, so nothing was changed.");
    const given = { kind: "choice" as const, choice: to };
    return { session: record(session, { author, question: id, given, via: "button", at: now }), transient: [] };
  }
  const found = findQuestion(knowledge.pack, session, argument);
  if (found === undefined || !session.order.includes(found)) {
    return offer(knowledge, session, author, "I did not find an answered question by that. Which one do you mean?");
  }
  return { session: revisit(session, found), transient: [] };
}

function offer({ pack }: Knowledge, session: Session, author: Person, text: string): Outcome {
  const buttons = session.order.flatMap((id, index): Button[] => {
    const question = pack.questions.find((one) => one.id === id);
    if (question === undefined) return [];
    const given = Object.values(session.answers[id] ?? {})[0]?.given;
    const answer = given === undefined ? "Skipped" : labelOf(question, given);
    const label = `${index + 1}. ${shortened(`${question.text} ${answer}`, BUTTON_LENGTH)}`;
    return [{ label, act: { kind: "command", name: "change", argument: id } }];
  });
  if (buttons.length === 0) return noticeTo(author, "Nothing is answered yet, so there is nothing to change.");
  return noticeTo(author, text, buttons);
}
