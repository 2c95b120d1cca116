import type { Decision, Entry } from "../decisions/decision.ts";
import { insteadOf } from "../decisions/named-only.ts";
import { SAME } from "./talk/review-items.ts";
import type { ReviewResult, ReviewTalk } from "./talk/review-talk.ts";
import { RESULT_WORDS } from "./talk/review-thread.ts";

/**
 * The decision with what a look at it came to: entries are added, nothing of the record is rewritten. Done again with the
 * same look, also after more was said in it, it adds only what is new. Pure.
 */
export function amendDecision(decision: Decision, review: ReviewTalk): Decision {
  const { result, hindsight, owner, everyDays } = review;
  const fresh = entriesOf(decision, review).filter(
    ({ at, kind, text }) => !decision.entries.some((one) => one.at === at && one.kind === kind && one.text === text),
  );
  const { asked, nextOn, history, everyDays: _, ...rest } = decision.review;
  const here = asked?.occurrence === review.occurrence;
  const lookedAt = result === undefined ? history : withLook(history, review, result);
  const planned = result !== undefined && !history.some(isOf(review, result)) ? result.nextOn : nextOn;
  return {
    ...decision,
    owner,
    findOuts: decision.findOuts.map((findOut, at) => found(findOut, at, review)),
    review: {
      ...rest,
      nextOn: result?.kind === "reopened" ? null : planned,
      ...(everyDays === undefined ? {} : { everyDays }),
      ...(asked === undefined || (here && result !== undefined) ? {} : { asked }),
      history: lookedAt.map((look) =>
        look.occurrence === review.occurrence && hindsight !== undefined
          ? { ...look, right: hindsight.value, ...(hindsight.note === undefined ? {} : { note: hindsight.note }) }
          : look,
      ),
    },
    entries: [...decision.entries, ...fresh],
  };
}

type Look = Decision["review"]["history"][number];

/** One line per occurrence; what a look came to last, such as a new interview after all, takes the place of what it came to first. */
function withLook(history: readonly Look[], review: ReviewTalk, result: ReviewResult): Look[] {
  const { kind, at, by, robustWord } = result;
  const look = {
    occurrence: review.occurrence,
    at,
    by,
    result: kind,
    ...(robustWord === undefined ? {} : { robustWord }),
  };
  const others = history.filter(({ occurrence }) => occurrence !== review.occurrence);
  return [...others, look];
}

function isOf({ occurrence }: ReviewTalk, { kind, at }: ReviewResult): (look: Look) => boolean {
  return (look) => look.occurrence === occurrence && look.result === kind && look.at === at;
}

function found(findOut: Decision["findOuts"][number], at: number, review: ReviewTalk): Decision["findOuts"][number] {
  const said = review.said[`find-out:${at}`];
  const known = review.result !== undefined && said !== undefined && said.value !== SAME;
  return known && findOut.doneAt === undefined ? { ...findOut, doneAt: review.result?.at ?? 0 } : findOut;
}

function entriesOf(decision: Decision, review: ReviewTalk): Entry[] {
  const { result, hindsight, owner, notes, dueAt } = review;
  const handed: Entry[] =
    owner.id === decision.owner.id
      ? []
      : [
          {
            at: dueAt,
            by: owner,
            kind: "owner",
            text: `${owner.name} answers for it${insteadOf(decision.owner)}.`,
          },
        ];
  if (result === undefined) return handed;
  const lines = [...result.lines, ...notes.map(({ by, text }) => `${by.name}: ${text}`)];
  const next = result.nextOn === null ? "" : ` Next look: ${result.nextOn}.`;
  const text = [`${RESULT_WORDS[result.kind]}.${next}`, ...lines].join(" ").slice(0, 4000);
  const looked: Entry = { at: result.at, by: result.by, kind: `review-${result.kind}`, text };
  const right: Entry[] =
    hindsight === undefined
      ? []
      : [
          {
            at: hindsight.at,
            by: hindsight.by,
            kind: "hindsight",
            text: `Was it right so far? ${hindsight.value}${hindsight.note === undefined ? "" : `: ${hindsight.note}`}`,
          },
        ];
  return [...handed, looked, ...right];
}
