import { type Question, whyAfter, whyBefore } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import { findQuestion } from "../find-question.ts";
import type { Knowledge } from "../knowledge.ts";
import { pendingQuestion, standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome, privately } from "./outcome.ts";

/** Before the answer: what difference the fact makes. After it: what it speaks for, and on what evidence. */
export function why(knowledge: Knowledge, session: Session, author: Person, argument: string | undefined): Outcome {
  const { position } = standing(knowledge, session);
  const named = argument === undefined || argument === "" ? undefined : findQuestion(knowledge.pack, session, argument);
  const id = named ?? pendingQuestion(position);
  const question = knowledge.pack.questions.find((one) => one.id === id);
  if (question === undefined) return noticeTo(author, whyNothing(position.kind));
  return { transient: [privately(author, whyReply(knowledge, session, author, question))] };
}

export function whyReply(knowledge: Knowledge, session: Session, author: Person, question: Question) {
  const given = session.answers[question.id]?.[author.id]?.given;
  const after =
    given?.kind === "choice" ? whyAfter(knowledge.pack, question.id, given.choice, knowledge.today) : undefined;
  const text = after === undefined ? whyBefore(question) : `${whyBefore(question)} ${after.text}`;
  return { kind: "why" as const, question: question.id, text, evidence: [...(after?.evidence ?? [])] };
}

function whyNothing(position: string): string {
  if (position === "checklist") {
    return "Each of these is rare, and each could rule out an option on its own. One look now saves separate questions later.";
  }
  if (position === "confirm")
    return "I read these facts from free text, and I may have misread. Nothing is recorded before you say so.";
  return "Say `why` with a question's number, for example `why 3`, to see what an answer speaks for.";
}
