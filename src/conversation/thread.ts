import { type Question, whyAfter } from "../../knowledge/index.ts";
import { digestEntries } from "../reviews/talk/digest-thread.ts";
import { reviewEntries } from "../reviews/talk/review-thread.ts";
import { type Entry, entry, toOutgoing } from "./entry.ts";
import type { Knowledge } from "./knowledge.ts";
import { checklistAnswered, checklistMessage } from "./messages/checklist-message.ts";
import { confirmMessage } from "./messages/confirm-message.ts";
import { costMessage, hasCost } from "./messages/cost-message.ts";
import { decidedMessage } from "./messages/decided-message.ts";
import { answeredMessage, questionMessage } from "./messages/question-message.ts";
import { ratifyMessage } from "./messages/ratify-message.ts";
import { recommendationMessage } from "./messages/recommendation-message.ts";
import { rootMessage } from "./messages/root-message.ts";
import { type Standing, standing } from "./position.ts";
import type { OutgoingReply } from "./reply.ts";
import { CHECKLIST, type Proposal, RATIFY, type Session } from "./session.ts";
import { IGNORE_QUESTION } from "./wording.ts";

/** The durable thread as the session stands: what a page shows when it is opened. Pure; nothing of it is stored. */
export function thread(knowledge: Knowledge, session: Session): OutgoingReply[] {
  return durableEntries(knowledge, session).map(toOutgoing);
}

/** The same as entries, of an interview, a look at a decision, or a digest. */
export function durableEntries(knowledge: Knowledge, session: Session): Entry[] {
  if (session.review !== undefined) return reviewEntries(knowledge, session, session.review);
  return session.digest === undefined ? threadEntries(knowledge, session) : digestEntries(session.digest);
}

/** Those of an interview, which can be compared without being built. */
export function threadEntries(
  knowledge: Knowledge,
  session: Session,
  now: Standing = standing(knowledge, session),
): Entry[] {
  const pending = pendingEntry(knowledge, session, now);
  const past = session.order
    .flatMap((id) => (id === CHECKLIST ? checkedEntry(knowledge, session) : answeredEntry(knowledge, session, id)))
    .filter(({ key }) => key !== pending?.key);
  const recommended = now.recommended ? recommendedEntries(knowledge, session, now) : [];
  const proposed = session.phase === "closed" ? [] : session.proposals.map((one) => confirmEntry(knowledge, one));
  const waiting = now.position.kind === "confirm" ? proposed : [...proposed, ...(pending ? [pending] : [])];
  return [entry("root", rootMessage(knowledge, session)), ...past, ...recommended, ...waiting];
}

function answeredEntry(knowledge: Knowledge, session: Session, id: string): Entry[] {
  const question = questionOf(knowledge, id);
  const known = session.answers[id] !== undefined || session.waived.includes(id);
  if (question === undefined || !known) return [];
  const stamp = JSON.stringify([session.answers[id], session.waived.includes(id), isFixed(session)]);
  const build = () => answeredMessage(question, session, whyOf(knowledge, session, id));
  return [{ key: questionKey(session, id), stamp, build }];
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
  return [entry(checklistKey(session), checklistAnswered(checklist, session.checklist))];
}

function recommendedEntries(knowledge: Knowledge, session: Session, now: Standing): Entry[] {
  const { answers, excluded, waived, consequences, stoppedBy, ignoreWhen } = session;
  const said = [answers, excluded, waived, consequences, stoppedBy];
  const stamp = JSON.stringify([...said, session.decider, isFixed(session), knowledge.today]);
  const recommendation = { key: "recommendation", stamp, build: () => recommendationMessage(knowledge, session, now) };
  const asks = now.position.kind === "recommendation" && session.decided === undefined;
  const asksLast = asks || ignoreWhen !== undefined;
  const last = entry("ignore", {
    kind: "ignore-question",
    text: IGNORE_QUESTION,
    answer: ignoreWhen === undefined ? null : ignoreWhen.text,
  });
  const cost = {
    key: "cost",
    stamp: JSON.stringify([stamp, session.cost]),
    build: () => costMessage(knowledge, session),
  };
  const opened = session.cost !== undefined && hasCost(knowledge, now) ? [cost] : [];
  return [recommendation, ...opened, ...(asksLast ? [last] : []), ...decidingEntries(knowledge, session, stamp)];
}

/** The draft while it is one, the decision once it is final. */
function decidingEntries(knowledge: Knowledge, session: Session, stamp: string): Entry[] {
  const { ratification, decided, consulted } = session;
  if (decided !== undefined) {
    const fixed = JSON.stringify([decided, session.phase === "closed"]);
    return [{ key: "decided", stamp: fixed, build: () => decidedMessage(knowledge, session) }];
  }
  if (ratification === undefined || session.phase === "closed") return [];
  const key = `ratify.${session.rounds[RATIFY] ?? 0}`;
  const changing = JSON.stringify([ratification, consulted, stamp]);
  return [{ key, stamp: changing, build: () => ratifyMessage(knowledge, session, ratification) }];
}

/** Nothing in it can be changed any more. */
function isFixed({ phase, decided }: Session): boolean {
  return phase === "closed" || decided !== undefined;
}

function pendingEntry(knowledge: Knowledge, session: Session, { position, turn }: Standing): Entry | undefined {
  switch (position.kind) {
    case "confirm":
      return confirmEntry(knowledge, position.proposal);
    case "checklist":
      return entry(checklistKey(session), checklistMessage(knowledge, session, turn));
    case "question": {
      const question = questionOf(knowledge, position.question);
      return question && entry(questionKey(session, question.id), questionMessage(question, session, turn));
    }
    case "recommendation":
    case "closed":
      return undefined;
    default:
      return position satisfies never;
  }
}

function confirmEntry(knowledge: Knowledge, proposal: Proposal): Entry {
  return entry(`confirm-${proposal.id}`, confirmMessage(knowledge, proposal));
}

/** A question's message; each time it is taken up again it is a message of its own. */
function questionKey(session: Session, question: string): string {
  return `question-${question}.${session.rounds[question] ?? 0}`;
}

function checklistKey(session: Session): string {
  return `checklist.${session.rounds[CHECKLIST] ?? 0}`;
}

function questionOf({ pack }: Knowledge, id: string): Question | undefined {
  return pack.questions.find((question) => question.id === id);
}
