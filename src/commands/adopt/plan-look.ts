import type { Decision } from "../../decisions/decision.ts";
import { channelOf } from "../../identity.ts";
import type { ReviewQueue } from "../../ports.ts";
import { type Calendar, calendarIn } from "../../reviews/calendar.ts";
import { nextDue } from "../../reviews/next-due.ts";

/** Puts a decision's next look in the index, where it is missing or another one, or takes it out. Idempotent. */
export async function planLook(reviews: ReviewQueue, decision: Decision, calendar: Calendar): Promise<void> {
  const was = (await reviews.planned(decision.workspace, decision.id)) ?? null;
  const next = nextDue(decision, calendar);
  if (was?.at === next?.at && was?.kind === next?.kind) return;
  // False means that somebody planned it meanwhile, from a state as new as ours.
  await reviews.replan(decision.workspace, decision.id, was, next);
}

/** The calendar of a conversation's channel, else that of this machine's zone; each channel is read once. */
export function calendarsOf(reviews: ReviewQueue): (conversation: string) => Promise<Calendar> {
  const read = new Map<string, Promise<Calendar>>();
  return (conversation) => {
    const channel = channelOf(conversation);
    const known = read.get(channel) ?? calendarOf(reviews, channel);
    read.set(channel, known);
    return known;
  };
}

async function calendarOf(reviews: ReviewQueue, channel: string): Promise<Calendar> {
  const schedule = await reviews.schedule(channel);
  return schedule?.calendar ?? calendarIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
}
