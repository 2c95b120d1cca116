import { recommend } from "../../../knowledge/index.ts";
import type { Person } from "../../conversation/event.ts";
import type { Knowledge } from "../../conversation/knowledge.ts";
import { modelOf } from "../../conversation/model-of.ts";
import type { Session } from "../../conversation/session.ts";
import { toStated } from "../../conversation/stated.ts";
import { labelOf } from "../../conversation/wording.ts";
import { toDay } from "../../to-day.ts";
import { reviewAfter } from "../review-after.ts";
import { FOUND, GONE, questionOfItem, SAME, SEEN } from "./review-items.ts";
import type { ReviewResult, ReviewTalk } from "./review-talk.ts";

/**
 * What a look comes to, judged against the state at ratification: with the pack, the house rules and the day of then, so
 * that only answers of today can make a difference. An override is not argued again while its reason holds. Pure.
 */
export function judgeReview(
  knowledge: Knowledge,
  session: Session,
  review: ReviewTalk,
  by: Person,
  at: number,
): ReviewResult {
  const day = toDay(at);
  const differs = differences(knowledge, session, review);
  const base = { by, at, day, nextOn: nextOn(review, day) };
  if (review.said.override?.value === GONE) {
    const lines = [...differs, "The reason for choosing otherwise no longer holds."];
    return { ...base, kind: "reopened", lines, nextOn: null, ...firmness(knowledge, session, review) };
  }
  if (differs.length === 0) return { ...base, kind: "confirmed", lines: [], ...firmness(knowledge, session, review) };
  if (review.day === undefined) return { ...base, kind: "changed", lines: differs };
  const now = recommendNow(knowledge, session, review);
  const robustWord = { robustWord: now.robustWord };
  if (now.option === review.recommended) {
    const lines = [...differs, `The recommendation stays what it was: ${nameOf(knowledge, now.option)}.`];
    return { ...base, kind: "changed", lines, ...robustWord };
  }
  // What was recommended is still one of the two that are defensible.
  if (now.kind === "close-call" && now.runnerUp === review.recommended) {
    const close = `It would be a close call now: ${nameOf(knowledge, now.option)} or ${nameOf(knowledge, now.runnerUp)}.`;
    return { ...base, kind: "changed", lines: [...differs, close], ...robustWord };
  }
  const instead = `With these answers ${nameOf(knowledge, now.option)} would be recommended; then it was ${nameOf(knowledge, review.recommended)}.`;
  if (review.override !== undefined) {
    const holds = `${review.outcome} was chosen for a reason of its own, and that still holds.`;
    return { ...base, kind: "changed", lines: [...differs, instead, holds], ...robustWord };
  }
  return { ...base, kind: "reopened", lines: [...differs, instead], nextOn: null, ...robustWord };
}

/** The session with the answers as they are today: who looked answers for everybody. */
export function withAnswersOfToday(session: Session, review: ReviewTalk): Session {
  const answers = { ...session.answers };
  for (const [item, { value, by }] of Object.entries(review.said)) {
    const question = questionOfItem(review, item);
    if (question === undefined || value === SAME || value === FOUND) continue;
    answers[question] = {
      [by.id]: { author: by, given: { kind: "choice", choice: value }, via: "button", at: session.touchedAt },
    };
  }
  return { ...session, answers };
}

function recommendNow(knowledge: Knowledge, session: Session, review: ReviewTalk) {
  const { pack, today } = knowledge;
  return recommend({
    pack,
    today,
    model: modelOf(knowledge, session),
    stated: toStated(withAnswersOfToday(session, review)),
  });
}

function firmness(knowledge: Knowledge, session: Session, review: ReviewTalk): { robustWord?: string } {
  return review.day === undefined ? {} : { robustWord: recommendNow(knowledge, session, review).robustWord };
}

/** What is different, a sentence each. */
function differences({ pack }: Knowledge, session: Session, review: ReviewTalk): string[] {
  return Object.entries(review.said).flatMap(([item, { value }]) => {
    if (value === SAME) return [];
    if (item === "tripwire" && value === SEEN)
      return [`The first sign that it was wrong was seen: ${review.tripwire?.words ?? ""}`];
    const question = questionOfItem(review, item);
    const findOut = review.findOuts.find(({ at }) => item === `find-out:${at}`);
    if (question === undefined) return findOut === undefined ? [] : [`Found out: ${findOut.words}`];
    const asked = pack.questions.find(({ id }) => id === question);
    const now = labelOf(asked, { kind: "choice", choice: value });
    const then = Object.values(session.answers[question] ?? {}).map(({ given }) => labelOf(asked, given));
    const before = then.length === 0 ? "not said" : [...new Set(then)].join(" / ");
    return [`${asked?.text ?? question} Then: ${before}. Now: ${now}.`];
  });
}

/** Find-outs that are known now wait for nobody. */
function nextOn(review: ReviewTalk, day: string): string {
  const findOuts = review.findOuts.filter(({ at }) => (review.said[`find-out:${at}`]?.value ?? SAME) === SAME);
  const { reversibility, everyDays } = review;
  return reviewAfter({ reversibility, findOuts, review: { everyDays, nextOn: null, history: [] } }, day);
}

function nameOf({ pack }: Knowledge, option: string | null): string {
  return pack.manifest.options.find(({ id }) => id === option)?.name ?? "none of the options";
}
