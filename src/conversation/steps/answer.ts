import type { Event, Given } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { pendingQuestion, standing } from "../position.ts";
import type { Button } from "../reply.ts";
import type { Session } from "../session.ts";
import { labelOf } from "../wording.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { record } from "./record.ts";

/** Said where a button carries ids this interview does not know. */
export const FOREIGN_BUTTON =
  "That button does not belong to this interview any more, so nothing was changed. Use the newest message.";

/** A pressed answer. What the same person answered before is changed with Change, not with an old button. */
export function answer(
  knowledge: Knowledge,
  session: Session,
  event: Extract<Event, { kind: "answer" }>,
  now: number,
): Outcome {
  const { author, question: id, given, note } = event;
  const question = knowledge.pack.questions.find((one) => one.id === id);
  if (question === undefined || !isKnown(question.choices, given)) return noticeTo(author, FOREIGN_BUTTON);
  const answers = session.answers[id];
  const mine = answers?.[author.id]?.given;
  const change: Button = { label: "Change", act: { kind: "command", name: "change", argument: id } };
  if (pendingQuestion(standing(knowledge, session).position) !== id) {
    if (mine !== undefined && isSame(mine, given)) {
      return noticeTo(author, `Your answer is recorded already: ${labelOf(question, mine)}.`);
    }
    if (mine !== undefined) {
      return noticeTo(
        author,
        `You answered this already: ${labelOf(question, mine)}. To answer differently press Change.`,
        [change],
      );
    }
    if (answers === undefined) {
      const skipped = session.waived.includes(id);
      return noticeTo(
        author,
        skipped
          ? "This question was passed over, so nothing was recorded. To answer it after all press Change."
          : "This question is not being asked at the moment, so nothing was recorded. Answer the newest one; this one comes back if it matters.",
        skipped ? [change] : [],
      );
    }
  }
  return { session: record(session, { author, question: id, given, via: "button", at: now, note }), transient: [] };
}

/** Every choice named is one of the question's. */
export function isKnown(choices: readonly { readonly id: string }[], given: Given): boolean {
  const known = (id: string) => choices.some((choice) => choice.id === id);
  if (given.kind === "choice") return known(given.choice);
  return given.kind !== "one-of" || given.choices.every(known);
}

/** Whether two answers say the same. */
export function isSame(one: Given | undefined, other: unknown): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
