import type { DigestDone } from "../conversation/event.ts";
import type { Decision, Entry } from "../decisions/decision.ts";
import { toDay } from "../to-day.ts";
import { RESULT_WORDS } from "./talk/review-thread.ts";

type Look = Decision["review"]["history"][number];

/** What a digest says of a decision it listed, as the record stands now; undefined while nobody has answered. Pure. */
export function digestStanding(decision: Decision): DigestDone | undefined {
  const { status, supersededBy, entries, review } = decision;
  const entry = (kind: string) => entries.findLast((one) => one.kind === kind);
  if (status === "superseded") {
    const at = entry("superseded")?.at ?? decision.ratifiedAt;
    return { what: `Superseded by ${supersededBy ?? "another decision"}`, by: null, day: toDay(at) };
  }
  if (review.asked !== undefined) return undefined;
  const [look, planned] = [review.history.at(-1), entry("planned")];
  if (planned !== undefined && planned.at > (look?.at ?? 0)) return plannedWords(planned, review.nextOn);
  return look && lookWords(look, review.nextOn);
}

function plannedWords({ by, at }: Entry, nextOn: string | null): DigestDone {
  return { what: nextOn === null ? RESULT_WORDS.stopped : `Planned anew for ${nextOn}`, by, day: toDay(at) };
}

function lookWords({ result, by, at }: Look, nextOn: string | null): DigestDone {
  const words = Object.hasOwn(RESULT_WORDS, result) ? RESULT_WORDS[result as keyof typeof RESULT_WORDS] : result;
  return { what: result === "snoozed" && nextOn !== null ? `${words} to ${nextOn}` : words, by, day: toDay(at) };
}
