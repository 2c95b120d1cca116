import type { Entry } from "../entry.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { modelOf } from "../model-of.ts";
import { type Standing, standing } from "../position.ts";
import { withProgress } from "../progress.ts";
import type { Session } from "../session.ts";
import type { Said, StepResult } from "../step.ts";
import { threadEntries } from "../thread.ts";
import { briefFor } from "./deciding/brief.ts";
import { foldMoved } from "./fold.ts";
import { withoutMisses } from "./miss.ts";
import { observe } from "./observe.ts";
import type { Outcome } from "./outcome.ts";
import { named, type Spoken, seen, sendEntry, sending, threadChanges } from "./thread-changes.ts";
import { UNRATIFIED } from "./unratified.ts";

/** Brings the thread up to date: what is new is sent, what reads differently is replaced, what went is folded away. */
export function finish(
  knowledge: Knowledge,
  before: Session | undefined,
  outcome: Outcome,
  event: Event,
  now: number,
): StepResult {
  if (outcome.forget !== undefined) {
    return { nothing: true, notices: outcome.transient.map((said) => named(said, event)), forget: outcome.forget };
  }
  if (outcome.allocate === true) return { nothing: true, notices: [], allocate: true };
  if (outcome.session === undefined) return unchanged(knowledge, before, outcome, event, now);
  const heard = outcome.missed ? outcome.session : withoutMisses(outcome.session, event.author);
  const observed = observe(knowledge, before, seen(heard, event, now));
  const at = standing(knowledge, observed.session);
  const session = withProgress(
    modelOf(knowledge, observed.session),
    before,
    { ...observed.session, phase: phaseOf(observed.session, at) },
    at.turn,
  );
  const after = threadEntries(knowledge, session, at);
  const news =
    before === undefined
      ? after.map(sendEntry)
      : threadChanges(before, threadEntries(knowledge, before), session, after);
  const told = [...outcome.transient, ...observed.said].map((outgoing) => sending(named(outgoing, event)));
  const sends = news.filter(({ mode }) => mode === "send");
  const recommends = sends.some(({ outgoing }) => outgoing.key === "recommendation");
  const briefs = recommends ? briefFor(knowledge, session, event.author) : [];
  const briefed = briefs.map((each) => sending(named(each, event)));
  // Before anything is said of it.
  const saved: Said[] =
    session.decided !== undefined && before?.decided === undefined ? [{ mode: "save-decision" }] : [];
  // Where the thread begins with the root message, nothing can be said in it before.
  if (before === undefined) return { session, replies: [...sends.slice(0, 1), ...told, ...sends.slice(1)] };
  // What is pending comes last, also where it only reads differently: a person answers what they read last.
  const pending = at.recommended ? undefined : after.at(-1)?.key;
  const updates = news.filter(({ mode, outgoing }) => mode === "update" && outgoing.key !== pending);
  const last = news.filter(({ mode, outgoing }) => mode === "update" && outgoing.key === pending);
  const again = sends.length === 0 ? repeated(after, outcome) : undefined;
  const planned: Said[] = recommends && !session.said.includes(UNRATIFIED) ? [{ mode: "plan-review" }] : [];
  const { remember } = outcome;
  return {
    session,
    ...(remember === undefined ? {} : { remember }),
    replies: again
      ? around([...updates, ...last], told, again)
      : [...saved, ...updates, ...told, ...sends, ...briefed, ...last, ...planned],
  };
}

function unchanged(
  knowledge: Knowledge,
  before: Session | undefined,
  outcome: Outcome,
  event: Event,
  now: number,
): StepResult {
  const said = outcome.transient.map((outgoing) => named(outgoing, event));
  const isPrivate = outcome.again === undefined && said.every(({ to }) => to !== "thread");
  if (before === undefined || isPrivate) return { nothing: true, notices: said };
  const told = said.map(sending);
  const again = outcome.again === undefined ? undefined : repeated(threadEntries(knowledge, before), outcome);
  return { session: seen(before, event, now), replies: again ? around([], told, again) : told };
}

/** The message of the thread to be said once more; what is pending is always the last. */
function repeated(entries: readonly Entry[], { again }: Outcome): Entry | undefined {
  if (again === "pending") return entries.at(-1);
  return entries.find(({ key }) => key === again || (again === "ratify" && key.startsWith("ratify.")));
}

/** What was said, and a message once more below it; its first place is folded, so that nobody presses it there. */
function around(updates: readonly Spoken[], told: readonly Spoken[], again: Entry): Said[] {
  return [...updates, { mode: "update", outgoing: foldMoved(again.key) }, ...told, sendEntry(again)];
}

function phaseOf(session: Session, { recommended }: Standing): Session["phase"] {
  if (session.phase === "closed") return "closed";
  if (session.decided !== undefined) return "decided";
  if (recommended) return "recommended";
  return session.order.length === 0 && session.phase === "setup" ? "setup" : "interview";
}
