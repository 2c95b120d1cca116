import { assess, type Turn } from "../../knowledge/index.ts";
import { checklistItems } from "./checklist-items.ts";
import { engineTurn } from "./engine-turn.ts";
import type { Person } from "./event.ts";
import type { Knowledge } from "./knowledge.ts";
import { modelOf } from "./model-of.ts";
import { CHECKLIST, type Proposal, type Session } from "./session.ts";
import { hasSeveral, toStated } from "./stated.ts";

/** What waits for somebody to say something. Derived from the answers, never stored. */
export type Position =
  | { readonly kind: "confirm"; readonly proposal: Proposal }
  | { readonly kind: "checklist" }
  /** `disputed`: people disagree on it and one of their answers rules something out, so it is settled first. */
  | { readonly kind: "question"; readonly question: string; readonly disputed: boolean }
  /** The questions are over. */
  | { readonly kind: "recommendation" }
  | { readonly kind: "closed" };

export interface Standing {
  readonly position: Position;
  /** A recommendation stands: also while an answer is looked at again. */
  readonly recommended: boolean;
  readonly turn: Turn;
}

/** Where an interview stands, and the engine's turn it follows from. */
export function standing(knowledge: Knowledge, session: Session): Standing {
  const known = standings.get(session);
  if (known?.knowledge === knowledge) return known.standing;
  const fresh = toStanding(knowledge, session);
  standings.set(session, { knowledge, standing: fresh });
  return fresh;
}

/** One event asks several times about the same session, and a turn of the engine costs more than all the rest. */
const standings = new WeakMap<Session, { readonly knowledge: Knowledge; readonly standing: Standing }>();

function toStanding(knowledge: Knowledge, session: Session): Standing {
  const now = engineTurn(modelOf(knowledge, session), toStated(session), lastTopic(knowledge, session));
  const next = nextOf(knowledge, session, now);
  // What was decided stays so, whatever a later day makes of its evidence.
  const recommended = next.kind === "recommendation" || session.decided !== undefined;
  return { position: positionOf(knowledge, session, next, now), recommended, turn: now };
}

/** The question a bare answer is about. */
export function pendingQuestion(position: Position): string | undefined {
  return position.kind === "question" ? position.question : undefined;
}

/** The facts a person's yes or no is about: their own where some wait, else the newest. */
export function proposalFor({ proposals }: Session, { id }: Person): Proposal | undefined {
  return proposals.findLast(({ author }) => author.id === id) ?? proposals.at(-1);
}

/** What somebody took up again, or proposed, comes before what the engine asks next. */
function positionOf(knowledge: Knowledge, session: Session, next: Position, now: Turn): Position {
  if (session.phase === "closed") return { kind: "closed" };
  if (session.decided !== undefined) return { kind: "recommendation" };
  const proposal = session.proposals.at(-1);
  if (proposal !== undefined) return { kind: "confirm", proposal };
  // Its questions may have been answered on their own meanwhile.
  if (session.revisiting === CHECKLIST) {
    return checklistItems(knowledge, session, now).length === 0 ? next : { kind: "checklist" };
  }
  if (session.revisiting !== undefined) return { kind: "question", question: session.revisiting, disputed: false };
  return next;
}

function nextOf(knowledge: Knowledge, session: Session, now: Turn): Position {
  const { root, checklist } = knowledge.pack.manifest;
  const asking = (question: string, disputed = false): Position => ({ kind: "question", question, disputed });
  if (session.stoppedBy !== undefined) return { kind: "recommendation" };
  if (root !== undefined && now.open.includes(root)) return asking(root);
  const unsettled = settleFirst(knowledge, session).find((question) => !session.said.includes(unsettledMark(question)));
  if (unsettled !== undefined) return asking(unsettled, true);
  const asksForRare = checklist?.items.some(({ question }) => now.open.includes(question)) ?? false;
  if (session.checklist === undefined && asksForRare && now.stop.reason !== "certain") return { kind: "checklist" };
  return now.stop.stop || now.next === null ? { kind: "recommendation" } : asking(now.next.question);
}

/** Questions people disagree on with an answer that rules something out. */
export function settleFirst(knowledge: Knowledge, session: Session): readonly string[] {
  return hasSeveral(session) ? assess(modelOf(knowledge, session), toStated(session)).settleFirst : [];
}

/** Remembers that people were asked to settle a fact and left it open. */
export function unsettledMark(question: string): string {
  return `unsettled:${question}`;
}

function lastTopic({ pack }: Knowledge, session: Session): { lastTopic?: string } {
  const last = session.order.findLast((id) => id !== CHECKLIST);
  const topic = pack.questions.find((question) => question.id === last)?.topic;
  return topic === undefined ? {} : { lastTopic: topic };
}
