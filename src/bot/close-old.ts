import type { SessionStore } from "../ports.ts";
import type { Sessions } from "./sessions.ts";

interface Ports {
  readonly store: SessionStore;
  readonly sessions: Sessions;
}

/** What is left to do when a restart was cut off between its two writes. */
export async function closeOld({ store, sessions }: Ports, previous: string, next: string): Promise<void> {
  const old = await store.read(previous);
  if (old.kind !== "found" || old.session.phase === "closed") return;
  await store.commit({ session: { ...old.session, phase: "closed", next }, expected: old.version });
  sessions.forget(previous, old.session.conversation);
}
