import { toDay } from "../../../to-day.ts";

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };
const MOST = 1200;

/** The ISO date that "2027-03-01", "2027-03", "in 3 months" or "today" stand for; undefined for anything else. */
export function readDay(text: string, now: number): string | undefined {
  const said = text.trim().toLowerCase().replace(/[.!]$/, "");
  if (said === "today" || said === "now") return toDay(now);
  const [, year, month, day = "01"] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(said) ?? [];
  if (year !== undefined) {
    const iso = `${year}-${month}-${day}`;
    const at = Date.parse(iso);
    return Number.isNaN(at) || toDay(at) !== iso ? undefined : iso;
  }
  const [, count = "", unit = ""] =
    /^in (?:about )?(a|an|one|two|three|\d{1,4}) (day|week|month|year)s?$/.exec(said) ?? [];
  if (unit === "") return undefined;
  const many = { a: 1, an: 1, one: 1, two: 2, three: 3 }[count] ?? Number(count);
  if (many > MOST) return undefined;
  if (DAYS[unit] !== undefined) return toDay(now + many * DAYS[unit] * 86_400_000);
  const date = new Date(now);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + many * (unit === "year" ? 12 : 1));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return toDay(date.getTime());
}
