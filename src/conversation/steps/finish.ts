import { tensions } from "../../../knowledge/index.ts";
import type { Entry } from "../entry.ts";
import { toOutgoing } from "../entry.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { toStated } from "../stated.ts";
import type { Said, StepResult } from "../step.ts";
import { threadEntries } from "../thread.ts";
import { type Outcome, openly } from "./outcome.ts";

const EVENTS_REMEMBERED = 64;

/** Brings the thread up to date: what is new is sent, what reads differently is replaced, what went is folded away. */
export function finish(
  knowledge: Knowledge,
  before: Session | undefined,
  outcome: Outcome,
  event: Event,
  now: number,
): StepResult {
  const changed = outcome.session;
  const transient = outcome.transient.map((one) => ({ ...one, outgoing: named(one.outgoing, event) }));
  if (changed === undefined) {
    const said = transient.map(({ outgoing }) => outgoing);
    if (before === undefined || said.every(({ to }) => to !== "thread")) return { nothing: true, notices: said };
    return { session: seen(before, event, now), replies: said.map(sending) };
  }
  const told = withTensions(knowledge, seen(changed, event, now));
  const at = standing(knowledge, told.session);
  const phase = phaseOf(told.session, at.position.kind);
  const session = { ...told.session, phase };
  const after = threadEntries(knowledge, session, at);
  const news =
    before === undefined
      ? after.map((entry) => sending(toOutgoing(entry)))
      : difference(knowledge, before, session, after);
  const updates = news.filter(({ mode }) => mode === "update");
  const sends = news.filter(({ mode }) => mode === "send");
  const first = transient.filter((one) => one.first).map(({ outgoing }) => sending(outgoing));
  const later = transient.filter((one) => !one.first).map(({ outgoing }) => sending(outgoing));
  const tense = told.said.map(({ outgoing }) => sending(named(outgoing, event)));
  return {
    session: { ...session, certainty: at.turn.settled.value },
    replies: [...updates, ...first, ...tense, ...sends, ...later],
  };
}

function phaseOf(session: Session, position: string): Session["phase"] {
  if (session.phase === "closed") return "closed";
  if (position === "recommendation") return "recommended";
  const untouched = session.order.length === 0 && session.checklist === undefined;
  return untouched && session.phase === "setup" ? "setup" : "interview";
}

function difference(knowledge: Knowledge, before: Session, session: Session, after: readonly Entry[]): Said[] {
  const was = new Map(threadEntries(knowledge, before).map((entry) => [entry.key, entry]));
  const news = after.flatMap((entry): Said[] => {
    const old = was.get(entry.key);
    if (old === undefined) return [sending(toOutgoing(entry))];
    return old.stamp === entry.stamp ? [] : [{ mode: "update", outgoing: toOutgoing(entry) }];
  });
  const kept = new Set(after.map(({ key }) => key));
  const gone = [...was.values()].filter(({ key }) => !kept.has(key));
  return [...gone.map((entry) => folded(entry, session)), ...news];
}

/** What stays in the place of a message that is no longer true. */
function folded({ key }: Entry, session: Session): Said {
  const reply = { kind: "notice" as const, text: foldedText(key, session), buttons: [] };
  return { mode: "update", outgoing: { to: "thread", key, reply } };
}

function foldedText(key: string, session: Session): string {
  if (session.phase === "closed") return "This interview was closed here; the new one follows.";
  if (key.startsWith("confirm-")) return "Dealt with.";
  if (key.startsWith("dispute-")) return "Settled.";
  if (key === "recommendation" || key === "ignore")
    return "An answer changed. The recommendation follows when the questions are done.";
  return "Put aside; it may come up again below.";
}

function withTensions({ pack }: Knowledge, session: Session): { session: Session; said: Outcome["transient"] } {
  const fresh = tensions(pack, toStated(session)).filter(({ id }) => !session.said.includes(`tension:${id}`));
  if (fresh.length === 0) return { session, said: [] };
  return {
    session: { ...session, said: [...session.said, ...fresh.map(({ id }) => `tension:${id}`)] },
    said: fresh.map(({ text }) => openly({ kind: "tension", text })),
  };
}

function seen(session: Session, event: Event, now: number): Session {
  return {
    ...session,
    touchedAt: now,
    recentEvents: [...session.recentEvents, event.id].slice(-EVENTS_REMEMBERED),
  };
}

/** Messages that are not part of the durable thread are told apart by the event they answer. */
function named(outgoing: OutgoingReply, event: Event): OutgoingReply {
  return { ...outgoing, key: `${outgoing.key}-${event.id}` };
}

function sending(outgoing: OutgoingReply): Said {
  return { mode: "send", outgoing };
}
