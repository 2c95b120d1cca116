import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import { progressOf } from "../progress.ts";
import type { Button } from "../reply.ts";
import type { Session } from "../session.ts";
import { counted, labelOf } from "../wording.ts";
import { type Outcome, privately } from "./outcome.ts";

/** What is answered, what is unknown, how far it is. Never who leads. */
export function status(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { turn, position } = standing(knowledge, session);
  const answered = session.order.flatMap((id, index) => {
    const question = knowledge.pack.questions.find((one) => one.id === id);
    const given = Object.values(session.answers[id] ?? {}).map(
      (one) => `${labelOf(question, one.given)} (${one.author.name})`,
    );
    return question ? [`${index + 1}. ${question.text} ${given.length === 0 ? "Skipped" : given.join("; ")}`] : [];
  });
  const open = turn.open.length;
  const left =
    position.kind === "recommendation"
      ? "The recommendation is made; answers can still be changed."
      : `${counted(open, "question")} could still be asked; most interviews need far fewer.`;
  const found = turn.unknown.length === 0 ? [] : [`${counted(turn.unknown.length, "answer")} to find out.`];
  const buttons: Button[] = [
    ...(answered.length > 0 ? [{ label: "Change an answer", act: { kind: "command" as const, name: "change" } }] : []),
    ...(position.kind === "recommendation"
      ? [{ label: "Show the recommendation", act: { kind: "command" as const, name: "result" } }]
      : []),
  ];
  const lines = [...(answered.length === 0 ? ["Nothing is answered yet."] : answered), ...found, left];
  return { transient: [privately(author, { kind: "status", lines, progress: progressOf(session, turn), buttons })] };
}
