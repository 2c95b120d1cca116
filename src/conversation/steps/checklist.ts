import type { Event, Given } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { record } from "./record.ts";

/** The checklist's answer: a tick answers its question, two on one question mean "one of these"; what is left blank is ruled out. */
export function checklist(
  { pack }: Knowledge,
  session: Session,
  event: Extract<Event, { kind: "checklist" }>,
  now: number,
): Outcome {
  const items = pack.manifest.checklist?.items ?? [];
  const { author } = event;
  if (session.checklist !== undefined) {
    return noticeTo(
      author,
      `${session.checklist.by.name} answered this list already, so nothing was changed. To change one of these facts, say \`change\`.`,
    );
  }
  const ticked = items.filter((item) =>
    event.ticked.some(({ question, choice }) => item.question === question && item.choice === choice),
  );
  if (ticked.length < event.ticked.length) {
    return noticeTo(
      author,
      "That list does not belong to this interview any more, so nothing was changed. Use the newest message.",
    );
  }
  const pairs = ticked.map(({ question, choice }) => ({ question, choice }));
  let next: Session = { ...session, checklist: { by: author, ticked: pairs } };
  for (const question of new Set(items.map((item) => item.question))) {
    if (session.answers[question] !== undefined) continue;
    const choices = pairs.filter((pair) => pair.question === question).map(({ choice }) => choice);
    const others = items.filter((item) => item.question === question).map(({ choice }) => choice);
    if (choices.length === 1)
      next = record(next, { author, question, given: single(choices[0]!), via: "button", at: now });
    else next = { ...next, excluded: { ...next.excluded, [question]: leftOut(pack, question, choices, others) } };
  }
  return { session: next, transient: [] };
}

function single(choice: string): Given {
  return { kind: "choice", choice };
}

/** With no tick the listed choices are out; with several, everything else is, and the question is asked. */
function leftOut(
  pack: Knowledge["pack"],
  question: string,
  ticked: readonly string[],
  listed: readonly string[],
): string[] {
  if (ticked.length === 0) return [...listed];
  const all = pack.questions.find((one) => one.id === question)?.choices ?? [];
  return all.map(({ id }) => id).filter((id) => !ticked.includes(id));
}
