import { blankSession } from "../../src/conversation/blank-session.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { OutboxItem, Session } from "../../src/conversation/session.ts";
import { outboxItemId, sessionId } from "../../src/identity.ts";

/** A session in its first minute; every part can be replaced. */
export function aSession(parts: Partial<Session> = {}): Session {
  const workspace = parts.workspace ?? "local";
  return {
    ...blankSession({
      id: sessionId(workspace, "start-1"),
      workspace,
      conversation: `${workspace}/page-1`,
      pack: { id: "small", version: "1.0.0", hash: "0".repeat(64) },
      phase: "interview",
      by: { id: "ana", name: "Ana" },
      at: 1000,
    }),
    recentEvents: ["start-1"],
    ...parts,
  };
}

/** The session with one more reply to deliver for each claim. */
export function withItems(session: Session, ...claims: { by: string; at: number }[]): Session {
  const items = claims.map((claim, index): OutboxItem => {
    const seq = session.seq + index;
    return {
      id: outboxItemId(session.id, seq),
      kind: "send",
      outgoing: aNotice(`words ${seq}`),
      claim,
      state: "pending",
    };
  });
  return { ...session, seq: session.seq + claims.length, outbox: [...session.outbox, ...items] };
}

/** A reply of one sentence to the thread. */
export function aNotice(text: string, key = `notice-${text}`): OutgoingReply {
  return { to: "thread", key, reply: { kind: "notice", text, buttons: [] } };
}
