import type { Question } from "../../../knowledge/index.ts";
import type { Button, Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { labelOf } from "../wording.ts";

/** A disagreement on a fact that matters, without sides: who said what, and the choices to settle it by. */
export function disputeMessage(question: Question, session: Session, blocking: boolean): Reply {
  const given = Object.values(session.answers[question.id] ?? {});
  const who = given.map((one) => `${one.author.name} says “${labelOf(question, one.given)}”`).join("; ");
  const named = new Set(given.flatMap((one) => (one.given.kind === "choice" ? [one.given.choice] : [])));
  const buttons: Button[] = [...named].map((choice) => ({
    label: labelOf(question, { kind: "choice", choice }),
    act: { kind: "command", name: "change", argument: `${question.id}=${choice}` },
  }));
  const why = blocking
    ? "One of these rules something out, so settle it first: whoever was mistaken presses the other answer, or say `result` to go on undecided."
    : "It can change the result: whoever was mistaken presses the other answer.";
  return { kind: "notice", text: `You answered “${question.text}” differently. ${who}. ${why}`, buttons };
}
