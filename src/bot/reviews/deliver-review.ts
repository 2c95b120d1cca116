import type { Person } from "../../conversation/event.ts";
import type { Knowledge } from "../../conversation/knowledge.ts";
import type { Session } from "../../conversation/session.ts";
import type { Decision } from "../../decisions/decision.ts";
import { channelOf } from "../../identity.ts";
import { beginReview } from "../../reviews/begin-review.ts";
import { type Due, occurrenceId } from "../../reviews/due.ts";
import { type EvidenceNews, evidenceNews } from "../../reviews/evidence-news.ts";
import { nextDue } from "../../reviews/next-due.ts";
import { reviewAfter } from "../../reviews/review-after.ts";
import { openReview } from "../../reviews/talk/step-review.ts";
import { toDay } from "../../to-day.ts";
import { changeDecision } from "../change-decision.ts";
import { openSession } from "./open-session.ts";
import { calendarFor, planDecision } from "./plan.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** Asks for a look at a decision, or says a word again about one nobody answered; then plans it anew. */
export async function deliverReview(ports: ReviewPorts, due: Due): Promise<void> {
  const kept = await ports.decisions.get(due.workspace, due.subject);
  if (kept === undefined) {
    await ports.queue.replan(due.workspace, due.subject, due, null);
    return;
  }
  const { decision } = kept;
  const calendar = await calendarFor(ports, decision.conversation);
  const wanted = nextDue(decision, calendar);
  // The decision is the truth: an entry that says something else is only put right.
  if (wanted === null || wanted.at !== due.at || wanted.kind !== due.kind) {
    await planDecision(ports, decision);
    return;
  }
  const digest =
    due.kind === "review" ? await ports.queue.planned(due.workspace, channelOf(decision.conversation)) : undefined;
  // The channel's digest is due as well and lists it; it stays due until that has been sent.
  if (digest !== undefined && digest.at <= Math.min(due.at, ports.clock.now())) return;
  // That may have been while this waited for something.
  const later = digest === undefined ? undefined : await ports.decisions.get(due.workspace, due.subject);
  if (later !== undefined && later.version !== kept.version) return;
  const next =
    due.kind === "nudge" ? await nudgeAgain(ports, due, decision) : await ask(ports, due, decision, calendar.zone);
  if (next !== undefined) await planDecision(ports, next);
}

/** Asks for a look at once, also outside working hours: somebody is there who wants it. */
export async function lookNow(ports: ReviewPorts, decision: Decision, by: Person): Promise<void> {
  const { workspace, id: subject, conversation } = decision;
  const due: Due = { workspace, subject, kind: "review", at: Math.floor(ports.clock.now() / MINUTE_MS) * MINUTE_MS };
  const { zone } = await calendarFor(ports, conversation);
  const next = await ask(ports, due, decision, zone, by);
  if (next !== undefined) await planDecision(ports, next);
}

const MINUTE_MS = 60_000;

/** Why a decision is looked at whose evidence changed; never that anybody was wrong. */
export const EVIDENCE_WHY = "Evidence it rests on has changed or expired: it may need re-justifying.";

/** Opens the session of an occurrence, and says so in the decision. Done again it changes nothing. */
export async function openReviewOf(
  ports: ReviewPorts,
  due: Due,
  decision: Decision,
  zone: string,
  says: boolean,
  askedBy?: Person,
): Promise<{ readonly session: Session; readonly news: EvidenceNews }> {
  const known = await knowledgeOf(ports, decision);
  const news = evidenceNews(decision, ports.knowledge.here(known.pack.manifest.id), toDay(ports.clock.now()));
  const { manifest, hash } = known.pack;
  const session = beginReview({
    decision: due.kind === "evidence" ? { ...decision, review: { ...decision.review, why: EVIDENCE_WHY } } : decision,
    due,
    zone,
    pack: { id: manifest.id, version: manifest.version, hash },
    news: news.lines,
    now: ports.clock.now(),
    askedBy,
  });
  if (session.review !== undefined) {
    await openSession(ports, session, says ? openReview(known, session, session.review) : []);
  }
  return { session, news };
}

async function ask(
  ports: ReviewPorts,
  due: Due,
  decision: Decision,
  zone: string,
  askedBy?: Person,
): Promise<Decision | undefined> {
  const { session, news } = await openReviewOf(ports, due, decision, zone, true, askedBy);
  return changeDecision(ports.decisions, due.workspace, due.subject, (now) =>
    asked(now, due, session.id, news, ports.clock.now(), decision.review.nextOn),
  );
}

/** The decision once a look at it was asked for, at an instant (ms), because it was planned for a day. */
export function asked(
  decision: Decision,
  due: Due,
  session: string,
  news: EvidenceNews,
  now: number,
  plannedOn?: string | null,
): Decision {
  const occurrence = occurrenceId(due);
  const { asked: open, history } = decision.review;
  const { why: _, ...review } = decision.review;
  // Asked already, or even answered.
  if (open?.occurrence === occurrence || history.some((look) => look.occurrence === occurrence)) {
    // Planned for the same day once more, as where an older look was put off to it: once is enough.
    const stays = plannedOn === undefined || plannedOn !== review.nextOn;
    return stays ? decision : { ...decision, review: { ...review, nextOn: reviewAfter(decision, toDay(now)) } };
  }
  const told = [...new Set([...(review.told ?? []), ...news.ids])];
  return {
    ...decision,
    review: {
      ...review,
      nextOn: reviewAfter(decision, toDay(now)),
      // A word again counts from when people heard of it: later than it was due where nobody was there to ask.
      asked: { occurrence, session, dueAt: due.at, at: Math.max(due.at, now), nudges: 0 },
      ...(told.length === 0 ? {} : { told }),
    },
  };
}

async function nudgeAgain(ports: ReviewPorts, due: Due, decision: Decision): Promise<Decision | undefined> {
  const { asked: open } = decision.review;
  if (open === undefined) return decision;
  const read = await ports.store.read(open.session);
  // One that was opened since this word is due was opened by it, and whoever did so ended before it was noted.
  if (read.kind === "found" && read.session.startedAt < due.at) {
    await ports.wake(read.session, occurrenceId(due), { kind: "nudge", number: open.nudges + 1 });
  } else {
    // Listed in a digest and never taken up: now it is asked for where it was decided.
    const { zone } = await calendarFor(ports, decision.conversation);
    await openReviewOf(ports, occurrenceOf(decision, open), decision, zone, true);
  }
  return changeDecision(ports.decisions, due.workspace, due.subject, (now) =>
    now.review.asked?.occurrence === open.occurrence && now.review.asked.nudges === open.nudges
      ? { ...now, review: { ...now.review, asked: { ...open, at: ports.clock.now(), nudges: open.nudges + 1 } } }
      : now,
  );
}

/** What was due when a look was asked for. */
export function occurrenceOf({ workspace, id }: Decision, { occurrence, dueAt }: Asked): Due {
  return { workspace, subject: id, kind: occurrence.endsWith("~evidence") ? "evidence" : "review", at: dueAt };
}

type Asked = NonNullable<Decision["review"]["asked"]>;

/** What the decision was made on; where that is in no archive, and for records from elsewhere, what is here. */
async function knowledgeOf({ knowledge, archive }: ReviewPorts, { receipt }: Decision): Promise<Knowledge> {
  if (receipt === undefined) return knowledge.current();
  if (receipt.house !== undefined) await archive.put(receipt.house.hash, receipt.house.canonical);
  return (await knowledge.at(receipt.pack.hash, receipt.house?.hash, receipt.day)) ?? knowledge.current();
}
