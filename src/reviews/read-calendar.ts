import { nearest } from "../../knowledge/index.ts";
import { Day } from "../decisions/fields.ts";
import type { Calendar } from "./calendar.ts";
import { nearestTime, readHour, readTime } from "./read-time.ts";
import { nearestZone, readZone } from "./read-zone.ts";
import type { NotRead, ScheduleAsk } from "./schedule-reading.ts";
import { readWeekday, WEEKDAYS } from "./weekdays.ts";

type Read = (words: readonly string[], calendar: Calendar) => ScheduleAsk | NotRead;

const MOST_HOLIDAYS = 200;

/** What `schedule <name> …` sets of a channel's calendar, by the name; the words are those after it. */
export const CALENDAR_READERS: Readonly<Record<string, Read>> = {
  zone: ([word = "", ...more], calendar) => {
    const zone = readZone(word);
    if (zone !== undefined && more.length === 0) return { kind: "calendar", calendar: { ...calendar, zone } };
    return notRead(zone === undefined ? 0 : 1, "zone Europe/Berlin", zone === undefined ? nearestZone : undefined);
  },

  days: (words, calendar) => {
    const days = new Set<number>();
    for (const [at, word] of words.entries()) {
      const range = /^and$/i.test(word) && at > 0 && at < words.length - 1 ? [] : readDays(word);
      if (range === undefined) return notRead(at, "days monday-friday", nearestDays);
      for (const day of range) days.add(day);
    }
    if (days.size === 0) return notRead(0, "days monday-friday");
    return { kind: "calendar", calendar: { ...calendar, days: [...days].toSorted((one, other) => one - other) } };
  },

  hours: ([word = "", ...more], calendar) => {
    const [from, until, ...rest] = word.split("-").map(readHour);
    const ordered = from !== undefined && until !== undefined && rest.length === 0 && from < until;
    if (ordered && more.length === 0) return { kind: "calendar", calendar: { ...calendar, from, until } };
    return notRead(ordered ? 1 : 0, "hours 9-17", nearestHours);
  },

  time: ([word = "", ...more], calendar) => {
    const time = readTime(word);
    if (time !== undefined && more.length === 0) return { kind: "calendar", calendar: { ...calendar, time } };
    return notRead(time === undefined ? 0 : 1, "time 10:00", nearestTime);
  },

  holidays: (words, calendar) => {
    const example = "holidays 2026-12-25, 2027-01-01";
    if (words.length === 1 && words[0]?.toLowerCase() === "none") {
      return { kind: "calendar", calendar: { ...calendar, holidays: [] } };
    }
    const at = words.findIndex((word) => !Day.safeParse(word).success);
    if (at !== -1) return notRead(at, example, words.length === 1 ? (word) => nearest(word, ["none"]) : undefined);
    const holidays = [...new Set(words)].toSorted();
    if (holidays.length === 0) return notRead(0, example);
    if (holidays.length > MOST_HOLIDAYS) return notRead(MOST_HOLIDAYS, example);
    return { kind: "calendar", calendar: { ...calendar, holidays } };
  },
};

function notRead(at: number, example: string, like: NotRead["like"] = () => undefined): NotRead {
  return { kind: "not-read", at, like, example };
}

/** "monday", or "monday-friday", which may go past Sunday. */
function readDays(word: string): number[] | undefined {
  const [first, last = first, ...more] = word.split("-").map(readWeekday);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, ahead) => ((first - 1 + ahead) % 7) + 1);
}

function nearestDays(word: string): string | undefined {
  const days = word.split("-").map((name) => (readWeekday(name) ? name : nearest(name, WEEKDAYS)?.toLowerCase()));
  return days.includes(undefined) ? undefined : days.join("-");
}

/** "9-5" as people say it. */
function nearestHours(word: string): string | undefined {
  const [from, until, ...rest] = word.split("-").map(nearestTime);
  if (from === undefined || until === undefined || rest.length > 0) return undefined;
  if (from < until) return `${from}-${until}`;
  const afternoon = readTime(`${until}pm`);
  return afternoon !== undefined && from < afternoon ? `${from}-${afternoon}` : undefined;
}
