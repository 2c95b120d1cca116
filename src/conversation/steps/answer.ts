import type { Event, Given } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { pendingQuestion, standing } from "../position.ts";
import type { Session } from "../session.ts";
import { labelOf } from "../wording.ts";
import { isSame } from "./hear-description.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { record } from "./record.ts";

/** A pressed answer. What was answered by the same person already is changed with Change, not with an old button. */
export function answer(
  knowledge: Knowledge,
  session: Session,
  event: Extract<Event, { kind: "answer" }>,
  now: number,
): Outcome {
  const { author, question: id, given, note } = event;
  const question = knowledge.pack.questions.find((one) => one.id === id);
  if (question === undefined || !isKnown(question.choices, given)) {
    return noticeTo(
      author,
      "That button does not belong to this interview any more, so nothing was changed. Use the newest message.",
    );
  }
  const mine = session.answers[id]?.[author.id]?.given;
  const { position } = standing(knowledge, session);
  if (mine !== undefined && pendingQuestion(position) !== id) {
    if (isSame(mine, given) && note === undefined) {
      return noticeTo(author, `Your answer is already recorded: ${labelOf(question, mine)}.`);
    }
    if (!isSame(mine, given)) {
      return noticeTo(
        author,
        `You answered this already: ${labelOf(question, mine)}. To answer differently press Change.`,
        [{ label: "Change", act: { kind: "command", name: "change", argument: id } }],
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
