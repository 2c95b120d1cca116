import type { Person } from "../../conversation/event.ts";
import { plainNotice } from "../../conversation/plain-notice.ts";
import type { Reply } from "../../conversation/reply.ts";
import { daysAfter } from "../../days-after.ts";
import type { Decision } from "../../decisions/decision.ts";
import { Day } from "../../decisions/fields.ts";
import { NOBODY } from "../../decisions/named-only.ts";
import { answersFor } from "../../reviews/answers-for.ts";
import { sayInstant } from "../../reviews/say-instant.ts";
import { toDay } from "../../to-day.ts";
import { changeDecision } from "../change-decision.ts";
import type { Reviews } from "./create-reviews.ts";
import { calendarFor, planDecision } from "./plan.ts";
import type { ReviewPorts } from "./review-ports.ts";

type Ports = Pick<ReviewPorts, "queue" | "decisions" | "clock" | "zone"> & {
  readonly reviews: Pick<Reviews, "lookNow" | "changed">;
};

/** `review WM-7 …`: when a decision is looked at, as its owner says. */
export async function reviewNow(ports: Ports, decision: Decision, words: string, person: Person): Promise<Reply> {
  const { id, workspace, owner, status } = decision;
  if (status !== "accepted" && status !== "proposed")
    return plainNotice(`${id} is ${status}, so it is not looked at any more.`);
  if (owner.id !== NOBODY.id && !answersFor(owner, person) && !answersFor(decision.ratifiedBy, person)) {
    return plainNotice(`${owner.name} answers for ${id} and says when it is looked at; nothing was changed.`);
  }
  const today = toDay(ports.clock.now());
  if (/^(?:now)?$/i.test(words.trim()) || words.trim().replace(/^on /i, "") === today) {
    await ports.reviews.lookNow(decision, person);
    return plainNotice(`${id} is asked about now, where it was decided.`);
  }
  const change = changeOf(words, today);
  if (change === undefined)
    return plainNotice(`I did not understand that, so nothing was changed. ${howWords(id, today)}`);
  const entry = { at: ports.clock.now(), by: person, kind: "planned", text: change.text };
  const next = await changeDecision(ports.decisions, workspace, id, (now) => {
    const { asked: _, ...review } = now.review;
    return { ...now, review: { ...review, ...change.review }, entries: [...now.entries, entry] };
  });
  const due = next === undefined ? null : await planDecision(ports, next);
  if (next !== undefined) await ports.reviews.changed(next);
  const when =
    due === null ? "" : ` Next look: ${sayInstant(due.at, (await calendarFor(ports, decision.conversation)).zone)}.`;
  return plainNotice(`${id}: ${change.text}${when}`);
}

function howWords(id: string, today: string): string {
  return `\`review ${id}\` asks about it now, \`review ${id} on ${daysAfter(today, 30)}\` on that day, \`review ${id} every 60 days\` that often, \`review ${id} off\` never.`;
}

function changeOf(
  words: string,
  today: string,
): { readonly review: Partial<Decision["review"]>; readonly text: string } | undefined {
  const text = words.trim().toLowerCase();
  if (/^(?:off|stop)$/.test(text)) return { review: { nextOn: null }, text: "it is not looked at any more." };
  const day = Day.safeParse(/^(?:on )?(\S+)$/.exec(text)?.[1]);
  if (day.success && day.data >= today)
    return { review: { nextOn: day.data }, text: `it is looked at on ${day.data}.` };
  const days = Number(/^every (\d{1,4}) days?$/.exec(text)?.[1]);
  if (days >= 1 && days <= 3650) {
    return { review: { everyDays: days }, text: `after the next look it is looked at every ${days} days.` };
  }
  return undefined;
}
