import { toDay } from "../to-day.ts";

const WEEKS_AFTER_USE_DAYS = 28;
const LATEST_DAYS = 91;
const DAY_MS = 86_400_000;

/** ISO date of the first review: four weeks after first production use, or when a find-out is due, at the latest after three months. */
export function firstReviewOn(
  ratifiedAt: number,
  firstUse: string | undefined,
  findOuts: readonly { readonly dueOn?: string | undefined }[],
): string {
  const today = toDay(ratifiedAt);
  const reasons = [
    toDay(ratifiedAt + LATEST_DAYS * DAY_MS),
    ...(firstUse === undefined ? [] : [toDay(Date.parse(firstUse) + WEEKS_AFTER_USE_DAYS * DAY_MS)]),
    ...findOuts.flatMap(({ dueOn }) => dueOn ?? []),
  ];
  // What was due before it was decided is looked at on the first day after.
  const tomorrow = toDay(Date.parse(today) + DAY_MS);
  return reasons.map((day) => (day < tomorrow ? tomorrow : day)).toSorted()[0] ?? tomorrow;
}
