import type { Session } from "../../conversation/session.ts";
import type { Said } from "../../conversation/step.ts";
import { withReplies } from "../with-replies.ts";
import type { ReviewPorts } from "./review-ports.ts";

/**
 * Commits a session the bot opens by itself, with what it says first. The conversation points at it from now on, unless an
 * interview is open there. Opened again, by whoever, it is there already and nothing is said twice.
 */
export async function openSession(ports: ReviewPorts, session: Session, replies: readonly Said[]): Promise<void> {
  const { store, sessions, clock, replica, deliveries } = ports;
  const known = await store.read(session.id);
  if (known.kind !== "absent") return;
  const saved = withReplies(session, replies, replica, clock.now());
  for (let tries = 0; tries < 5; tries += 1) {
    const previous = (await store.pointer(session.conversation)) ?? null;
    const free = previous === null || (await isOver(ports, previous));
    const commit = await store.commit({ session: saved, expected: 0, ...(free ? { pointer: { previous } } : {}) });
    if (commit.ok) {
      if (free) sessions.point(session.conversation, session.id);
      sessions.keep({ session: saved, version: commit.version });
      void deliveries().add(saved);
      return;
    }
    sessions.forget(undefined, session.conversation);
    if (commit.reason !== "pointer") return;
  }
  throw new Error(`the conversation of ${session.id} is being pointed elsewhere all the time`);
}

/** Nothing is going on in the session that somebody's words would be meant for. */
async function isOver({ store }: ReviewPorts, id: string): Promise<boolean> {
  const read = await store.read(id);
  if (read.kind !== "found") return read.kind === "absent";
  const { phase, review, digest } = read.session;
  return phase === "closed" || phase === "decided" || review !== undefined || digest !== undefined;
}
