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

const MOST_TRIES = 20;

/** Puts the next instant of a decision, as it is stored now, into the index, or takes it out; whatever the index said before. */
export async function planDecision(
  ports: Ports & Pick<ReviewPorts, "decisions">,
  { workspace, id }: Pick<Decision, "workspace" | "id">,
): Promise<Due | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    // Read before the decision: whoever changes that later plans it later, and then this is refused.
    const was = (await ports.queue.planned(workspace, id)) ?? null;
    const decision = (await ports.decisions.get(workspace, id))?.decision;
    const next = decision === undefined ? null : nextDue(decision, await calendarFor(ports, decision.conversation));
    const same = was?.at === next?.at && was?.kind === next?.kind;
    if (same || (await ports.queue.replan(workspace, id, was, next))) return next;
  }
  throw new Error(`${id} could not be planned: it is being planned all the time`);
}

/** Its evidence is looked at once a day, for all decisions of the workspace together. */
export async function planEvidence(ports: Ports, workspace: string): Promise<void> {
  await ports.queue.replan(workspace, EVIDENCE, null, evidenceDue(ports, workspace));
}

/** When evidence is looked at next: the next day, which far from UTC may be over for today already. */
export function evidenceDue({ clock, zone }: Pick<Ports, "clock" | "zone">, workspace: string): Due {
  const [now, calendar] = [clock.now(), calendarIn(zone)];
  const tomorrow = daysAfter(toDay(now), 1);
  const soon = instantOn(tomorrow, calendar);
  const at = soon > now ? soon : instantOn(daysAfter(tomorrow, 1), calendar);
  return { workspace, subject: EVIDENCE, kind: "evidence", at };
}

/** The subject of a workspace's evidence. */
const EVIDENCE = "evidence";
