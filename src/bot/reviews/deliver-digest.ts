import { blankSession } from "../../conversation/blank-session.ts";
import type { Session } from "../../conversation/session.ts";
import type { Decision } from "../../decisions/decision.ts";
import { decisionNumber } from "../../decisions/decision-query.ts";
import { sessionId } from "../../identity.ts";
import { type Due, occurrenceId } from "../../reviews/due.ts";
import { evidenceNews } from "../../reviews/evidence-news.ts";
import { nextDue } from "../../reviews/next-due.ts";
import { nextOccurrence } from "../../reviews/next-occurrence.ts";
import type { DigestTalk } from "../../reviews/talk/review-talk.ts";
import { openDigest } from "../../reviews/talk/step-digest.ts";
import { toDay } from "../../to-day.ts";
import { changeDecision } from "../change-decision.ts";
import { asked, occurrenceOf } from "./deliver-review.ts";
import { openSession } from "./open-session.ts";
import { planDecision } from "./plan.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { listedIn, tellDigests } from "./tell-digests.ts";

/** Of one message: Slack takes 50 blocks. */
const MOST_ITEMS = 15;
const PAGE = 100;

type Item = DigestTalk["items"][number];
interface Listed {
  readonly decision: Decision;
  readonly due: Due;
  readonly item: Item;
}

/** With the session of the message that lists it. */
interface Told extends Listed {
  readonly digest: string;
}

/** One message to a channel about what falls due before its next digest, and what waits for an answer; nothing where nothing is. */
export async function deliverDigest(ports: ReviewPorts, due: Due): Promise<void> {
  const { queue, clock } = ports;
  const schedule = await queue.schedule(due.subject);
  if (schedule?.digest === undefined) {
    await queue.replan(due.workspace, due.subject, due, null);
    return;
  }
  const { digest, calendar } = schedule;
  // After a long stop it comes once, not once for each that was missed.
  const next = nextOccurrence(digest, calendar, Math.max(due.at, clock.now()));
  const listed = await itemsBefore(ports, due, next, calendar);
  const told = await tellListed(ports, due, listed, { zone: calendar.zone, conversation: due.subject });
  await markAsked(ports, told);
  await queue.plan({ ...due, at: next });
}

/** Commits the messages that list them, as many as it takes; returns those that are told. Done again, also by another process, it says nothing twice. */
export async function tellListed(
  ports: ReviewPorts,
  due: Due,
  listed: readonly Listed[],
  placed: Placed,
): Promise<Told[]> {
  // What is committed already is told, whatever has changed since; the others follow.
  const before = await toldBy(ports, due);
  const others = listed.filter(({ item }) => !before.occurrences.has(item.occurrence));
  for (let at = 0; at < others.length; at += MOST_ITEMS) {
    await openDigestOf(ports, due, before.parts + at / MOST_ITEMS, others.slice(at, at + MOST_ITEMS), placed);
  }
  const { occurrences } = await toldBy(ports, due);
  return listed.flatMap((one) => {
    const digest = occurrences.get(one.item.occurrence);
    return digest === undefined ? [] : [{ ...one, digest }];
  });
}

/** The messages of a digest that are committed already, and the session of each occurrence they list. */
async function toldBy({ store }: ReviewPorts, due: Due): Promise<{ parts: number; occurrences: Map<string, string> }> {
  const occurrences = new Map<string, string>();
  for (let parts = 0; ; parts += 1) {
    const id = sessionId(due.workspace, occurrenceOfPart(due, parts));
    const read = await store.read(id);
    if (read.kind !== "found") return { parts, occurrences };
    for (const { occurrence } of read.session.digest?.items ?? []) occurrences.set(occurrence, id);
  }
}

function occurrenceOfPart(due: Due, part: number): string {
  return `${occurrenceId(due)}${part === 0 ? "" : `.${part + 1}`}`;
}

/** Commits the session of one message; returns its id. Done again it changes nothing. */
export async function openDigestOf(
  ports: ReviewPorts,
  due: Due,
  part: number,
  listed: readonly Listed[],
  { zone, conversation, to, title }: Placed,
): Promise<string | undefined> {
  const first = listed[0]?.decision;
  if (first === undefined) return undefined;
  const occurrence = occurrenceOfPart(due, part);
  const { receipt } = first;
  const { manifest, hash } = (await ports.knowledge.current()).pack;
  const pack = receipt?.pack ?? { id: manifest.id, version: manifest.version, hash };
  const now = ports.clock.now();
  const digest: DigestTalk = {
    occurrence,
    dueAt: due.at,
    zone,
    title: title ?? "Decisions to look at",
    items: listed.map(({ item }) => item),
    ...(to === undefined ? {} : { to }),
  };
  const session: Session = {
    ...blankSession({
      id: sessionId(due.workspace, occurrence),
      workspace: due.workspace,
      conversation,
      pack,
      phase: "decided",
      by: to ?? first.owner,
      at: now,
    }),
    ...(listed.some(({ decision }) => decision.private) ? { private: true } : {}),
    digest,
  };
  await openSession(ports, session, openDigest(session, digest));
  return session.id;
}

interface Placed {
  readonly zone: string;
  readonly conversation: string;
  readonly to?: Decision["owner"];
  readonly title?: string;
}

/** Each that was listed was asked for: its own occurrence is delivered by the message, which shows from now on how it stands. */
export async function markAsked(ports: ReviewPorts, told: readonly Told[]): Promise<void> {
  for (const { decision, due, item, digest } of told) {
    const day = toDay(ports.clock.now());
    const news = evidenceNews(decision, ports.knowledge.here(decision.receipt?.pack.id ?? ""), day);
    const session = sessionId(due.workspace, item.occurrence);
    const next = await changeDecision(ports.decisions, due.workspace, decision.id, (now) => {
      const at = ports.clock.now();
      return listedIn(item.open ? now : asked(now, due, session, news, at, decision.review.nextOn), digest);
    });
    if (next === undefined) continue;
    if (!item.open) await planDecision(ports, next);
    // Somebody may have been quicker than this.
    await tellDigests(ports, next);
  }
}

async function itemsBefore(
  ports: ReviewPorts,
  { workspace, subject }: Due,
  next: number,
  calendar: Parameters<typeof nextDue>[1],
): Promise<Listed[]> {
  const listed: Listed[] = [];
  let below: number | undefined;
  for (;;) {
    const page = await ports.decisions.list(workspace, {
      viewer: undefined,
      channel: subject,
      dueBy: toDay(next),
      below,
      limit: PAGE,
    });
    for (const { id } of page.found) {
      const kept = await ports.decisions.get(workspace, id);
      const one = kept && listedOf(kept.decision, next, calendar);
      if (one !== undefined) listed.push(one);
    }
    const last = page.found.at(-1);
    if (!page.more || last === undefined) return listed.toSorted(earlier);
    below = decisionNumber(last.id);
  }
}

function earlier(one: Listed, other: Listed): number {
  const numbers = [one, other].map(({ decision }) => decisionNumber(decision.id)) as [number, number];
  return one.item.dueAt - other.item.dueAt || numbers[0] - numbers[1];
}

function listedOf(decision: Decision, next: number, calendar: Parameters<typeof nextDue>[1]): Listed | undefined {
  const { id, title, outcome, owner, review } = decision;
  const { asked: open, ...rest } = review;
  const due = nextDue({ ...decision, review: rest }, calendar);
  const fresh = due !== null && due.at < next;
  if (!fresh && (open === undefined || due === null)) return undefined;
  const item = { decision: id, title, outcome, owner, ...(review.why === undefined ? {} : { why: review.why }) };
  if (fresh) return { decision, due, item: { ...item, occurrence: occurrenceId(due), dueAt: due.at, open: false } };
  if (open === undefined) return undefined;
  const was = occurrenceOf(decision, open);
  return { decision, due: was, item: { ...item, occurrence: open.occurrence, dueAt: was.at, open: true } };
}
