import { type ReadFact, understand } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { toGiven } from "../stated.ts";
import { isSame } from "./answer.ts";
import { keepContext } from "./keep-context.ts";
import type { Outcome } from "./outcome.ts";
import { remarks } from "./remarks.ts";

/** A free description: facts become a proposal, the rest is kept as context. */
export function hearDescription(
  knowledge: Knowledge,
  session: Session,
  author: Person,
  text: string,
  eventId: string,
): Outcome {
  const read = understand(knowledge.pack, text);
  if (read.empty || read.command !== null) return { session, transient: [] };
  const nothingRead = read.facts.length === 0 && read.rest.length === 0;
  const kept = keepContext(session, author, nothingRead ? [text] : read.rest);
  return {
    session: propose(kept.session, author, read.facts, eventId),
    transient: [...remarks(knowledge, session, author, read), ...kept.said],
  };
}

/**
 * Adds facts to be confirmed, beside those of the same person that still wait. What only repeats an answer of theirs is
 * left out.
 */
export function propose(session: Session, author: Person, facts: readonly ReadFact[], eventId: string): Session {
  const fresh = facts.filter(({ question, given }) => !isSame(session.answers[question]?.[author.id]?.given, given));
  if (fresh.length === 0) return session;
  const mine = session.proposals.find((one) => one.author.id === author.id);
  const waiting = mine?.facts.filter(({ question }) => fresh.every((fact) => fact.question !== question)) ?? [];
  const read = fresh.map(({ question, given, words }) => ({ question, given: toGiven(given), words }));
  const proposal = { id: eventId, author, facts: [...waiting, ...read] };
  return { ...session, proposals: [...session.proposals.filter((one) => one !== mine), proposal] };
}
