import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import { progressOf } from "../progress.ts";
import type { Button } from "../reply.ts";
import type { Session } from "../session.ts";
import { answersRead, counted } from "../wording.ts";
import { type Outcome, privately } from "./outcome.ts";

/** What is answered, what is unknown, how far it is. Never who leads. */
export function status(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const { pack } = knowledge;
  const { turn, recommended } = standing(knowledge, session);
  const answered = session.order.map((id, index) => `${index + 1}. ${answersRead(pack, session, id)}`);
  const people = [
    ...(session.decider === undefined ? [] : [`${session.decider} decides.`]),
    ...(session.consulted.length === 0 ? [] : [`To be heard: ${session.consulted.join(", ")}.`]),
  ];
  const unknown = turn.unknown.length === 0 ? [] : [`${counted(turn.unknown.length, "fact")} to find out.`];
  const left = recommended
    ? "The recommendation is made; answers can still be changed."
    : `${counted(turn.open.length, "question")} could still be asked; most interviews need far fewer.`;
  const lines = [...(answered.length === 0 ? ["Nothing is answered yet."] : answered), ...people, ...unknown, left];
  const buttons: Button[] = [
    ...(answered.length > 0 ? [commandButton("Change an answer", "change")] : []),
    ...(recommended ? [commandButton("Show the recommendation", "result")] : []),
    ...(!recommended && Object.keys(session.answers).length > 0
      ? [commandButton("End the questions here", "stop")]
      : []),
  ];
  return { transient: [privately(author, { kind: "status", lines, progress: progressOf(session, turn), buttons })] };
}

function commandButton(label: string, name: string): Button {
  return { label, act: { kind: "command", name } };
}
