import type { Flip } from "../engine/types.ts";
import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { joinClauses, upperFirst } from "./join-words.ts";

const MOST_FLIPS = 3;
const FAR_FETCHED = 0.05;

/** Line 4: at most three ways the result would change, the most plausible first; far-fetched ones only where there is nothing else. */
export function flipWords(gathered: Gathered): Recommendation["flips"] {
  const byElimination = gathered.assessment.verdict.kind === "by-elimination";
  const first = (flip: Flip) => Number(byElimination && flip.liftsVeto);
  const distinct = new Map<string, Flip>();
  const ranked = gathered.explanation.flips.toSorted(
    (one, other) => first(other) - first(one) || other.plausibility - one.plausibility,
  );
  for (const flip of ranked) {
    const key = `${flip.changes.map((change) => change.question).join("+")}>${flip.becomes}`;
    if (!distinct.has(key)) distinct.set(key, flip);
  }
  const all = [...distinct.values()];
  const near = all.filter((flip) => flip.plausibility >= FAR_FETCHED || first(flip) > 0);
  return (near.length > 0 ? near : all.slice(0, 1)).slice(0, MOST_FLIPS).map((flip) => ({
    text: textOf(gathered, flip),
    changes: flip.changes.map((change) => ({ ...change })),
    becomes: flip.becomes,
    plausibility: flip.plausibility,
  }));
}

function textOf({ phrases, stated }: Gathered, flip: Flip): string {
  const conditions = joinClauses(flip.changes.map((change) => phrases.clause(change.question, change.to)));
  const said = flip.changes.flatMap((change) => phrases.said(stated, change.question) ?? []);
  const yours = said.length === 0 ? "" : ` (you said: ${joinClauses(said)})`;
  const result = flip.becomes === "none" ? "None of these would fit" : `It becomes ${phrases.option(flip.becomes)}`;
  return `${result} if ${conditions}${yours}.`;
}

/** One sentence about priorities: the answer whose weight would have to differ least for another result. */
export function prioritySentence({ explanation, phrases, stated }: Gathered): string | null {
  for (const { question, multiplier, becomes } of explanation.priorities) {
    const said = phrases.said(stated, question);
    const factor = factorWords(multiplier);
    if (said === undefined || factor === undefined) continue;
    return `${upperFirst(`if it mattered ${factor} to you that ${said}`)}, it would be ${phrases.option(becomes)}.`;
  }
  return null;
}

function factorWords(multiplier: number): string | undefined {
  if (multiplier < 0.1 || multiplier > 3.2) return undefined;
  if (multiplier < 0.4) return "much less";
  if (multiplier < 0.67) return "about half as much";
  if (multiplier < 1) return "a little less";
  if (multiplier < 1.4) return "a little more";
  if (multiplier < 1.75) return "about half again as much";
  return multiplier < 2.5 ? "about twice as much" : "about three times as much";
}
