import { type Understood, understand } from "../../../knowledge/index.ts";
import type { Event } from "../event.ts";
import { findQuestion } from "../find-question.ts";
import type { Knowledge } from "../knowledge.ts";
import { pendingQuestion, type Standing, standing } from "../position.ts";
import type { Session } from "../session.ts";
import { toGiven } from "../stated.ts";
import { back } from "./back.ts";
import { command } from "./command.ts";
import { costCommand, hearCost } from "./cost.ts";
import { hearDeciding } from "./deciding/hear-deciding.ts";
import { details } from "./details.ts";
import { hearDecided } from "./hear-decided.ts";
import { hearList } from "./hear-list.ts";
import { hearWords } from "./hear-words.ts";
import { miss } from "./miss.ts";
import { noticeTo, type Outcome, SILENCE } from "./outcome.ts";
import { readSetup, setup } from "./setup.ts";
import { sideAnswers } from "./side-answers.ts";
import { hearConsequences } from "./weigh-consequences.ts";
import { suppose } from "./what-if.ts";
import { why } from "./why.ts";

const NO_QUESTION =
  "No question is open, so a number answers nothing here. `change` lists your answers; `change 2` takes up the second one again.";

export type Text = Extract<Event, { kind: "text" }>;

const UNKNOWN_SCENARIO =
  "I could not match that to one of the answers, so there is nothing to work out. Use the words of a choice, such as its label.";

/** Typed words: a command, an answer, facts, a question, a scenario, or talk among people that is none of our business. */
export function hear(knowledge: Knowledge, session: Session, event: Text, now: number, decisionId?: string): Outcome {
  const at = standing(knowledge, session);
  const read = understand(knowledge.pack, event.text, { pending: pendingQuestion(at.position) });
  if (!event.addressed && !isPlain(read, event) && hearList(knowledge, session, event, at, now) === undefined) {
    return SILENCE;
  }
  const deciding = event.addressed && at.recommended && read.command === null && session.decided === undefined;
  const decided = deciding ? hearDeciding(knowledge, session, event, now, decisionId) : undefined;
  if (decided !== undefined) return decided;
  if (read.empty) return miss(session, event.author, "wordless");
  const asked = hearCommand(knowledge, session, event, read, now) ?? hearList(knowledge, session, event, at, now);
  if (asked === undefined && session.decided !== undefined && read.scenario.length === 0) {
    return hearDecided(knowledge, session, event, read);
  }
  if (asked !== undefined) return asked;
  if (at.position.kind === "recommendation" && /^\W*\d+\W*$/.test(event.text))
    return noticeTo(event.author, NO_QUESTION);
  if (read.scenario.length > 0) return hearScenario(knowledge, session, event, read);
  if (/^\s*(?:and\s+|so\s+)?(?:what if|suppose)\b/i.test(event.text)) return noticeTo(event.author, UNKNOWN_SCENARIO);
  return hearWords(knowledge, session, event, read, at, now) ?? miss(session, event.author, missedAt(at, read));
}

/** Without being addressed only a whole message that is plainly an answer or a command counts. */
function isPlain(read: Understood, { text }: Text): boolean {
  // Among people "forget me" is a figure of speech.
  if (read.command !== null) return read.command.name !== "forget";
  return read.answer?.certain === true && squeezed(read.answer.words) === squeezed(text);
}

/** Letters and digits only, so that quoting and spacing make no difference. */
function squeezed(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}

function hearCommand(
  knowledge: Knowledge,
  session: Session,
  event: Text,
  read: Understood,
  now: number,
): Outcome | undefined {
  if (read.command !== null) {
    // "change 3" means the third of the answers, as `status` counts them.
    const { name, argument, question } = read.command;
    const meant = /\d/.test(argument) ? argument : (question ?? argument);
    return command(knowledge, session, { ...event, kind: "command", name, argument: meant }, now);
  }
  if (/^\W*(?:show )?details\W*$/i.test(event.text)) return details(knowledge, session, event.author);
  const cost = hearCost(event.text);
  if (cost !== undefined) return costCommand(knowledge, session, event.author, cost);
  const goesOn = /^\W*(?:go on|continue|carry on)\W*$/i.test(event.text);
  if (goesOn && session.stoppedBy !== undefined) return back(knowledge, session, event.author);
  const about = /^\s*why\b(?!\s+not\b)(.{0,60})$/i.exec(event.text.trim())?.[1];
  if (about !== undefined && read.exits.length + read.asides.length === 0) {
    const named = findQuestion(knowledge.pack, session, about.replace(/\W+$/, ""));
    if (named === undefined && sideAnswers(knowledge, read).length > 0) return undefined;
    return why(knowledge, session, event.author, named);
  }
  const noted = readSetup(event);
  return noted ? setup(session, noted) : hearConsequences(session, event, now);
}

function hearScenario(knowledge: Knowledge, session: Session, { author }: Text, { scenario }: Understood): Outcome {
  const supposed = scenario.slice(0, 3).map(({ question, given }) => ({ question, given: toGiven(given) }));
  return suppose(knowledge, session, author, supposed);
}

function missedAt({ position }: Standing, read: Understood) {
  return read.asks ? "asked" : position.kind;
}
