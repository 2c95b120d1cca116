import { type ReadFact, understand } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import { Given } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { keepContext } from "./keep-context.ts";
import type { Outcome } from "./outcome.ts";

/** A free description: facts become a proposal, the rest is kept as context. */
export function hearDescription(
  knowledge: Knowledge,
  session: Session,
  author: Person,
  text: string,
  eventId: string,
): Outcome {
  const read = understand(knowledge.pack, text);
  const kept = keepContext(session, author, read.command === null ? read.rest : []);
  return { session: propose(kept.session, author, read.facts, eventId), transient: kept.said };
}

/** Adds facts to be confirmed; those that only repeat what the person said already are left out. */
export function propose(session: Session, author: Person, facts: readonly ReadFact[], eventId: string): Session {
  const fresh = facts.filter(({ question, given }) => !isSame(session.answers[question]?.[author.id]?.given, given));
  if (fresh.length === 0) return session;
  const proposal = {
    id: eventId,
    author,
    facts: fresh.map(({ question, given, words }) => ({ question, given: Given.parse(given), words })),
  };
  const others = session.proposals.filter((one) => one.author.id !== author.id);
  return { ...session, proposals: [...others, proposal] };
}

export function isSame(one: Given | undefined, other: unknown): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
