import type { Person } from "./conversation/event.ts";
import type { Session } from "./conversation/session.ts";

/** Everybody a look at decisions, or a digest, names. */
export function reviewers({ review, digest }: Session): Person[] {
  const named = [review?.owner, review?.askedBy, review?.result?.by, review?.hindsight?.by, digest?.to];
  return [
    ...named.filter((person) => person !== undefined),
    ...Object.values(review?.said ?? {}).map(({ by }) => by),
    ...(review?.notes ?? []).map(({ by }) => by),
    ...(digest?.items ?? []).flatMap(({ owner, done }) => [owner, ...(done?.by ? [done.by] : [])]),
  ];
}

/** Ids of everybody who said something in the session, each once; what "my sessions" goes by. */
export function participants(session: Session): string[] {
  const people = new Set([session.startedBy.id]);
  for (const byAuthor of Object.values(session.answers)) for (const author of Object.keys(byAuthor)) people.add(author);
  for (const { author } of [...session.proposals, ...session.context]) people.add(author.id);
  for (const person of [
    session.checklist?.by,
    session.ignoreWhen?.author,
    session.stoppedBy,
    session.ratification?.by,
  ]) {
    if (person !== undefined) people.add(person.id);
  }
  for (const { id } of reviewers(session)) people.add(id);
  return [...people];
}
