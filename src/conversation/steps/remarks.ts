import { cite, exitCard, type Understood } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { toStated } from "../stated.ts";
import { notice, openly, privately } from "./outcome.ts";
import { sideAnswers } from "./side-answers.ts";
import { whyReply } from "./why.ts";

/** Beside facts that were read; alone, an unanswered question is a miss. */
const NO_SOURCE = "I have no sourced answer to the question in that, so I give none.";

/** Side questions: technology outside the pack, facts that separate nothing, what the pack answers, and what a question is about. */
export function remarks(knowledge: Knowledge, session: Session, author: Person, read: Understood): OutgoingReply[] {
  const { pack, today } = knowledge;
  const exits = read.exits.flatMap((id) => {
    const card = exitCard(pack, toStated(session), id, today);
    return card === undefined ? [] : [openly({ kind: "exit-card", ...card, evidence: [...card.evidence] })];
  });
  const asides = read.asides.flatMap((id) => {
    const aside = pack.asides.find((one) => one.id === id);
    if (aside === undefined) return [];
    return [openly({ kind: "aside", text: aside.text, evidence: cite(pack, aside.evidence, today) })];
  });
  const found = [...exits, ...asides];
  if (!read.asks || found.length > 0) return numberedKeys(found);
  const answers = sideAnswers(knowledge, read);
  if (answers.length > 0 || read.answer !== null) return numberedKeys(answers);
  const about = pack.questions.find((question) => question.id === read.about[0]);
  if (about !== undefined) return [privately(author, whyReply(knowledge, session, about))];
  return read.facts.length > 0 ? [notice(author, NO_SOURCE)] : [];
}

/** Two cards of one event are two messages. */
function numberedKeys(replies: readonly OutgoingReply[]): OutgoingReply[] {
  return replies.map((outgoing, index) => (index === 0 ? outgoing : { ...outgoing, key: `${outgoing.key}-${index}` }));
}
