import type { Given, Person } from "../event.ts";
import type { Session, StoredAnswer } from "../session.ts";
import { shortened } from "../wording.ts";

const NOTE_LENGTH = 500;

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
  const kept = note === undefined || note.trim() === "" ? byAuthor[author.id]?.note : shortened(note, NOTE_LENGTH);
  const stored: StoredAnswer = { author, given, via, at, ...(kept === undefined ? {} : { note: kept }) };
  const { revisiting, ...rest } = session;
  return {
    ...rest,
    ...(revisiting === undefined || revisiting === question ? {} : { revisiting }),
    answers: { ...session.answers, [question]: { ...byAuthor, [author.id]: stored } },
    waived: session.waived.filter((id) => id !== question),
    order: withLast(session.order, question, revisiting === question),
  };
}

/** Passes over a question: it stays open for the numbers and is not asked again. */
export function waive(session: Session, question: string): Session {
  const { revisiting, ...rest } = session;
  return {
    ...rest,
    ...(revisiting === undefined || revisiting === question ? {} : { revisiting }),
    waived: session.answers[question] === undefined ? [...new Set([...session.waived, question])] : session.waived,
    order: withLast(session.order, question, revisiting === question),
  };
}

/** Takes a question up again. */
export function revisit(session: Session, question: string): Session {
  const rounds = { ...session.rounds, [question]: (session.rounds[question] ?? 0) + 1 };
  return { ...session, rounds, revisiting: question, waived: session.waived.filter((id) => id !== question) };
}

function withLast(order: readonly string[], question: string, moves: boolean): string[] {
  if (!moves && order.includes(question)) return [...order];
  return [...order.filter((id) => id !== question), question];
}
