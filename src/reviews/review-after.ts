import { daysAfter } from "../days-after.ts";
import type { Decision } from "../decisions/decision.ts";
import { weekdayFrom } from "../weekday-from.ts";

const EVERY_DAYS = 90;
const EVERY_DAYS_EASY = 180;

/** ISO date of the look after one on `from`: as often as its owner chose, else by how hard it is to take back; earlier where a find-out is due. Never on a weekend. */
export function reviewAfter(
  { review, reversibility, findOuts }: Pick<Decision, "review" | "reversibility" | "findOuts">,
  from: string,
): string {
  const days = review.everyDays ?? (reversibility === "easy" ? EVERY_DAYS_EASY : EVERY_DAYS);
  const open = findOuts.flatMap(({ dueOn, doneAt }) =>
    dueOn !== undefined && doneAt === undefined && dueOn > from ? dueOn : [],
  );
  return weekdayFrom([daysAfter(from, days), ...open].toSorted()[0] ?? from);
}
