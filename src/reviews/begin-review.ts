import { blankSession } from "../conversation/blank-session.ts";
import type { Person } from "../conversation/event.ts";
import type { Session } from "../conversation/session.ts";
import type { Decision } from "../decisions/decision.ts";
import { sessionId } from "../identity.ts";
import { toDay } from "../to-day.ts";
import { type Due, occurrenceId } from "./due.ts";
import type { ReviewTalk } from "./talk/review-talk.ts";

const MOST_CARRYING = 5;

interface Begin {
  readonly decision: Decision;
  readonly due: Due;
  readonly zone: string;
  /** The pack it is talked about with: the one it was decided on, or any where nothing was computed. */
  readonly pack: Session["pack"];
  readonly news: readonly string[];
  readonly now: number;
  /** Who wanted it, where it is not the calendar. */
  readonly askedBy?: Person | undefined;
}

/** The session in which a decision is looked at: the answers of then, and what they carried. Its id derives from the occurrence. Pure. */
export function beginReview({ decision, due, zone, pack, news, now, askedBy }: Begin): Session {
  const occurrence = occurrenceId(due);
  const computed = decision.receipt !== undefined && decision.receipt.pack.hash === pack.hash;
  return {
    ...blankSession({
      id: sessionId(decision.workspace, occurrence),
      workspace: decision.workspace,
      conversation: decision.conversation,
      pack,
      phase: "interview",
      by: decision.owner,
      at: now,
    }),
    ...(decision.private ? { private: true } : {}),
    ...(computed ? thenOf(decision) : {}),
    review: { ...talkOf(decision, due, zone, news, computed), ...(askedBy === undefined ? {} : { askedBy }) },
  };
}

/** What was answered and weighed. */
function thenOf(decision: Decision): Partial<Session> {
  const { receipt } = decision;
  if (receipt === undefined) return {};
  const { excluded, waived } = receipt.stated;
  return {
    ...(receipt.house === undefined ? {} : { house: receipt.house.hash }),
    answers: answersOf(decision),
    excluded,
    waived,
    ...consequencesOf(decision),
  };
}

function talkOf(decision: Decision, due: Due, zone: string, news: readonly string[], computed: boolean): ReviewTalk {
  const { id, title, outcome, ratifiedAt, owner, recommended, override, reversibility, tripwire, receipt, review } =
    decision;
  return {
    decision: id,
    occurrence: occurrenceId(due),
    dueAt: due.at,
    zone,
    ...(review.why === undefined ? {} : { why: review.why }),
    title,
    outcome,
    decidedOn: toDay(ratifiedAt),
    owner,
    ...(computed && receipt !== undefined ? { day: receipt.day } : {}),
    recommended,
    ...(override === undefined ? {} : { override }),
    ...(reversibility === undefined ? {} : { reversibility }),
    ...(review.everyDays === undefined ? {} : { everyDays: review.everyDays }),
    findOuts: decision.findOuts.flatMap((findOut, at) => (findOut.doneAt === undefined ? [{ ...findOut, at }] : [])),
    ...(tripwire === undefined ? {} : { tripwire }),
    carrying: computed ? carryingOf(decision) : [],
    news: [...news],
    walking: false,
    said: {},
    notes: [],
  };
}

/** Questions another answer to which would have changed the result, the nearest first. A find-out asks about its own. */
function carryingOf({ record, findOuts }: Decision): string[] {
  const open = new Set(findOuts.flatMap(({ question, doneAt }) => (doneAt === undefined ? (question ?? []) : [])));
  const all = (record?.flips ?? []).flatMap(({ changes }) => changes.map(({ question }) => question));
  return [...new Set(all)].filter((question) => !open.has(question)).slice(0, MOST_CARRYING);
}

function answersOf({ receipt, record, ratifiedAt }: Decision): Session["answers"] {
  const names = new Map<string, Person>();
  for (const { given } of record?.answers ?? []) for (const { by } of given) names.set(by.id, by);
  const read = new Set(receipt?.stated.fromText ?? []);
  return Object.fromEntries(
    Object.entries(receipt?.stated.answers ?? {}).map(([question, people]) => [
      question,
      Object.fromEntries(
        Object.entries(people).map(([id, given]) => [
          id,
          {
            author: names.get(id) ?? { id, name: "Somebody" },
            given,
            via: read.has(question) ? ("read" as const) : ("button" as const),
            at: ratifiedAt,
          },
        ]),
      ),
    ]),
  );
}

function consequencesOf({ receipt, ratifiedBy, ratifiedAt }: Decision): Pick<Session, "consequences"> {
  const chosen = (receipt?.consequences ?? []) as NonNullable<Session["consequences"]>["chosen"];
  return chosen.length === 0 ? {} : { consequences: { chosen, by: ratifiedBy, at: ratifiedAt } };
}
