import type { Reply } from "../../conversation/reply.ts";
import type { Calendar } from "../../reviews/calendar.ts";
import { nthName } from "../../reviews/read-digest.ts";
import type { Recurrence } from "../../reviews/recurrence.ts";
import { weekdayName } from "../../reviews/weekdays.ts";

type Picks = Extract<Reply, { kind: "schedule" }>["picks"];

const HOURS = ["08:00", "09:00", "10:00", "11:00", "13:00", "14:00", "15:00", "16:00"];
const OFTEN = {
  weekly: "Every week",
  "every 2 weeks": "Every 2 weeks",
  "every 6 weeks": "Every 6 weeks",
  "monthly first": "Every month, the first",
  "monthly last": "Every month, the last",
  "quarterly first": "Every quarter, the first",
};

/** What can be picked for a channel's digest; the values one after the other, below `schedule`, are what is said. */
export function schedulePicks(digest: Recurrence | undefined, calendar: Calendar): Picks {
  const days = calendar.days.map((day) => weekdayName(day));
  return [
    { id: "often", label: "How often", choices: Object.entries(OFTEN).map(toChoice), current: oftenOf(digest) },
    {
      id: "day",
      label: "Day",
      choices: days.map((name) => ({ value: name.toLowerCase(), label: name })),
      current: weekdayName(digest?.weekday ?? calendar.days[0] ?? 1).toLowerCase(),
    },
    {
      id: "time",
      label: `Time (${calendar.zone})`,
      choices: HOURS.map((time) => ({ value: time, label: time })),
      current: digest?.time ?? calendar.time,
    },
  ];
}

function toChoice([value, label]: [string, string]): { value: string; label: string } {
  return { value, label };
}

function oftenOf(digest: Recurrence | undefined): string {
  if (digest === undefined) return "monthly first";
  const { kind, every } = digest;
  if (kind === "weekly") return every === 1 ? "weekly" : `every ${every} weeks`;
  return `${every === 3 ? "quarterly" : "monthly"} ${nthName(digest.nth)}`;
}
