import { daysAfter } from "../days-after.ts";
import { toDay } from "../to-day.ts";
import { weekdayFrom } from "../weekday-from.ts";

const WEEKS_AFTER_USE_DAYS = 28;
const LATEST_DAYS = 91;

/** ISO date of the first review: four weeks after first production use, or when a find-out is due, at the latest after three months; never on a weekend. */
export function firstReviewOn(
  ratifiedAt: number,
  firstUse: string | undefined,
  findOuts: readonly { readonly dueOn?: string | undefined }[],
): string {
  const today = toDay(ratifiedAt);
  const reasons = [
    daysAfter(today, LATEST_DAYS),
    ...(firstUse === undefined ? [] : [daysAfter(firstUse, WEEKS_AFTER_USE_DAYS)]),
    ...findOuts.flatMap(({ dueOn }) => dueOn ?? []),
  ];
  // What was due before it was decided is looked at on the first day after.
  const tomorrow = daysAfter(today, 1);
  return weekdayFrom(reasons.map((day) => (day < tomorrow ? tomorrow : day)).toSorted()[0] ?? tomorrow);
}
