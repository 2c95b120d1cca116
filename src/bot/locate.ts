import type { Event } from "../conversation/event.ts";
import type { Session } from "../conversation/session.ts";
import type { Sessions } from "./sessions.ts";

/** The session an event is about. */
export type Located =
  | { readonly kind: "session"; readonly session: Session; readonly version: number; readonly cached: boolean }
  /** No session; `pointer` is what the conversation points at all the same. */
  | { readonly kind: "none"; readonly pointer: string | null }
  /** What was known here is gone from the store. */
  | { readonly kind: "stale" }
  | { readonly kind: "unreadable"; readonly id: string; readonly reason: string }
  | { readonly kind: "newer"; readonly id: string };

/** A button names its session; everything else goes to the conversation's newest one. */
export async function locate(sessions: Sessions, event: Event): Promise<Located> {
  const named = event.kind === "start" ? undefined : event.session;
  if (named !== undefined) {
    const located = await byId(sessions, named);
    // A session of another workspace is none of the sender's business.
    const foreign = located.kind === "session" && located.session.workspace !== event.workspace;
    return foreign ? { kind: "none", pointer: null } : located;
  }
  let id = await sessions.pointer(event.conversation);
  if (id === undefined) return { kind: "none", pointer: null };
  for (const seen = new Set<string>(); !seen.has(id); ) {
    seen.add(id);
    const located = await byId(sessions, id);
    if (located.kind === "none" && seen.size > 1) return { kind: "stale" };
    if (located.kind === "none") return { kind: "none", pointer: id };
    if (located.kind !== "session" || located.session.phase !== "closed") return located;
    if (located.session.next === undefined) return located;
    id = located.session.next;
  }
  return { kind: "none", pointer: id };
}

async function byId(sessions: Sessions, id: string): Promise<Located> {
  const read = await sessions.read(id);
  switch (read.kind) {
    case "found":
      return { kind: "session", session: read.session, version: read.version, cached: read.cached };
    case "absent":
      return { kind: "none", pointer: null };
    case "unreadable":
      return { kind: "unreadable", id, reason: read.reason };
    case "newer":
      return { kind: "newer", id };
    default:
      return read satisfies never;
  }
}
