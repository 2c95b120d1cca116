import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { labelOf } from "../wording.ts";

/** The beginning of what remarks on a difference over the question are called. */
export function disputeKey(question: string): string {
  return `dispute.${question}`;
}

/** A disagreement on a fact, without sides: who said what, and what to do about it. */
export function disputeWords({ pack }: Knowledge, session: Session, id: string, first: boolean): string {
  const question = pack.questions.find((one) => one.id === id);
  const who = Object.values(session.answers[id] ?? {}).map(
    ({ author, given }) => `${author.name} says “${labelOf(question, given)}”`,
  );
  const what = first
    ? "One of these rules something out, so it comes first: talk it over, and whoever was mistaken answers again. `skip` leaves it open."
    : "It can change the result: talk it over, and whoever was mistaken presses Change.";
  return `You differ on “${question?.text ?? id}” ${who.join("; ")}. ${what}`;
}

/** They were asked again and still differ. */
export function leftOpenWords({ pack }: Knowledge, id: string): string {
  const text = pack.questions.find((one) => one.id === id)?.text ?? id;
  return `You still differ on “${text}” I leave it open; it goes on the list of what to settle.`;
}
