/** When a channel of the simulation is asked, as it was told to the bot. */
export interface ChannelPlan {
  /** `<workspace>/<channel>`. */
  readonly name: string;
  readonly zone: string;
  readonly time: string;
  readonly from: string;
  readonly until: string;
  /** 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  readonly holidays: readonly string[];
  readonly digest?: Digest | undefined;
}

/** Counted from a day (ISO). */
type Digest =
  | { readonly kind: "weeks"; readonly every: number; readonly from: string; readonly time: string }
  | { readonly kind: "first-monday"; readonly from: string; readonly time: string };

/** Twelve zones; in all but two clocks change, in both hemispheres, by half an hour in one and for Ramadan in another. */
export const ZONES = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "America/Los_Angeles",
  "Africa/Casablanca",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
] as const;

const WEEK = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** So many channels, each zone in turn: most asked on working days at ten, some with digests, some in the night when clocks change. */
export function channelPlans(workspace: string, count: number, firstMonday: string): ChannelPlan[] {
  return Array.from({ length: count }, (_, at): ChannelPlan => {
    const zone = ZONES[at % ZONES.length] ?? ZONES[0];
    const round = Math.floor(at / ZONES.length);
    const day = { time: "10:00", from: "09:00", until: "17:00", days: WEEK, holidays: [] };
    const base = { name: `${workspace}/C${at}`, zone, ...day };
    const of = (every: number): Digest => ({ kind: "weeks", every, from: firstMonday, time: "10:00" });
    switch (round % 6) {
      case 1:
        // Every Sunday night has it, so also the one on which clocks change.
        return { ...base, time: "02:30", from: "02:00", until: "05:00", days: EVERY_DAY };
      case 2:
        return { ...base, digest: { kind: "first-monday", from: firstMonday, time: "10:00" } };
      case 3:
        return { ...base, holidays: HOLIDAYS };
      case 4:
        return { ...base, digest: of(6) };
      default:
        return base;
    }
  });
}

const HOLIDAYS = ["12-24", "12-25", "12-28", "01-01"].flatMap((day) =>
  [2026, 2027, 2028, 2029, 2030, 2031].map((year) => `${year}-${day}`),
);

/** The words that tell the bot so. */
export function scheduleWordsOf({ zone, time, from, until, days, holidays, digest }: ChannelPlan): string[] {
  return [
    `schedule zone ${zone}`,
    ...(days.length === 7 ? ["schedule days monday-sunday"] : []),
    `schedule hours ${from}-${until}`,
    `schedule time ${time}`,
    ...(holidays.length === 0 ? [] : [`schedule holidays ${holidays.join(" ")}`]),
    ...(digest?.kind === "weeks"
      ? [`schedule every ${digest.every} weeks monday ${digest.time} from ${digest.from}`]
      : []),
    ...(digest?.kind === "first-monday" ? [`schedule monthly first monday ${digest.time} from ${digest.from}`] : []),
  ];
}
