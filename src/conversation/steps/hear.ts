import { type ReadFact, type Understood, understand } from "../../../knowledge/index.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { type Position, pendingQuestion, standing } from "../position.ts";
import type { Session } from "../session.ts";
import { command } from "./command.ts";
import { echo } from "./echo.ts";
import { propose } from "./hear-description.ts";
import { hearList } from "./hear-list.ts";
import { ignoreAnswer } from "./ignore-answer.ts";
import { keepContext } from "./keep-context.ts";
import { miss } from "./miss.ts";
import { noticeTo, type Outcome, SILENCE } from "./outcome.ts";
import { record } from "./record.ts";
import { remarks } from "./remarks.ts";
import { whatIf } from "./what-if.ts";

type Text = Extract<Event, { kind: "text" }>;

const UNKNOWN_SCENARIO =
  "I could not match that to one of the answers, so there is nothing to compute. Use a choice's own words, such as its label.";

/** Typed words: a command, an answer, facts, a question, a scenario, or talk among people that is none of our business. */
export function hear(knowledge: Knowledge, session: Session, event: Text, now: number): Outcome {
  const { position } = standing(knowledge, session);
  const pending = pendingQuestion(position);
  const read = understand(knowledge.pack, event.text, { pending });
  const plain = isPlain(read) || hearList(knowledge, session, event, position, now) !== undefined;
  if (!event.addressed && !plain) return SILENCE;
  if (read.empty) return noticeTo(event.author, "I could not read any words in that. Press a choice, or say `help`.");
  if (read.command !== null) {
    const { name, question, argument } = read.command;
    const meant = question ?? (argument === "" ? undefined : argument);
    return command(
      knowledge,
      session,
      { ...event, kind: "command", name, ...(meant === undefined ? {} : { argument: meant }) },
      now,
    );
  }
  const listed = hearList(knowledge, session, event, position, now);
  if (listed !== undefined) return listed;
  const heard = hearAnswer(knowledge, session, event, read, position, now);
  return heard ?? miss(session, event.author, position.kind);
}

/** Without being addressed only a whole message that is plainly an answer or a command counts. */
function isPlain(read: Understood): boolean {
  if (read.command !== null) return true;
  if (read.asks || read.scenario.length > 0 || read.rest.length > 0) return false;
  return read.answer?.certain === true && read.facts.length === 0;
}

function hearAnswer(
  knowledge: Knowledge,
  session: Session,
  event: Text,
  read: Understood,
  position: Position,
  now: number,
): Outcome | undefined {
  const { author } = event;
  if (read.scenario.length > 0) return whatIf(knowledge, session, author, changesOf(read.scenario));
  if (/^\s*(and\s+)?(what if|suppose)\b/i.test(event.text)) return noticeTo(author, UNKNOWN_SCENARIO);
  const said = remarks(knowledge, session, author, read);
  const certain = read.answer?.certain === true ? read.answer : undefined;
  const uncertain = [...(read.answer !== null && certain === undefined ? [read.answer] : []), ...read.facts];
  const asIgnore = position.kind === "recommendation" && certain === undefined && uncertain.length === 0 && !read.asks;
  if (asIgnore && session.ignoreWhen === undefined) {
    return ignoreAnswer(knowledge, session, author, event.text, read);
  }
  if (certain === undefined && uncertain.length === 0 && said.length > 0) return { transient: said };
  if (certain === undefined && uncertain.length === 0 && read.rest.length === 0) return undefined;
  if (certain === undefined && uncertain.length === 0 && read.asks) return undefined;
  const answered =
    certain === undefined ? session : record(session, { ...recorded(certain), author, via: "typed", at: now });
  const echoed = certain === undefined ? [] : echo(knowledge, session, answered, author, certain);
  const proposed = propose(answered, author, uncertain, event.id);
  const worth = certain !== undefined || proposed !== answered || read.rest.join(" ").split(/\s+/).length > 3;
  if (!worth) return undefined;
  const kept = keepContext(proposed, author, read.rest);
  const understood = { ...kept.session, said: kept.session.said.filter((id) => !id.startsWith(`miss:${author.id}:`)) };
  return { session: understood, transient: [...said, ...echoed, ...kept.said] };
}

function recorded({ question, given }: ReadFact) {
  return { question, given: given as Parameters<typeof record>[1]["given"] };
}

/** A supposed "one of these" has no single verdict, so its first choice stands for it. */
function changesOf(scenario: readonly ReadFact[]) {
  return scenario.slice(0, 3).flatMap(({ question, given }) => {
    if (given.kind === "choice") return [{ question, to: given.choice }];
    return given.kind === "one-of" ? [{ question, to: given.choices[0]! }] : [];
  });
}
