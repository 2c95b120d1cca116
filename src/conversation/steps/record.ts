import type { Given, Person } from "../event.ts";
import type { Session, StoredAnswer } from "../session.ts";

/** As long as the event's schema lets a note be. */
const NOTE_LENGTH = 2000;

export interface Recording {
  readonly author: Person;
  readonly question: string;
  readonly given: Given;
  readonly via: StoredAnswer["via"];
  readonly at: number;
  readonly note?: string | undefined;
}

/** A person's answer to a question; replaces only their own earlier one, and keeps its note unless there is a new one. */
export function record(session: Session, { author, question, given, via, at, note }: Recording): Session {
  const byAuthor = session.answers[question] ?? {};
  const kept = note === undefined || note.trim() === "" ? byAuthor[author.id]?.note : note.trim().slice(0, NOTE_LENGTH);
  const stored: StoredAnswer = { author, given, via, at, ...(kept === undefined ? {} : { note: kept }) };
  return {
    ...atEnd(session, question),
    answers: { ...session.answers, [question]: { ...byAuthor, [author.id]: stored } },
    waived: session.waived.filter((id) => id !== question),
  };
}

/** Passes over a question: it stays open for the numbers and is not asked again. What was answered stays answered. */
export function waive(session: Session, question: string, by: Person): Session {
  const passed = atEnd(session, question);
  if (session.answers[question] !== undefined || session.waived.includes(question)) return passed;
  return {
    ...passed,
    waived: [...session.waived, question],
    skippedBy: { ...session.skippedBy, [question]: by },
  };
}

/** Takes a question, or the checklist, up again; what was answered stands until there is another answer. */
export function revisit(session: Session, id: string): Session {
  return { ...session, rounds: { ...session.rounds, [id]: (session.rounds[id] ?? 0) + 1 }, revisiting: id };
}

/** The session with this question, or the checklist, dealt with: last in order when it is new or was taken up again. */
export function atEnd(session: Session, id: string): Session {
  const { revisiting, ...rest } = session;
  const moves = revisiting === id || !session.order.includes(id);
  return {
    ...rest,
    ...(revisiting === undefined || revisiting === id ? {} : { revisiting }),
    order: moves ? [...session.order.filter((one) => one !== id), id] : session.order,
  };
}
