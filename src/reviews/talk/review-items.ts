import type { Knowledge } from "../../conversation/knowledge.ts";
import type { Session } from "../../conversation/session.ts";
import { labelOf } from "../../conversation/wording.ts";
import { OVERRIDE_REASONS } from "../../decisions/override-words.ts";
import { answersFor } from "../answers-for.ts";
import type { ReviewTalk } from "./review-talk.ts";

/** Whether a find-out is known now, where it is none of the pack's questions. */
export const FOUND = "found";
/** Nothing is different: the value of whoever says so. */
export const SAME = "same";
export const SEEN = "seen";
export const GONE = "gone";

/** One thing a review asks about. */
export interface ReviewItem {
  readonly id: string;
  readonly text: string;
  /** What was said then, or what belongs to it; null for nothing. */
  readonly detail: string | null;
  /** The first says that nothing is different. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What a review asks about, in order: open find-outs, the first sign that it was wrong, the reason of an override, the answers that carry it. */
export function reviewItems(knowledge: Knowledge, session: Session, review: ReviewTalk): ReviewItem[] {
  return [
    ...review.findOuts.map((findOut) => findOutItem(knowledge, findOut)),
    ...(review.tripwire === undefined ? [] : [tripwireItem(review.tripwire)]),
    ...(review.override === undefined ? [] : [overrideItem(review, review.override)]),
    ...review.carrying.flatMap((question) => answerItem(knowledge, session, review, question)),
  ];
}

/** The question an item's value answers; undefined where it answers none of the pack's. */
export function questionOfItem(review: ReviewTalk, item: string): string | undefined {
  const [kind, rest = ""] = item.split(/:(.*)/s);
  if (kind === "answer") return rest;
  return kind === "find-out" ? review.findOuts.find(({ at }) => String(at) === rest)?.question : undefined;
}

function findOutItem({ pack }: Knowledge, { at, question, words, owner, dueOn }: ReviewTalk["findOuts"][number]) {
  const asked = pack.questions.find(({ id }) => id === question);
  const known = asked?.choices.map(({ id, label }) => ({ value: id, label })) ?? [{ value: FOUND, label: "Found out" }];
  const who = owner === undefined ? null : `${owner} was to find out${dueOn === undefined ? "" : ` by ${dueOn}`}.`;
  return {
    id: `find-out:${at}`,
    text: `To find out: ${words}`,
    detail: who,
    choices: [{ value: SAME, label: "Not known yet" }, ...known],
  };
}

function tripwireItem({ words, where }: NonNullable<ReviewTalk["tripwire"]>): ReviewItem {
  return {
    id: "tripwire",
    text: `The first sign that it was wrong: ${words}`,
    detail: where === undefined ? null : `Where to look: ${where}`,
    choices: [
      { value: SAME, label: "Not seen" },
      { value: SEEN, label: "Seen" },
    ],
  };
}

function overrideItem({ outcome }: ReviewTalk, { reason, note }: NonNullable<ReviewTalk["override"]>): ReviewItem {
  const words = [OVERRIDE_REASONS[reason], note].filter((part) => part !== "").join(": ");
  return {
    id: "override",
    text: `${outcome} was chosen against the recommendation. Does the reason still hold?`,
    detail: words,
    choices: [
      { value: SAME, label: "Still holds" },
      { value: GONE, label: "No longer" },
    ],
  };
}

function answerItem({ pack }: Knowledge, session: Session, { owner }: ReviewTalk, id: string): ReviewItem[] {
  const question = pack.questions.find((one) => one.id === id);
  if (question === undefined) return [];
  const given = Object.values(session.answers[id] ?? {});
  const labels = new Set(given.map((one) => labelOf(question, one.given)));
  // Its owner is spoken to: what they did not say themselves is not theirs.
  const named = labels.size > 1 || !given.some(({ author }) => answersFor(owner, author));
  const said = named
    ? given.map(({ author, given: one }) => `${author.name} said: ${labelOf(question, one)}`).join("; ")
    : [...labels].map((label) => `You said: ${label}`).join();
  const only = given[0]?.given;
  const same = labels.size === 1 && only?.kind === "choice" ? only.choice : undefined;
  return [
    {
      id: `answer:${id}`,
      text: question.text,
      detail: said === "" ? "It was not answered then." : `${said}.`,
      choices: [
        { value: SAME, label: said === "" ? "Still not known" : "Still true" },
        ...question.choices.filter((choice) => choice.id !== same).map(({ id: value, label }) => ({ value, label })),
      ],
    },
  ];
}
