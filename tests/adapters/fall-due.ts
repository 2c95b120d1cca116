import type { Decision } from "../../src/decisions/decision.ts";
import type { DecisionStore, ReviewQueue, ReviewWaits } from "../../src/ports.ts";
import { calendarIn } from "../../src/reviews/calendar.ts";
import type { Due } from "../../src/reviews/due.ts";
import { nextDue } from "../../src/reviews/next-due.ts";

/** What falls due is looked for so often that a test waits for nothing. */
export const SOON: ReviewWaits = { tickMs: 20, lockMs: 20, backOffMs: 20, attempts: 3 };

/** A Monday long past. */
const PAST = "2026-01-05";

interface Kept {
  readonly decisions: DecisionStore;
  readonly reviews: ReviewQueue;
}

/** Keeps a decision, or the one that is kept by its id, with a look at it that is due since long. */
export async function fallDue({ decisions, reviews }: Kept, given: Decision): Promise<Due> {
  const kept = await decisions.get(given.workspace, given.id);
  const { asked: _, ...review } = kept?.decision.review ?? given.review;
  const decision = { ...(kept?.decision ?? given), review: { ...review, nextOn: PAST } };
  await decisions.put(decision, kept?.version ?? 0);
  const due = nextDue(decision, calendarIn("UTC"));
  if (due === null) throw new Error(`${given.id} is not looked at`);
  await reviews.plan(due);
  return due;
}
