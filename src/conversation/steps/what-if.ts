import { assess } from "../../../knowledge/index.ts";
import type { Event, Given, Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { recommendationOf } from "../messages/recommendation-message.ts";
import { modelOf } from "../model-of.ts";
import { standing } from "../position.ts";
import type { Button } from "../reply.ts";
import type { Session } from "../session.ts";
import { toStated } from "../stated.ts";
import { joined } from "../wording.ts";
import { FOREIGN_BUTTON, isKnown } from "./answer.ts";
import { noticeTo, type Outcome, openly } from "./outcome.ts";

/** A question and what its answer would be instead. */
export interface Supposed {
  readonly question: string;
  readonly given: Given;
}

/** A pressed scenario. */
export function whatIf(knowledge: Knowledge, session: Session, event: Extract<Event, { kind: "what-if" }>): Outcome {
  const supposed = event.changes.map(({ question, to }) => ({
    question,
    given: { kind: "choice" as const, choice: to },
  }));
  return suppose(knowledge, session, event.author, supposed);
}

/** A scenario: the verdict if these answers were others. Nothing is recorded; before the recommendation there is none. */
export function suppose(
  knowledge: Knowledge,
  session: Session,
  author: Person,
  supposed: readonly Supposed[],
): Outcome {
  const known = supposed.every(({ question, given }) => {
    const asked = knowledge.pack.questions.find((one) => one.id === question);
    return asked !== undefined && isKnown(asked.choices, given);
  });
  if (!known || supposed.length === 0) return noticeTo(author, FOREIGN_BUTTON);
  if (!standing(knowledge, session).recommended) {
    return noticeTo(
      author,
      "I look at what-ifs once there is a recommendation: before that, they would show who leads. Nothing was recorded; ask again then.",
    );
  }
  const scenario = replaced(session, author, supposed);
  const now = assess(modelOf(knowledge, session), toStated(session)).verdict;
  const then = recommendationOf(knowledge, scenario, standing(knowledge, scenario).turn);
  const stays = now.kind === then.kind && now.option === then.option;
  const text = `If ${phrases(knowledge, supposed)}, the recommendation ${stays ? "stays" : "changes"}. Nothing was recorded.`;
  const verdict = [then.verdict, then.split].filter((part) => part !== null).join(" ");
  return { transient: [openly({ kind: "what-if", text, verdict, buttons: takeOver(supposed) })] };
}

/** The choices as clauses. */
function phrases({ pack }: Knowledge, supposed: readonly Supposed[]): string {
  const clauses = supposed.map(({ question, given }) => {
    const choices = pack.questions.find((one) => one.id === question)?.choices ?? [];
    const ids = given.kind === "choice" ? [given.choice] : given.kind === "one-of" ? given.choices : [];
    return joined(
      choices.filter(({ id }) => ids.includes(id)).map(({ phrase }) => phrase),
      "or",
    );
  });
  return joined(clauses, "and");
}

function takeOver(supposed: readonly Supposed[]): Button[] {
  const [one, ...others] = supposed;
  if (one?.given.kind !== "choice" || others.length > 0) return [];
  const argument = `${one.question}=${one.given.choice}`;
  return [{ label: "Make this my answer", act: { kind: "command", name: "change", argument } }];
}

/** The session with these answers in place of everybody's. */
function replaced(session: Session, author: Person, supposed: readonly Supposed[]): Session {
  const { stoppedBy: _, ...scenario } = session;
  const answers = { ...session.answers };
  for (const { question, given } of supposed) {
    answers[question] = { [author.id]: { author, given, via: "button", at: session.touchedAt } };
  }
  return {
    ...scenario,
    answers,
    waived: session.waived.filter((id) => supposed.every(({ question }) => question !== id)),
  };
}
