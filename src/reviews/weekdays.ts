/** From Monday, 1, to Sunday, 7. */
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** 1 Monday to 7 Sunday, by its name or the first three letters or more of it; undefined for anything else. */
export function readWeekday(word: string): number | undefined {
  const said = word.toLowerCase();
  const index = said.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(said));
  return index === -1 ? undefined : index + 1;
}

export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? WEEKDAYS[0];
}
