import type { ChannelPlan } from "./channels.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a wall clock of a zone shows. */
interface Wall {
  /** ISO date. */
  readonly day: string;
  /** `10:00`. */
  readonly time: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
}

/**
 * When things fall due, computed without any of the program's own code: by asking `Intl` what the wall clock of a zone shows.
 * What it says is what the audit holds deliveries against.
 */
export interface Oracle {
  /** When a look planned for a day falls due. */
  look(day: string, plan: ChannelPlan): number;
  /** The first instant at or after another at which people of the channel are at work. */
  atWork(at: number, plan: ChannelPlan): number;
  /** The first digest of the channel strictly after an instant. */
  digestAfter(at: number, plan: ChannelPlan): number | undefined;
}

export function createOracle(): Oracle {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const offsets = new Map<string, number[]>();
  const looks = new Map<string, number>();
  const digests = new Map<string, number[]>();

  const wall = (at: number, zone: string): Wall => {
    const format =
      formats.get(zone) ??
      new Intl.DateTimeFormat("en-CA", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
      });
    formats.set(zone, format);
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const day = `${parts.year}-${parts.month}-${parts.day}`;
    return { day, time: `${parts.hour}:${parts.minute}`, weekday: weekdayOf(day) };
  };

  /** How far a zone's wall clock is ahead of UTC at any time of these years, the furthest first. */
  const offsetsOf = (zone: string): number[] => {
    const known = offsets.get(zone);
    if (known !== undefined) return known;
    const found = new Set<number>();
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2034, 0, 1); at += 7 * DAY_MS) {
      const { day, time } = wall(at, zone);
      found.add(Date.parse(`${day}T${time}:00Z`) - at);
    }
    const sorted = [...found].sort((one, other) => other - one);
    offsets.set(zone, sorted);
    return sorted;
  };

  /** The first instant at which the wall clock shows a time of a day; where it is left out, as much later as the clocks go forward. */
  const instant = (day: string, time: string, zone: string): number => {
    const as = Date.parse(`${day}T${time}:00Z`);
    for (const offset of offsetsOf(zone)) {
      const shown = wall(as - offset, zone);
      if (shown.day === day && shown.time === time) return as - offset;
    }
    // Left out: the offset of before holds.
    const noonBefore = instant(dayAfter(day, -1), "12:00", zone);
    return noonBefore + (as - Date.parse(`${dayAfter(day, -1)}T12:00:00Z`));
  };

  const works = ({ day, time, weekday }: Wall, { days, from, until, holidays }: ChannelPlan): boolean =>
    days.includes(weekday) && !holidays.includes(day) && from <= time && time < until;

  const on = (day: string, time: string, plan: ChannelPlan): number => {
    const key = [day, time, plan.name].join(" ");
    const known = looks.get(key);
    if (known !== undefined) return known;
    const { from, until, zone } = plan;
    const late = time >= until;
    for (let ahead = late ? 1 : 0; ; ahead += 1) {
      const at = instant(dayAfter(day, ahead), late || time < from ? from : time, zone);
      if (!works(wall(at, zone), plan)) continue;
      looks.set(key, at);
      return at;
    }
  };

  const digestsOf = (plan: ChannelPlan): number[] => {
    const known = digests.get(plan.name);
    if (known !== undefined) return known;
    const { digest } = plan;
    const all: number[] = [];
    if (digest?.kind === "weeks") {
      for (let day = digest.from, no = 0; no < 400; no += 1, day = dayAfter(day, 7 * digest.every)) {
        all.push(on(day, digest.time, plan));
      }
    }
    if (digest?.kind === "first-monday") {
      for (let month = 0; month < 12 * 8; month += 1) {
        const first = new Date(
          Date.UTC(Number(digest.from.slice(0, 4)), Number(digest.from.slice(5, 7)) - 1 + month, 1),
        );
        let day = first.toISOString().slice(0, 10);
        while (weekdayOf(day) !== 1) day = dayAfter(day, 1);
        if (day >= digest.from) all.push(on(day, digest.time, plan));
      }
    }
    const sorted = [...new Set(all)].sort((one, other) => one - other);
    digests.set(plan.name, sorted);
    return sorted;
  };

  return {
    look: (day, plan) => on(day, plan.time, plan),
    atWork(at, plan) {
      const shown = wall(at, plan.zone);
      if (works(shown, plan)) return at;
      for (let ahead = 0; ; ahead += 1) {
        const day = dayAfter(shown.day, ahead);
        const opens = instant(day, plan.from, plan.zone);
        if (opens >= at && works(wall(opens, plan.zone), plan)) return opens;
      }
    },
    digestAfter: (at, plan) => digestsOf(plan).find((each) => each > at),
  };
}

function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/** So many days after an ISO date. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
