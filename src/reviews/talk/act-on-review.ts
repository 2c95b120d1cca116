import type { Event, Person } from "../../conversation/event.ts";
import type { Knowledge } from "../../conversation/knowledge.ts";
import type { Session } from "../../conversation/session.ts";
import { notice, noticeTo, type Outcome, openly } from "../../conversation/steps/outcome.ts";
import { shortened } from "../../conversation/wording.ts";
import { answeringWords, insteadOf } from "../../decisions/named-only.ts";
import { toDay } from "../../to-day.ts";
import { answersFor } from "../answers-for.ts";
import { judgeReview } from "./judge-review.ts";
import type { ReviewAct } from "./read-review.ts";
import { reviewItems, SAME } from "./review-items.ts";
import type { ReviewResult, ReviewTalk } from "./review-talk.ts";
import { pendingItem, RESULT_WORDS } from "./review-thread.ts";

const DAY_MS = 86_400_000;
const MOST_NOTES = 50;

/** What a person does with a look at a decision. Its owner answers; everybody may hand it to who is the owner now, or leave a note. */
export function actOnReview(
  knowledge: Knowledge,
  session: Session,
  review: ReviewTalk,
  author: Person,
  act: ReviewAct,
  now: number,
): Outcome {
  if (act.do === "not-mine") {
    return noticeTo(author, `Whose is it? \`hand over to Grace\` gives ${review.decision} to her.`);
  }
  if (act.do === "mine") return handOverReview(session, review, { author, to: author.name, toId: author.id });
  if (act.do === "hand-over") return handOverReview(session, review, { author, to: act.to });
  if (!answersFor(review.owner, author)) return noticeTo(author, ownerWords(review));
  if (review.result !== undefined && act.do !== "hindsight" && act.do !== "anew") {
    return noticeTo(author, `${reviewState(review)} Nothing was changed.`);
  }
  switch (act.do) {
    case "right":
      return concluded(knowledge, session, saidOfAll(knowledge, session, review, author, true), author, now);
    case "changed":
      return walk(knowledge, session, review, author, now);
    case "rest":
      return concluded(knowledge, session, saidOfAll(knowledge, session, review, author, false), author, now);
    case "say":
      return say(knowledge, session, review, author, act, now);
    case "snooze":
      return ended(session, review, { ...ending("snoozed", author, now), nextOn: toDay(now + act.days * DAY_MS) });
    case "stop":
      return ended(session, review, { ...ending("stopped", author, now), nextOn: null });
    case "anew":
      return ended(session, review, {
        ...ending("reopened", author, now),
        lines: [...(review.result?.lines ?? []), "It is to be decided anew."],
      });
    case "every": {
      const words = openly({ kind: "notice", text: everyWords(review, author, act.days), buttons: [] });
      return { session: { ...session, review: { ...review, everyDays: act.days } }, transient: [words] };
    }
    case "hindsight":
      return hindsight(session, review, author, act, now);
    default:
      return act.do satisfies never;
  }
}

/** Somebody else answers for the decision from now on. Whoever got the question by mistake may say so too. */
export function handOverReview(
  session: Session,
  review: ReviewTalk,
  { author, to, toId }: Pick<Extract<Event, { kind: "hand-over" }>, "author" | "to" | "toId">,
): Outcome {
  const name = to.replace(/^@/, "").trim();
  if (name === "") return noticeTo(author, "To whom? Say it as `hand over to Grace`.");
  if (review.result !== undefined) return noticeTo(author, `${reviewState(review)} Nothing was changed.`);
  const owner: Person = { id: toId ?? name, name: shortened(name, 120) };
  // Somebody known by name so far may say which member that is.
  if (toId === undefined ? answersFor(review.owner, owner) : review.owner.id === toId)
    return noticeTo(author, `${review.owner.name} answers for ${review.decision} already.`);
  const before = review.owner.name.toLowerCase() === name.toLowerCase() ? "" : insteadOf(review.owner);
  const by = toId === author.id ? "" : `; ${author.name} said so`;
  const text = `${owner.name} answers for ${review.decision} from now on${before}${by}.`;
  return {
    // In its place everybody reads it; where that is lost, it goes to who answers for it now.
    session: {
      ...session,
      review: { ...review, owner, ...(review.lost === undefined ? {} : { lost: "owner" as const }) },
    },
    transient: [
      openly({ kind: "notice", text, buttons: [], calls: owner }),
      ...(review.lost === undefined ? [] : [notice(author, text)]),
    ],
  };
}

/** Free words stay in the record, with who said them. */
export function noteOnReview(session: Session, review: ReviewTalk, by: Person, text: string): Outcome | undefined {
  const words = shortened(text, 1000);
  if (review.result !== undefined || !/\p{L}{2}/u.test(words) || review.notes.length >= MOST_NOTES) return undefined;
  return {
    session: { ...session, review: { ...review, notes: [...review.notes, { by, text: words }] } },
    ...noticeTo(by, `Kept as a note for the record of ${review.decision}; it is added when this look is done.`),
  };
}

/** Where a look stands, in a sentence or two. */
export function reviewState({ decision, result, walking, owner }: ReviewTalk): string {
  if (result === undefined) {
    return `${decision} is being looked at${walking ? ", one thing after the other" : ""}. ${answeringWords(owner)}.`;
  }
  const next = result.nextOn === null ? "" : ` The next one is on ${result.nextOn}.`;
  return `This look is over: ${RESULT_WORDS[result.kind].toLowerCase()} by ${result.by.name} on ${result.day}.${next}`;
}

function ownerWords({ owner, decision }: ReviewTalk): string {
  return `${answeringWords(owner, decision)}, so nothing was changed. If it is yours now, say \`I answer for it\`. What you write here is kept as a note.`;
}

/** Where nothing was said of a thing it is as it was. */
function saidOfAll(
  knowledge: Knowledge,
  session: Session,
  review: ReviewTalk,
  by: Person,
  afresh: boolean,
): ReviewTalk {
  const items = reviewItems(knowledge, session, review);
  const pending = pendingItem(knowledge, session, review)?.id;
  const same = (id: string) => ({ value: SAME, by, ...(id === pending ? {} : { unasked: true as const }) });
  const rest = Object.fromEntries(items.map(({ id }) => [id, same(id)]));
  return { ...review, said: afresh ? rest : { ...rest, ...review.said } };
}

function walk(knowledge: Knowledge, session: Session, review: ReviewTalk, author: Person, now: number): Outcome {
  if (reviewItems(knowledge, session, review).length > 0) {
    return { session: { ...session, review: { ...review, walking: true } }, transient: [] };
  }
  // Nothing it rests on is known here, as with records written elsewhere.
  const lines = ["Something changed; what it was stands in the notes."];
  return ended(session, review, { ...judgeReview(knowledge, session, review, author, now), kind: "changed", lines });
}

function say(
  knowledge: Knowledge,
  session: Session,
  review: ReviewTalk,
  by: Person,
  { item, value }: Extract<ReviewAct, { do: "say" }>,
  now: number,
): Outcome {
  const items = reviewItems(knowledge, session, review);
  const meant = items.find(({ id }) => id === item);
  if (!meant?.choices.some((choice) => choice.value === value)) {
    return noticeTo(by, "That is not asked here any more, so nothing was changed. Use the newest message.");
  }
  const next = { ...review, walking: true, said: { ...review.said, [item]: { value, by } } };
  if (items.every(({ id }) => next.said[id] !== undefined)) return concluded(knowledge, session, next, by, now);
  return { session: { ...session, review: next }, transient: [] };
}

function concluded(knowledge: Knowledge, session: Session, review: ReviewTalk, by: Person, now: number): Outcome {
  return ended(session, review, judgeReview(knowledge, session, review, by, now));
}

function ended(session: Session, review: ReviewTalk, result: ReviewResult): Outcome {
  return { session: { ...session, phase: "decided", review: { ...review, result } }, transient: [] };
}

function ending(kind: ReviewResult["kind"], by: Person, at: number): ReviewResult {
  return { kind, by, at, day: toDay(at), lines: [], nextOn: null };
}

function everyWords({ decision }: ReviewTalk, { name }: Person, days: number): string {
  return `${decision} is looked at every ${days} days from now on; ${name} said so.`;
}

function hindsight(
  session: Session,
  review: ReviewTalk,
  by: Person,
  { value, note }: Extract<ReviewAct, { do: "hindsight" }>,
  at: number,
): Outcome {
  if (review.result === undefined) {
    return noticeTo(by, "First say whether it is still right; whether it was right so far is asked after that.");
  }
  const said = { value, by, at, ...(note === "" ? {} : { note: shortened(note, 1000) }) };
  return { session: { ...session, review: { ...review, hindsight: said } }, transient: [] };
}
