import { type Entry, entry } from "../../conversation/entry.ts";
import type { Knowledge } from "../../conversation/knowledge.ts";
import type { Button, Reply } from "../../conversation/reply.ts";
import type { Session } from "../../conversation/session.ts";
import { ADOPTED, NOBODY } from "../../decisions/named-only.ts";
import { OVERRIDE_REASONS } from "../../decisions/override-words.ts";
import { sayInstant } from "../say-instant.ts";
import { type ReviewItem, reviewItems } from "./review-items.ts";
import type { ReviewResult, ReviewTalk } from "./review-talk.ts";

/** The one that says whether it was right so far. */
export const RESULT_WORDS: Readonly<Record<ReviewResult["kind"], string>> = {
  confirmed: "Confirmed",
  changed: "Answers changed",
  reopened: "Reopened",
  snoozed: "Put off",
  stopped: "Reviews stopped",
};

/** The messages of a look at a decision, as it stands. Pure; nothing of it is stored. */
export function reviewEntries(knowledge: Knowledge, session: Session, review: ReviewTalk): Entry[] {
  const items = reviewItems(knowledge, session, review);
  const asked = review.walking ? askedOf(items, review) : [];
  const result = review.result === undefined ? [] : [entry("result", resultMessage(review, review.result))];
  return [
    entry("root", dueMessage(items, review)),
    ...asked.map((item) => entry(`item-${item.id}`, itemMessage(item, review))),
    ...result,
  ];
}

/** What waits for an answer now. */
export function pendingItem(knowledge: Knowledge, session: Session, review: ReviewTalk): ReviewItem | undefined {
  if (!review.walking || review.result !== undefined) return undefined;
  return reviewItems(knowledge, session, review).find(({ id }) => review.said[id] === undefined);
}

/** Those that were asked: with an answer, and the first without. */
function askedOf(items: readonly ReviewItem[], review: ReviewTalk): ReviewItem[] {
  const open = items.findIndex(({ id }) => review.said[id] === undefined);
  const upTo = open < 0 ? items.length : open + (review.result === undefined ? 1 : 0);
  return items.slice(0, upTo).filter(({ id }) => review.said[id]?.unasked !== true);
}

function dueMessage(items: readonly ReviewItem[], review: ReviewTalk): Reply {
  const { decision, title, outcome, decidedOn, owner, dueAt, zone, why, askedBy, news, result, override } = review;
  const lines = (kind: string) =>
    items
      .filter(({ id }) => id.startsWith(kind))
      .map(({ text, detail }) => [text, detail].filter((part) => part !== null).join(" "));
  const because = override === undefined ? [] : [OVERRIDE_REASONS[override.reason], override.note].filter(Boolean);
  const sections = [
    { label: "Whose it is", lines: isAdopted(owner) ? [takeOverWords(owner)] : [] },
    { label: "To find out", lines: lines("find-out:").map((line) => line.replace(/^To find out: /, "")) },
    { label: "First sign that it was wrong", lines: tripwireLines(review) },
    { label: "Chosen against the recommendation because", lines: because.length === 0 ? [] : [because.join(": ")] },
    { label: "What it rests on", lines: lines("answer:") },
    { label: "Our evidence changed", lines: news },
  ].filter((section) => section.lines.length > 0);
  return {
    kind: "review-due",
    decision,
    title,
    outcome,
    owner,
    decidedOn,
    due: sayInstant(dueAt, zone),
    ...(askedBy === undefined ? {} : { askedBy: askedBy.name }),
    why: why ?? null,
    sections,
    result: result === undefined ? null : `${RESULT_WORDS[result.kind]} by ${result.by.name}, ${result.day}.`,
    buttons: result === undefined ? dueButtons(review) : [],
  };
}

function tripwireLines({ tripwire }: ReviewTalk): string[] {
  if (tripwire === undefined) return [];
  return [tripwire.where === undefined ? tripwire.words : `${tripwire.words} (where to look: ${tripwire.where})`];
}

/** Nobody is told who is known by name only, so the message says how somebody takes it over. */
function takeOverWords(owner: ReviewTalk["owner"]): string {
  return owner.id === NOBODY.id
    ? "The record names nobody. If it is yours, press “I answer for it”; from then on I ask you."
    : `The record names ${owner.name}; I know the name only, so nobody was told. If it is yours, press “I answer for it”; from then on I ask you.`;
}

function isAdopted({ id }: ReviewTalk["owner"]): boolean {
  return id.startsWith(ADOPTED);
}

function dueButtons({ walking, owner }: ReviewTalk): Button[] {
  return [
    // Before anything else: the others are for whoever answers for it.
    ...(isAdopted(owner) ? [press("I answer for it", "i answer for it")] : []),
    ...(walking ? [] : [press("Still right", "still right"), press("Something changed", "something changed")]),
    press("Snooze 1 week", "snooze 1 week"),
    press("Snooze 1 month", "snooze 1 month"),
    ...(isAdopted(owner) ? [] : [press("Not mine", "not mine")]),
    press("Stop", "stop reviews"),
  ];
}

function itemMessage({ id, text, detail, choices }: ReviewItem, review: ReviewTalk): Reply {
  const said = review.said[id];
  const label = said && (choices.find(({ value }) => value === said.value)?.label ?? said.value);
  return {
    kind: "review-item",
    text,
    detail,
    answer: said === undefined || label === undefined ? null : { label, by: said.by.name },
    buttons:
      said === undefined
        ? [
            ...choices.map((choice) => press(choice.label, `say ${id} ${choice.value}`)),
            press("Nothing else changed", "nothing else changed"),
          ]
        : [],
  };
}

function resultMessage(review: ReviewTalk, result: ReviewResult): Reply {
  const { decision, hindsight } = review;
  const { kind, by, lines, nextOn } = result;
  const judged = kind === "confirmed" || kind === "changed" || kind === "reopened";
  const next =
    kind === "reopened"
      ? `A new interview about it opens here, with these answers; what it decides takes the place of ${decision}.`
      : nextOn === null
        ? `${decision} is not looked at again. \`review ${decision}\` takes it up at any time.`
        : `Next look: ${nextOn}.`;
  return {
    kind: "review-result",
    title: `${decision}: ${RESULT_WORDS[kind].toLowerCase()} by ${by.name}`,
    lines: [...(kind === "confirmed" ? ["Nothing that mattered has changed."] : lines), next],
    hindsight: judged
      ? { text: "Was it right so far?", answer: hindsight === undefined ? null : hindsightWords(hindsight) }
      : null,
    buttons: [
      ...(judged && hindsight === undefined ? [press("Yes", "yes"), press("Mixed", "mixed"), press("No", "no")] : []),
      ...(kind === "changed" || kind === "confirmed" ? [press("Decide it anew", "decide it anew")] : []),
      { label: `Show ${decision}`, act: { kind: "log", words: `show ${decision}` } },
    ],
  };
}

function hindsightWords({ value, by, note }: NonNullable<ReviewTalk["hindsight"]>): string {
  const words = { yes: "Yes", mixed: "Mixed", no: "No" }[value];
  return `${words} (${by.name})${note === undefined ? "" : `: ${note}`}`;
}

function press(label: string, words: string): Button {
  return { label, act: { kind: "review", words } };
}
