import type { Person } from "../event.ts";
import type { Session } from "../session.ts";
import { notice, type Outcome } from "./outcome.ts";

/** What was pending when somebody was not understood, or what they did instead of answering. */
export type Missed = "question" | "checklist" | "confirm" | "recommendation" | "asked" | "wordless" | "closed";

const FIRST: Readonly<Record<Missed, string>> = {
  question:
    "I did not find an answer in that. Press one of the choices, or type its number. `why` tells what the question is about.",
  checklist: "I did not find an answer in that. Tick what holds, or type its numbers, such as `1 3`, or `none`.",
  confirm: "I did not find an answer in that. Type `yes`, `no`, or the numbers that are right.",
  recommendation:
    "The recommendation is made, and I did not find a new fact in that. `change` takes an answer up again; `what if …` tries another one.",
  asked: "I have no sourced answer to that. `why` tells what a question is about, `help` what I understand.",
  wordless: "I could not read any words in that. Press a choice, or say `help`.",
  closed: "This interview is closed.",
};

const SECOND: Readonly<Record<Missed, string>> = {
  question:
    "I still cannot match it to a choice. `don't know` is a fine answer, `skip` passes over it, and `n/a because …` closes what does not apply.",
  checklist: "I still cannot match it to the list. `none` is the usual answer; `skip` passes over the list.",
  confirm: "I still cannot tell whether the list is right. `no` drops it, and the questions go on.",
  recommendation: "Nothing was changed. Name a fact in the words of a choice, or say `help`.",
  asked: "I know no source for that. What I know stands behind `why` and behind the sources of the recommendation.",
  wordless: "Still no words I can read. Type the number of a choice, or `skip`.",
  closed: "This interview is closed.",
};

/** From the third on: words said to the bot never meet silence, and one line is enough. */
const LATER = "Not matched either. Type a number, `skip`, or `help`.";
const LATER_RECOMMENDED = "Not matched either. `change`, `what if …` and `help` work here.";

/** A miss is answered privately, each time in other words, until something is understood. */
export function miss(session: Session, author: Person, missed: Missed): Outcome {
  const earlier = session.said.filter((id) => id.startsWith(markOf(author))).length;
  const words = [FIRST, SECOND][earlier]?.[missed] ?? (missed === "recommendation" ? LATER_RECOMMENDED : LATER);
  const said = earlier < 2 ? [...session.said, `${markOf(author)}${earlier + 1}`] : session.said;
  return {
    session: { ...session, said },
    transient: [notice(author, words)],
    missed: true,
  };
}

/** The person was understood: the next miss is their first again. */
export function withoutMisses(session: Session, author: Person): Session {
  const mark = markOf(author);
  if (!session.said.some((id) => id.startsWith(mark))) return session;
  return { ...session, said: session.said.filter((id) => !id.startsWith(mark)) };
}

function markOf(author: Person): string {
  return `miss:${author.id}:`;
}
