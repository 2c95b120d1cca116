import { nameOf } from "../../decisions/build-decision.ts";
import { consultedOf } from "../../decisions/consulted-of.ts";
import { firstReviewOn } from "../../decisions/first-review.ts";
import { OVERRIDE_REASONS, REVERSIBILITY_WORDS } from "../../decisions/override-words.ts";
import { basisOf, stampOf } from "../deciding.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Reply } from "../reply.ts";
import type { Ratification, Session } from "../session.ts";
import { recommendationOf } from "./recommendation-message.ts";

const INDICATORS_SHOWN = 4;

export const FIRST_USE_QUESTION = "When is first production use expected? A date, or `in 3 months`.";
export const TRIPWIRE_QUESTION =
  "What would you see first if this was wrong? A number and where to look help, such as “support tickets above 20 a week; the board”.";
export const REVERSIBILITY_QUESTION = "How hard is it to take back?";

/** The draft of a decision, and the detail that is asked next. */
export function ratifyMessage(knowledge: Knowledge, session: Session, draft: Ratification): Reply {
  const { by, option, override, title, reversibility, firstUse, tripwire, findOuts } = draft;
  const outcome = nameOf(knowledge, option);
  const { turn, recommended } = standing(knowledge, session);
  const stale = !recommended || draft.basis !== basisOf(knowledge, session);
  const watch = recommendationOf(knowledge, session, turn).details.watch ?? [];
  return {
    kind: "ratify",
    by: by.name,
    outcome,
    override:
      override === undefined
        ? null
        : `${OVERRIDE_REASONS[override.reason]}.${override.note === "" ? "" : ` “${override.note}”`}`,
    title: title ?? `${knowledge.pack.manifest.title}: ${outcome}`,
    ...(session.supersedes === undefined ? {} : { supersedes: session.supersedes }),
    reversibility: reversibility ?? null,
    firstUse: firstUse ?? null,
    tripwire: tripwire === undefined ? null : { words: tripwire.words, where: tripwire.where ?? null },
    findOuts: findOuts.map(({ words, owner, dueOn }) => ({ words, owner: owner ?? null, dueOn: dueOn ?? null })),
    consulted: consultedOf(session),
    reviewOn: firstReviewOn(draft.at, firstUse, findOuts),
    indicators: watch.slice(0, INDICATORS_SHOWN),
    next: stale ? null : nextDetail(draft),
    stale,
    buttons: [
      ...(stale ? [] : [{ label: "Record it", act: { kind: "ratify" as const, on: stampOf(draft) } }]),
      { label: "Preview", act: { kind: "command", name: "preview" } },
      { label: "Not now", act: { kind: "not-now" } },
    ],
  };
}

type Next = Extract<Reply, { kind: "ratify" }>["next"];

/** What stands for a find-out, by its place, where details are passed over. */
export function findOutMark(at: number): string {
  return `find-out-${at}`;
}

/** Place of the first find-out that has no owner and was not passed over; -1 when there is none. */
export function openFindOut({ findOuts, skipped }: Ratification): number {
  return findOuts.findIndex(({ owner }, at) => owner === undefined && !skipped.includes(findOutMark(at)));
}

/** The first detail nobody has said or passed over. */
export function nextDetail(draft: Ratification): Next {
  const { skipped } = draft;
  if (draft.reversibility === undefined && !skipped.includes("reversibility")) {
    return { field: "reversibility", text: REVERSIBILITY_QUESTION, choices: Object.values(REVERSIBILITY_WORDS) };
  }
  if (draft.firstUse === undefined && !skipped.includes("first-use")) {
    return { field: "first-use", text: FIRST_USE_QUESTION, choices: [] };
  }
  if (draft.tripwire === undefined && !skipped.includes("tripwire")) {
    return { field: "tripwire", text: TRIPWIRE_QUESTION, choices: [] };
  }
  const open = openFindOut(draft);
  if (open < 0) return null;
  const text = `Who finds this out, and by when? “${draft.findOuts[open]?.words}” For example \`Grace by 2027-01-15\`.`;
  return { field: "find-out", text, choices: [] };
}
