import { type Question, whyAfter, whyBefore } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import { findQuestion } from "../find-question.ts";
import type { Knowledge } from "../knowledge.ts";
import { type Position, pendingQuestion, standing } from "../position.ts";
import type { Reply } from "../reply.ts";
import { CHECKLIST, type Session } from "../session.ts";
import { noticeTo, type Outcome, privately } from "./outcome.ts";

/** Before the answer: what difference the fact makes. After it: what it speaks for, and on what evidence. */
export function why(knowledge: Knowledge, session: Session, author: Person, argument: string | undefined): Outcome {
  const { position } = standing(knowledge, session);
  const named = argument === undefined || argument === "" ? undefined : findQuestion(knowledge.pack, session, argument);
  const id = named ?? pendingQuestion(position);
  if (id === CHECKLIST) return noticeTo(author, WHY_CHECKLIST);
  const question = knowledge.pack.questions.find((one) => one.id === id);
  if (question === undefined) return noticeTo(author, whyNothing(position));
  return { transient: [privately(author, whyReply(knowledge, session, question))] };
}

/** Evidence names options, so it is shown only where an answer stands. */
export function whyReply({ pack, today }: Knowledge, session: Session, question: Question): Reply {
  const given = Object.values(session.answers[question.id] ?? {}).map((one) => one.given);
  const choices = [...new Set(given.flatMap((one) => (one.kind === "choice" ? [one.choice] : [])))];
  const after = choices.flatMap((choice) => {
    const told = whyAfter(pack, question.id, choice, today);
    const label = question.choices.find((one) => one.id === choice)?.label ?? choice;
    return told === undefined ? [] : [{ text: `“${label}”: ${told.text}`, evidence: told.evidence }];
  });
  const evidence = after.flatMap((one) => one.evidence);
  return {
    kind: "why",
    question: question.id,
    text: [whyBefore(question), ...after.map((one) => one.text)].join("\n\n"),
    evidence: evidence.filter((one, index) => evidence.findIndex(({ id }) => id === one.id) === index),
  };
}

const WHY_CHECKLIST =
  "Each of these is rare, and each could rule something out on its own. One look now saves separate questions later.";

function whyNothing({ kind }: Position): string {
  if (kind === "checklist") return WHY_CHECKLIST;
  if (kind === "confirm") {
    return "I read these facts from free text and may have misread them. Nothing is recorded before you say so.";
  }
  return "Say `why` with the number of an answer, for example `why 3`, to see what it speaks for and on what evidence.";
}
