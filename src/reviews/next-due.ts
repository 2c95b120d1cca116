import type { Decision } from "../decisions/decision.ts";
import type { Calendar } from "./calendar.ts";
import type { Due } from "./due.ts";
import { instantOn } from "./instant-on.ts";
import { toWorkingTime } from "./to-working-time.ts";

/** How long after an unanswered look its owner hears of it again, and how long after that: neither comes sooner because the one before came late. */
const NUDGES_AFTER_HOURS = [24, 48];
const HOUR_MS = 3_600_000;

/** When a decision is next looked at, or its owner hears again of a look nobody answered; null where neither is to come. */
export function nextDue(
  decision: Pick<Decision, "workspace" | "id" | "status" | "review" | "reversibility">,
  calendar: Calendar,
): Due | null {
  const { workspace, id, status, review } = decision;
  if ((status !== "accepted" && status !== "proposed") || review.nextOn === null) return null;
  const look: Due = { workspace, subject: id, kind: "review", at: instantOn(review.nextOn, calendar) };
  const nudgeAt = nudgedAt(decision, calendar);
  return nudgeAt !== undefined && nudgeAt < look.at ? { ...look, kind: "nudge", at: nudgeAt } : look;
}

/** Only where a look waits for its answer and the decision is hard to take back. */
function nudgedAt(
  { review: { asked }, reversibility }: Pick<Decision, "review" | "reversibility">,
  calendar: Calendar,
): number | undefined {
  if (asked === undefined || reversibility === undefined || reversibility === "easy") return undefined;
  const hours = NUDGES_AFTER_HOURS[asked.nudges];
  return hours === undefined ? undefined : toWorkingTime(asked.at + hours * HOUR_MS, calendar);
}
