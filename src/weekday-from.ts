const FRIDAY = 5;

/** The ISO date itself, or the Monday after it where it is a Saturday or a Sunday, when mostly nobody is there to be asked. */
export function weekdayFrom(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.dayOfWeek <= FRIDAY ? day : date.add({ days: 8 - date.dayOfWeek }).toString();
}
