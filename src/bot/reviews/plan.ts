import { daysAfter } from "../../days-after.ts";
import type { Decision } from "../../decisions/decision.ts";
import { channelOf } from "../../identity.ts";
import { type Calendar, calendarIn } from "../../reviews/calendar.ts";
import type { Due } from "../../reviews/due.ts";
import { instantOn } from "../../reviews/instant-on.ts";
import { nextDue } from "../../reviews/next-due.ts";
import { toDay } from "../../to-day.ts";
import type { ReviewPorts } from "./review-ports.ts";

type Ports = Pick<ReviewPorts, "queue" | "zone" | "clock">;

/** When the channel of a conversation can be asked something. */
export async function calendarFor({ queue, zone }: Ports, conversation: string): Promise<Calendar> {
  const schedule = await queue.schedule(channelOf(conversation));
  return schedule?.calendar ?? calendarIn(zone);
}

/** Puts the next instant of a decision into the index, or takes it out; whatever the index said before. */
export async function planDecision(ports: Ports, decision: Decision): Promise<Due | null> {
  const next = nextDue(decision, await calendarFor(ports, decision.conversation));
  if (next !== null) {
    await ports.queue.plan(next);
    return next;
  }
  const was = await ports.queue.planned(decision.workspace, decision.id);
  if (was !== undefined) await ports.queue.replan(decision.workspace, decision.id, was, null);
  return null;
}

/** Its evidence is looked at once a day, for all decisions of the workspace together. */
export async function planEvidence({ queue, clock, zone }: Ports, workspace: string): Promise<void> {
  const at = instantOn(daysAfter(toDay(clock.now()), 1), calendarIn(zone));
  await queue.replan(workspace, EVIDENCE, null, { workspace, subject: EVIDENCE, kind: "evidence", at });
}

/** The subject of a workspace's evidence. */
export const EVIDENCE = "evidence";
