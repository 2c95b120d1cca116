import type { Event, Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { recommendationOf } from "../messages/recommendation-message.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome, openly } from "./outcome.ts";

type Changes = Extract<Event, { kind: "what-if" }>["changes"];

/** A scenario: the verdict if these answers were others. Nothing is recorded; before the recommendation there is none. */
export function whatIf(knowledge: Knowledge, session: Session, author: Person, changes: Changes): Outcome {
  const { pack } = knowledge;
  const choices = changes.map(({ question, to }) =>
    pack.questions.find((one) => one.id === question)?.choices.find((choice) => choice.id === to),
  );
  if (choices.some((choice) => choice === undefined)) {
    return noticeTo(author, "That scenario does not belong to this interview any more. Use the newest message.");
  }
  if (session.phase !== "recommended") {
    return noticeTo(
      author,
      "I look at what-ifs once there is a recommendation: before that I would show who leads. Your question can be asked again then.",
    );
  }
  const supposed = suppose(session, author, changes);
  const now = recommendationOf(knowledge, session);
  const then = recommendationOf(knowledge, supposed);
  const phrases = choices.map((choice) => choice?.phrase ?? "").join(", and ");
  const same = now.kind === then.kind && now.option === then.option;
  return {
    transient: [
      openly({
        kind: "what-if",
        text: `If ${phrases}: ${same ? "the recommendation stays." : "the recommendation would be another one."} Your answers were not changed.`,
        verdict: [then.verdict, then.split].filter((part) => part !== null).join(" "),
        buttons: changes.length === 1 ? [takeOver(changes[0]!)] : [],
      }),
    ],
  };
}

function takeOver({ question, to }: Changes[number]) {
  const act = { kind: "command" as const, name: "change", argument: `${question}=${to}` };
  return { label: "Make this my answer", act };
}

/** The session with these answers in place of everybody's. */
function suppose(session: Session, author: Person, changes: Changes): Session {
  const answers = { ...session.answers };
  for (const { question, to } of changes) {
    const given = { kind: "choice" as const, choice: to };
    answers[question] = { [author.id]: { author, given, via: "button", at: session.touchedAt } };
  }
  return { ...session, answers };
}
