import type { Platform } from "./a-platform.ts";
import type { SimProcess } from "./a-process.ts";
import type { SimClock } from "./sim-clock.ts";
import type { Years } from "./years.ts";

const DAY_MS = 86_400_000;

interface Befallen {
  readonly clock: SimClock;
  readonly random: () => number;
  /** Until then (ms). */
  readonly end: number;
  readonly running: ReadonlyMap<number, SimProcess>;
  /** All end at once, and nobody comes back for so long (ms). */
  readonly outage: (ms: number) => void;
  readonly platform: Platform;
  readonly workspace: string;
  readonly channels: number;
  readonly people: readonly string[];
  readonly decisions: number;
}

/**
 * Plans what goes wrong, and when: processes die between any two steps or stand still, all of them for three days at times,
 * channels go away, and people who take no direct messages any more; returns which decisions' looks cannot be saved for a while.
 */
export function planAccidents(befallen: Befallen): Years["unsaved"] {
  const { clock, random, end, running, outage, platform, workspace, channels, people, decisions } = befallen;
  const from = clock.now();
  const span = end - from;
  const sometime = () => from + random() * span * 0.97;
  const often = (everyDays: number, act: () => void): void => {
    for (let no = span / DAY_MS / everyDays; no >= 1; no -= 1) clock.at(sometime(), act);
  };
  const victim = () => [...running.values()][Math.floor(random() * running.size)];
  often(2, () => victim()?.doom(1 + Math.floor(random() * 90), random() < 0.5 ? "before" : "after"));
  often(9, () => victim()?.kill());
  often(7, () => {
    victim()?.stall(1 + Math.floor(random() * 60), (5 + random() ** 3 * 300) * 1000);
  });
  often(120, () => outage(3 * DAY_MS));
  for (let at = 0; at < channels / 10; at += 1) {
    const channel = `${workspace}/C${Math.floor(random() * channels)}`;
    clock.at(sometime(), () => platform.lost.add(channel));
  }
  for (const one of people.filter((_, at) => at % 5 === 3)) {
    clock.at(from + span * 0.4, () => platform.lost.add(one));
  }
  return Array.from({ length: Math.ceil(decisions / 25) }, () => {
    const decision = `WM-${1 + Math.floor(random() * decisions)}`;
    const since = sometime();
    return { decision, from: since, to: since + (0.01 + random() * 30) * DAY_MS };
  });
}
