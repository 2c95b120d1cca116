import { toOutgoing } from "./entry.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Session } from "./session.ts";
import type { Said } from "./step.ts";
import { threadEntries } from "./thread.ts";

/** The replies of a turn with what is pending said once more, for an interview whose newest part was lost: its message may show an answer that is gone. */
export function askAgain(knowledge: Knowledge, session: Session, replies: readonly Said[]): readonly Said[] {
  const last = threadEntries(knowledge, session).at(-1);
  const sent = replies.some((said) => "outgoing" in said && said.mode === "send" && said.outgoing.key === last?.key);
  if (last === undefined || sent) return replies;
  const others = replies.filter((said) => !("outgoing" in said) || said.outgoing.key !== last.key);
  return [...others, { mode: "send", outgoing: toOutgoing(last) }];
}
