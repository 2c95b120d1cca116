import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { proposalFor, standing } from "../position.ts";
import { CHECKLIST, type Session } from "../session.ts";
import { isSpent } from "./is-spent.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";
import { revisit } from "./record.ts";

/** Takes up what was answered last; drops a list of facts that waits, and goes on with the questions after an early stop. */
export function back(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { stoppedBy, ...going } = session;
  if (stoppedBy !== undefined && !standing(knowledge, going).recommended) return { session: going, transient: [] };
  const dropped = proposalFor(session, author);
  if (dropped !== undefined) {
    return {
      session: { ...session, proposals: session.proposals.filter((one) => one !== dropped) },
      transient: [notice(author, "The list is dropped; nothing of it was recorded.")],
    };
  }
  const last = lastOf(session, isSpent(knowledge, session));
  if (last === undefined) return noticeTo(author, "There is nothing before this to go back to.");
  return { session: revisit(session, last), transient: [] };
}

/** What was dealt with before what is pending. Ticks are one act: behind them is the checklist, unless nothing is left on it. */
function lastOf({ order: dealt, revisiting, checklist }: Session, spent: boolean): string | undefined {
  const order = spent ? dealt.filter((id) => id !== CHECKLIST) : dealt;
  const at = revisiting !== undefined && order.includes(revisiting) ? order.indexOf(revisiting) : order.length;
  const before = order.slice(0, at);
  const ticked = new Set(checklist?.ticked.map(({ question }) => question));
  const acted = before.findLast((id) => !ticked.has(id));
  return acted === CHECKLIST ? acted : before.at(-1);
}
