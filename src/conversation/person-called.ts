import type { Person } from "./event.ts";
import type { Session } from "./session.ts";

/** Id of somebody named in a session: as the platform said it, or of the one person of that name who spoke in it. */
export function personCalled(session: Session, name: string): string | undefined {
  const known = session.people?.[name];
  if (known !== undefined) return known;
  const wanted = name.replace(/^@/, "").trim().toLowerCase();
  const spoke: Person[] = [
    session.startedBy,
    ...Object.values(session.answers).flatMap((byAuthor) => Object.values(byAuthor).map(({ author }) => author)),
    ...[...session.context, ...session.proposals].map(({ author }) => author),
    ...[session.checklist?.by, session.ignoreWhen?.author, session.stoppedBy].filter((one) => one !== undefined),
  ];
  const ids = new Set(spoke.flatMap((person) => (person.name.trim().toLowerCase() === wanted ? [person.id] : [])));
  return ids.size === 1 ? [...ids][0] : undefined;
}
