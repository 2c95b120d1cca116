import { cite, exitCard, type Understood } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { toStated } from "../stated.ts";
import { openly, privately } from "./outcome.ts";
import { whyReply } from "./why.ts";

/** Side questions: technology outside the pack, facts that separate nothing, and what a question is about. */
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
  if (!read.asks || found.length > 0 || read.answer !== null) return numberedKeys(found);
  const about = pack.questions.find((question) => question.id === read.about[0]);
  return about === undefined ? [] : [privately(author, whyReply(knowledge, session, about))];
}

/** Two cards of one event are two messages. */
function numberedKeys(replies: readonly OutgoingReply[]): OutgoingReply[] {
  return replies.map((outgoing, index) => (index === 0 ? outgoing : { ...outgoing, key: `${outgoing.key}-${index}` }));
}
