import { assess, type Turn, turn } from "../../knowledge/index.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Proposal, Session } from "./session.ts";
import { toStated } from "./stated.ts";

/** Where an interview stands: what waits for an answer. Derived from the answers, never stored. */
export type Position =
  | { readonly kind: "confirm"; readonly proposal: Proposal }
  | { readonly kind: "checklist" }
  | { readonly kind: "question"; readonly question: string }
  /** People disagree on a fact that can rule something out: that is settled before a verdict. */
  | { readonly kind: "dispute"; readonly question: string }
  | { readonly kind: "recommendation" }
  | { readonly kind: "closed" };

export interface Standing {
  readonly position: Position;
  readonly turn: Turn;
}

/** The position and the engine's turn it follows from. */
export function standing(knowledge: Knowledge, session: Session): Standing {
  const { pack, model } = knowledge;
  const stated = toStated(session);
  const now = turn(model, stated, lastTopic(knowledge, session));
  const at = (position: Position): Standing => ({ position, turn: now });
  if (session.phase === "closed") return at({ kind: "closed" });
  const proposal = session.proposals[0];
  if (proposal !== undefined) return at({ kind: "confirm", proposal });
  if (session.revisiting !== undefined) return at({ kind: "question", question: session.revisiting });
  if (session.stoppedBy !== undefined) return at({ kind: "recommendation" });
  const { root, checklist } = pack.manifest;
  if (root !== undefined && now.open.includes(root)) return at({ kind: "question", question: root });
  const asksForRare = checklist?.items.some(({ question }) => now.open.includes(question)) ?? false;
  if (session.checklist === undefined && asksForRare && now.stop.reason !== "certain") return at({ kind: "checklist" });
  if (!now.stop.stop && now.next !== null) return at({ kind: "question", question: now.next.question });
  const unsettled = disputedByVeto(knowledge, session);
  return at(unsettled === undefined ? { kind: "recommendation" } : { kind: "dispute", question: unsettled });
}

/** The question a bare answer is about. */
export function pendingQuestion(position: Position): string | undefined {
  return position.kind === "question" || position.kind === "dispute" ? position.question : undefined;
}

function lastTopic({ pack }: Knowledge, session: Session): { lastTopic?: string } {
  const last = session.order.at(-1);
  const topic = pack.questions.find((question) => question.id === last)?.topic;
  return topic === undefined ? {} : { lastTopic: topic };
}

function disputedByVeto({ model }: Knowledge, session: Session): string | undefined {
  const several = Object.values(session.answers).some((byAuthor) => Object.keys(byAuthor).length > 1);
  if (!several) return undefined;
  return assess(model, toStated(session)).settleFirst.find(
    (question) => !session.said.includes(`unsettled:${question}`),
  );
}
