import type { Recurrence } from "./recurrence.ts";

/** The local day a recurrence plans its occurrence of this index for; index 0 lies in the week or month of `from`, and may be before it. */
export function plannedDay(recurrence: Recurrence, index: number): Temporal.PlainDate {
  const from = Temporal.PlainDate.from(recurrence.from);
  switch (recurrence.kind) {
    case "weekly":
      return from.add({ days: recurrence.weekday - from.dayOfWeek + 7 * index * recurrence.every });
    case "monthly":
      return nthWeekday(from.toPlainYearMonth().add({ months: index * recurrence.every }), recurrence);
    default:
      return recurrence satisfies never;
  }
}

function nthWeekday(
  month: Temporal.PlainYearMonth,
  { nth, weekday }: Extract<Recurrence, { kind: "monthly" }>,
): Temporal.PlainDate {
  if (nth === -1) {
    const last = month.toPlainDate({ day: month.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
  }
  const first = month.toPlainDate({ day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
}
