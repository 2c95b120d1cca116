import type { ReadFact, Understood } from "../../../knowledge/index.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Standing } from "../position.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { toGiven } from "../stated.ts";
import { echo } from "./echo.ts";
import type { Text } from "./hear.ts";
import { propose } from "./hear-description.ts";
import { ignoreAnswer } from "./ignore-answer.ts";
import { keepContext } from "./keep-context.ts";
import { noticeTo, type Outcome } from "./outcome.ts";
import { record } from "./record.ts";
import { remarks } from "./remarks.ts";

/** Shorter talk, such as thanks, is not worth a place in the record. */
const WORTH_KEEPING = 40;

const REASON_WANTED = "Why does it not apply? Say it in one line: `n/a because …`. Nothing was recorded yet.";

/** Answers, facts, side questions and context in free words; undefined where there is nothing of them. */
export function hearWords(
  knowledge: Knowledge,
  session: Session,
  event: Text,
  read: Understood,
  { position }: Standing,
  now: number,
): Outcome | undefined {
  const { author, text, id } = event;
  if (read.answer?.given.kind === "not-applicable" && read.answer.given.reason.trim() === "") {
    return noticeTo(author, REASON_WANTED);
  }
  const said = remarks(knowledge, session, author, read);
  const certain = [read.answer, ...read.facts].filter((fact) => fact !== null).filter((fact) => fact.certain);
  const unsure = [read.answer, ...read.facts].filter((fact) => fact !== null).filter((fact) => !fact.certain);
  if (certain.length > 0 || unsure.length > 0) {
    const answered = certain.reduce((next, fact) => recorded(next, event, fact, now), session);
    const echoed = certain.flatMap((fact) => echo(knowledge, session, answered, event, fact));
    const kept = keepContext(propose(answered, author, unsure, id), author, read.rest);
    return { session: kept.session, transient: [...said, ...echoed, ...kept.said] };
  }
  const isReason = !read.asks && /\p{L}{3}/u.test(text);
  if (position.kind === "recommendation" && session.ignoreWhen === undefined && isReason) {
    return ignoreAnswer(session, author, text, said);
  }
  const kept = keepContext(session, author, isWorthKeeping(read) ? read.rest : []);
  if (kept.said.length > 0) return { session: kept.session, transient: [...said, ...kept.said], ...pending(said) };
  return said.length > 0 ? { transient: said, ...pending(said) } : undefined;
}

function recorded(session: Session, { author }: Text, { question, given }: ReadFact, now: number): Session {
  return record(session, { author, question, given: toGiven(given), via: "typed", at: now });
}

function isWorthKeeping({ rest }: Understood): boolean {
  return rest.join(" ").length >= WORTH_KEEPING;
}

/** After a side question answered in the thread, what is pending is said again. */
function pending(said: readonly OutgoingReply[]): Pick<Outcome, "again"> {
  return said.some(({ to }) => to === "thread") ? { again: "pending" } : {};
}
