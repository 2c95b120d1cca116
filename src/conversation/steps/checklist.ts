import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import { CHECKLIST, type Session } from "../session.ts";
import { FOREIGN_BUTTON } from "./answer.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";
import { atEnd, record } from "./record.ts";

type Items = NonNullable<Knowledge["pack"]["manifest"]["checklist"]>["items"];
type Ticked = NonNullable<Session["checklist"]>["ticked"];

/**
 * The checklist's answer. One tick answers its question; two on one question leave only these possible, and it is asked;
 * what is left blank is ruled out while its question is open.
 */
export function checklist(
  knowledge: Knowledge,
  session: Session,
  event: Extract<Event, { kind: "checklist" }>,
  now: number,
): Outcome {
  const { author } = event;
  const items = knowledge.pack.manifest.checklist?.items ?? [];
  if (standing(knowledge, session).position.kind !== "checklist") return noticeTo(author, notAsked(session));
  const ticked = items.filter((item) => isTicked(event.ticked, item));
  if (ticked.length < new Set(event.ticked.map(({ question, choice }) => `${question}.${choice}`)).size) {
    return noticeTo(author, FOREIGN_BUTTON);
  }
  let next = atEnd(withdrawn(session, items, author.id), CHECKLIST);
  const unclear: string[] = [];
  for (const question of new Set(items.map((item) => item.question))) {
    if (next.answers[question] !== undefined) continue;
    const choices = ticked.filter((item) => item.question === question).map(({ choice }) => choice);
    const [only] = choices;
    if (only !== undefined && choices.length === 1) {
      next = record(next, { author, question, given: { kind: "choice", choice: only }, via: "button", at: now });
    } else {
      const out = choices.length === 0 ? listed(items, question) : allBut(knowledge, question, choices);
      next = { ...next, excluded: { ...next.excluded, [question]: out } };
      if (choices.length > 1) unclear.push(question);
    }
  }
  const standingTicks = items.filter((item) => isTicked(ticked, item) || isAnswered(next, item));
  next = {
    ...next,
    checklist: { by: author, ticked: standingTicks.map(({ question, choice }) => ({ question, choice })) },
  };
  const [first] = unclear;
  if (first === undefined) return { session: next, transient: [] };
  const text =
    "You ticked two answers to one question, so I ask which of them it is. If both hold, choose the harder one.";
  return { session: { ...next, revisiting: first }, transient: [notice(author, text)] };
}

/** Nothing listed is ruled out any more, and the person's own ticks are taken back. */
function withdrawn(session: Session, items: Items, author: string): Session {
  const answers = { ...session.answers };
  const excluded = { ...session.excluded };
  for (const item of items) {
    delete excluded[item.question];
    const { [author]: mine, ...others } = answers[item.question] ?? {};
    const wasTick = session.checklist !== undefined && isTicked(session.checklist.ticked, item);
    if (!wasTick || mine?.given.kind !== "choice" || mine.given.choice !== item.choice) continue;
    if (Object.keys(others).length === 0) delete answers[item.question];
    else answers[item.question] = others;
  }
  const order = session.order.filter((id) => session.answers[id] === undefined || answers[id] !== undefined);
  return { ...session, answers, excluded, order };
}

function notAsked(session: Session): string {
  if (session.checklist === undefined) return "This list is not being asked at the moment, so nothing was recorded.";
  return `${session.checklist.by.name} answered this list already, so nothing was changed. \`change checklist\` takes it up again.`;
}

function isTicked(ticked: Ticked, item: Items[number]): boolean {
  return ticked.some(({ question, choice }) => item.question === question && item.choice === choice);
}

function isAnswered(session: Session, { question, choice }: Items[number]): boolean {
  return Object.values(session.answers[question] ?? {}).some(
    ({ given }) => given.kind === "choice" && given.choice === choice,
  );
}

function listed(items: Items, question: string): string[] {
  return items.filter((item) => item.question === question).map(({ choice }) => choice);
}

function allBut({ pack }: Knowledge, question: string, choices: readonly string[]): string[] {
  const all = pack.questions.find((one) => one.id === question)?.choices ?? [];
  return all.map(({ id }) => id).filter((id) => !choices.includes(id));
}
