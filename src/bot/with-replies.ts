import type { OutboxItem, Session } from "../conversation/session.ts";
import type { StepResult } from "../conversation/step.ts";
import { outboxItemId } from "../identity.ts";

export type Replies = Extract<StepResult, { session: Session }>["replies"];

/** The session with what is to be said and done in its outbox, claimed by `by` at `at` (ms). */
export function withReplies(session: Session, replies: Replies, by: string, at: number): Session {
  const items = replies.map((said, index): OutboxItem => {
    const base = { id: outboxItemId(session.id, session.seq + index), claim: { by, at }, state: "pending" as const };
    return "outgoing" in said
      ? { ...base, kind: said.mode, outgoing: said.outgoing }
      : { ...base, kind: said.mode, outgoing: null };
  });
  return { ...session, seq: session.seq + items.length, outbox: [...session.outbox, ...items] };
}
