import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { type Outcome, openly, SILENCE } from "./outcome.ts";

/** Remembers that a recommendation was asked about which nobody ratified: once is enough. */
export const UNRATIFIED = "unratified";

/** It could not be said where the interview was: whoever began that hears of it directly. */
export function unratifiedElsewhere(session: Session): Outcome {
  if (!session.said.includes(UNRATIFIED) || session.decided !== undefined) return SILENCE;
  const days = "An interview you began ended in a recommendation, and for a month nobody has decided.";
  const text = `${days} I can no longer write where it was, so I tell you here: add me there again and accept it, choose another, or leave it open. I will not ask about it again.`;
  const to = { person: session.startedBy.id, direct: true } as const;
  return { session, transient: [{ to, key: "notice", reply: { kind: "notice", text, buttons: [] } }] };
}

/** A recommendation stands and nobody has decided for a while: asked about once, in the thread. */
export function unratified(knowledge: Knowledge, session: Session, days: number): Outcome {
  const open = session.decided === undefined && session.phase !== "closed";
  if (!open || session.said.includes(UNRATIFIED) || !standing(knowledge, session).recommended) return SILENCE;
  const who = session.decider === undefined ? "Nobody" : session.decider;
  const text = `This was recommended ${days} days ago, and ${who === "Nobody" ? "nobody has" : `${who} has not`} decided. Accept it, choose another, or leave it open; I will not ask about it again.`;
  return {
    session: { ...session, said: [...session.said, UNRATIFIED] },
    transient: [openly({ kind: "notice", text, buttons: [] })],
    again: "recommendation",
  };
}
