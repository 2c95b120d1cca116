import type { Session } from "../conversation/session.ts";

/** Who was to be heard, and whether they said something in the interview. */
export function consultedOf(session: Session): { name: string; heard: boolean }[] {
  const said = [
    ...Object.values(session.answers).flatMap((byAuthor) => Object.values(byAuthor).map(({ author }) => author)),
    ...[...session.context, ...session.proposals].map(({ author }) => author),
    ...[session.checklist?.by, session.ignoreWhen?.author, session.stoppedBy].filter((one) => one !== undefined),
  ].map(({ name }) => name.toLowerCase());
  return session.consulted.map((name) => ({ name, heard: said.includes(name.toLowerCase()) }));
}
