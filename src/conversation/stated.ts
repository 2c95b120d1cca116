import type { Answer, Stated } from "../../knowledge/index.ts";
import type { Given } from "./event.ts";
import type { Session } from "./session.ts";

/** A session's answers as the engine takes them. */
export function toStated(session: Pick<Session, "answers" | "excluded" | "waived">): Stated {
  const fromText = new Set<string>();
  const answers: Record<string, Record<string, Answer>> = {};
  for (const [question, byAuthor] of Object.entries(session.answers)) {
    const people: Record<string, Answer> = {};
    for (const [author, { given, via }] of Object.entries(byAuthor)) {
      people[author] = given;
      if (via === "read") fromText.add(question);
    }
    answers[question] = people;
  }
  return { answers, excluded: session.excluded, waived: session.waived, fromText: [...fromText].sort() };
}

/** An answer the engine read, as a session keeps it. */
export function toGiven(answer: Answer): Given {
  return answer.kind === "one-of" ? { kind: answer.kind, choices: [...answer.choices] } : answer;
}

/** Whether two people gave different answers to the same question. */
export function hasSeveral(session: Pick<Session, "answers">): boolean {
  return Object.values(session.answers).some(
    (byAuthor) => new Set(Object.values(byAuthor).map(({ given }) => JSON.stringify(given))).size > 1,
  );
}

/** Who gave which answer, by author id. */
export function namesOf(session: Session): Record<string, string> {
  const all = Object.values(session.answers).flatMap((byAuthor) => Object.values(byAuthor));
  return Object.fromEntries(all.map(({ author }) => [author.id, author.name]));
}
