import type { Person } from "../../conversation/event.ts";
import type { Decision } from "../../decisions/decision.ts";
import { isNamedOnly } from "../../decisions/named-only.ts";
import { channelOf } from "../../identity.ts";
import { type Due, occurrenceId } from "../../reviews/due.ts";
import { type EvidenceNews, evidenceNews } from "../../reviews/evidence-news.ts";
import { toDay } from "../../to-day.ts";
import { changeDecision } from "../change-decision.ts";
import { markAsked, tellListed } from "./deliver-digest.ts";
import { asked, EVIDENCE_WHY, openReviewOf } from "./deliver-review.ts";
import { calendarFor, evidenceDue, planDecision } from "./plan.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** From so many decisions on, their owner gets one message about all of them. */
const MANY = 3;

interface Woken {
  readonly decision: Decision;
  readonly news: EvidenceNews;
}

/** What was looked at last in a workspace by this process: the packs, and what had expired. Nothing new, nothing to read. */
const seen = new WeakMap<object, Map<string, string>>();

/** Once a day: the owners of decisions whose evidence changed or expired hear of it, each change once. */
export async function deliverEvidence(ports: ReviewPorts, due: Due): Promise<void> {
  const { decisions, queue, clock, knowledge } = ports;
  const day = toDay(clock.now());
  const known = seen.get(decisions) ?? new Map<string, string>();
  seen.set(decisions, known);
  const mark = knowledge.marks(day);
  if (known.get(due.workspace) !== mark) {
    const woken: Woken[] = [];
    for await (const decision of decisions.all(due.workspace)) {
      if (decision.status !== "accepted" || decision.receipt === undefined) continue;
      const news = evidenceNews(decision, knowledge.here(decision.receipt.pack.id), day);
      if (news.ids.length > 0) woken.push({ decision, news });
    }
    await wake(ports, due, woken);
    known.set(due.workspace, mark);
  }
  await queue.plan(evidenceDue(ports, due.workspace));
}

async function wake(ports: ReviewPorts, due: Due, woken: readonly Woken[]): Promise<void> {
  const owners = Map.groupBy(woken, ({ decision }) => decision.owner.id);
  for (const [owner, theirs] of owners) {
    const [first] = theirs;
    if (first === undefined || !isNamedOnly(first.decision.owner)) {
      await wakeAll(ports, { ...due, subject: `evidence.${owner}` }, theirs, first?.decision.owner);
      continue;
    }
    // Nothing can be said to a name alone, so it is said where they were decided.
    const places = Map.groupBy(theirs, ({ decision }) => channelOf(decision.conversation));
    for (const [channel, here] of places) {
      await wakeAll(ports, { ...due, subject: `evidence.${owner}.${channel}` }, here, undefined);
    }
  }
}

/** One by one, or in one message: to a person, or else to their channel. */
async function wakeAll(ports: ReviewPorts, due: Due, theirs: readonly Woken[], to: Person | undefined): Promise<void> {
  if (theirs.length < MANY) for (const one of theirs) await wakeOne(ports, due, one);
  else await wakeMany(ports, due, theirs, to);
}

async function wakeOne(ports: ReviewPorts, due: Due, { decision }: Woken): Promise<void> {
  const { zone } = await calendarFor(ports, decision.conversation);
  const one: Due = { ...due, subject: decision.id };
  const { session, news } = await openReviewOf(ports, one, decision, zone, true);
  const next = await changeDecision(ports.decisions, due.workspace, decision.id, (now) =>
    asked(now, one, session.id, news, ports.clock.now()),
  );
  if (next !== undefined) await planDecision(ports, next);
}

async function wakeMany(ports: ReviewPorts, due: Due, theirs: readonly Woken[], to: Person | undefined): Promise<void> {
  const first = theirs[0]?.decision;
  if (first === undefined) return;
  const listed = theirs.map(({ decision }) => {
    const one: Due = { ...due, subject: decision.id };
    const { id, title, outcome, owner } = decision;
    const item = {
      decision: id,
      title,
      outcome,
      owner,
      occurrence: occurrenceId(one),
      dueAt: due.at,
      why: EVIDENCE_WHY,
    };
    return { decision, due: one, item: { ...item, open: false } };
  });
  const told = await tellListed(ports, due, listed, {
    zone: ports.zone,
    conversation: to === undefined ? channelOf(first.conversation) : first.conversation,
    ...(to === undefined ? {} : { to }),
    title: `Evidence changed under ${theirs.length} decisions of ${to === undefined ? `${first.owner.name}'s` : "yours"}`,
  });
  await markAsked(ports, told);
}
