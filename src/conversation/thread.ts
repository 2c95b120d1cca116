import { assess, type Question, whyAfter } from "../../knowledge/index.ts";
import { type Entry, entry, toOutgoing } from "./entry.ts";
import type { Knowledge } from "./knowledge.ts";
import { checklistAnswered, checklistMessage } from "./messages/checklist-message.ts";
import { confirmMessage } from "./messages/confirm-message.ts";
import { disputeMessage } from "./messages/dispute-message.ts";
import { answeredMessage, questionMessage } from "./messages/question-message.ts";
import { recommendationMessage } from "./messages/recommendation-message.ts";
import { rootMessage } from "./messages/root-message.ts";
import { type Standing, standing } from "./position.ts";
import type { OutgoingReply } from "./reply.ts";
import type { Session } from "./session.ts";
import { toStated } from "./stated.ts";
import { IGNORE_QUESTION } from "./wording.ts";

/** The durable thread as the session stands: what a page shows when it is opened. Pure; nothing of it is stored. */
export function thread(knowledge: Knowledge, session: Session): OutgoingReply[] {
  return threadEntries(knowledge, session).map(toOutgoing);
}

/** The same as entries, which can be compared without being built. */
export function threadEntries(
  knowledge: Knowledge,
  session: Session,
  now: Standing = standing(knowledge, session),
): Entry[] {
  const { position } = now;
  const again = position.kind === "question" ? position.question : undefined;
  const done = (id: string) => id !== again && (session.answers[id] !== undefined || session.waived.includes(id));
  const past = session.order.filter(done).flatMap((id) => answeredEntry(knowledge, session, id));
  const root = knowledge.pack.manifest.root;
  const rootFirst = past.findIndex(({ key }) => root !== undefined && key.startsWith(`question-${root}.`));
  const checked = checkedEntry(knowledge, session);
  // The checklist stands where it was asked: after the root question.
  past.splice(rootFirst + 1, 0, ...checked);
  return [entry("root", rootMessage(knowledge, session)), ...past, ...pendingEntries(knowledge, session, now)];
}

function answeredEntry(knowledge: Knowledge, session: Session, id: string): Entry[] {
  const question = questionOf(knowledge, id);
  if (question === undefined) return [];
  const stamp = JSON.stringify([session.answers[id], session.waived.includes(id), session.phase === "closed"]);
  const build = () => answeredMessage(question, session, whyOf(knowledge, session, id));
  return [{ key: keyOf(session, id), stamp, build }];
}

/** What the answer speaks for and why; nothing where people disagree. */
function whyOf({ pack, today }: Knowledge, session: Session, id: string): string | null {
  const [given, ...others] = Object.values(session.answers[id] ?? {}).map((answer) => answer.given);
  if (given?.kind !== "choice" || others.some((other) => JSON.stringify(other) !== JSON.stringify(given))) return null;
  return whyAfter(pack, id, given.choice, today)?.text ?? null;
}

function checkedEntry({ pack }: Knowledge, session: Session): Entry[] {
  const { checklist } = pack.manifest;
  if (checklist === undefined || session.checklist === undefined) return [];
  return [entry("checklist", checklistAnswered(checklist, session.checklist))];
}

function pendingEntries(knowledge: Knowledge, session: Session, { position, turn }: Standing): Entry[] {
  switch (position.kind) {
    case "confirm":
      return [entry(`confirm-${position.proposal.id}`, confirmMessage(knowledge, position.proposal))];
    case "checklist":
      return [entry("checklist", checklistMessage(knowledge.pack.manifest.checklist!, session, turn))];
    case "question": {
      const question = questionOf(knowledge, position.question);
      return question ? [entry(keyOf(session, question.id), questionMessage(question, session, turn))] : [];
    }
    case "dispute": {
      const question = questionOf(knowledge, position.question);
      return question ? [entry(`dispute-${question.id}`, disputeMessage(question, session, true))] : [];
    }
    case "recommendation":
      return [...disputeEntries(knowledge, session), ...recommendedEntries(knowledge, session)];
    case "closed":
      return [];
    default:
      return position satisfies never;
  }
}

function recommendedEntries(knowledge: Knowledge, session: Session): Entry[] {
  const stamp = JSON.stringify([session.answers, session.excluded, session.waived, session.stoppedBy, knowledge.today]);
  const answer = session.ignoreWhen?.text ?? null;
  return [
    { key: "recommendation", stamp, build: () => recommendationMessage(knowledge, session) },
    entry("ignore", { kind: "ignore-question", text: IGNORE_QUESTION, answer }),
  ];
}

function disputeEntries(knowledge: Knowledge, session: Session): Entry[] {
  const several = Object.values(session.answers).some((byAuthor) => Object.keys(byAuthor).length > 1);
  if (!several) return [];
  return assess(knowledge.model, toStated(session)).disputed.flatMap((id) => {
    const question = questionOf(knowledge, id);
    return question ? [entry(`dispute-${id}`, disputeMessage(question, session, false))] : [];
  });
}

/** A question's message; each time it is taken up again it is a message of its own. */
export function keyOf(session: Session, question: string): string {
  return `question-${question}.${session.rounds[question] ?? 0}`;
}

function questionOf({ pack }: Knowledge, id: string): Question | undefined {
  return pack.questions.find((question) => question.id === id);
}
