import type { Arrival } from "./a-platform.ts";
import { type Expected, expectedLooks, upSince } from "./expected.ts";
import type { Years } from "./five-years.ts";
import { createOracle } from "./oracle.ts";

export interface YearsAudit {
  readonly occurrences: number;
  readonly deliveredOnce: number;
  /** Given up, with a reason. */
  readonly deadLettered: number;
  /** Neither. */
  readonly missing: readonly string[];
  /** Said although nothing was due. */
  readonly neverDue: readonly string[];
  readonly late: readonly string[];
  /** Late, and a process died or stood still while it was on its way. */
  readonly lateExplained: readonly string[];
  readonly latestExplainedMs: number;
  readonly doublesExplained: readonly string[];
  readonly doublesUnexplained: readonly string[];
}

const LATE_MS = 60_000;

/** What was said against what had to be said. */
export function auditYears(years: Years): YearsAudit {
  const expected = expectedLooks(years, createOracle());
  const byId = new Map<string, Arrival[]>();
  for (const arrival of years.arrivals) {
    for (const id of arrival.occurrences) byId.set(id, [...(byId.get(id) ?? []), arrival]);
  }
  const failed = new Map(years.failed.map((one) => [idOfFailed(one.due), one.reason]));
  const missing: string[] = [];
  const late: string[] = [];
  const lateExplained: string[] = [];
  let latestExplainedMs = 0;
  let deliveredOnce = 0;
  let deadLettered = 0;
  const known = new Map<string, Expected>(expected.map((one) => [one.id, one]));
  for (const one of known.values()) {
    const [first] = byId.get(one.id) ?? moved(years, one);
    if (first === undefined) {
      if ((failed.get(one.id) ?? "") !== "") deadLettered += 1;
      else missing.push(`${one.id} (${one.channel}), from ${iso(one.from)}`);
      continue;
    }
    deliveredOnce += 1;
    const since = upSince(years, one.from);
    const waited = first.at - since;
    if (waited <= LATE_MS) continue;
    const line = `${one.id} after ${Math.round(waited / 1000)} s, at ${iso(first.at)}`;
    const why = excuse(years, one, since, first.at);
    if (why === undefined) late.push(line);
    else {
      lateExplained.push(`${line}: ${why}`);
      latestExplainedMs = Math.max(latestExplainedMs, waited);
    }
  }
  const [doublesExplained, doublesUnexplained]: [string[], string[]] = [[], []];
  for (const [id, arrivals] of byId) {
    for (const [at, second] of arrivals.entries()) {
      if (at === 0) continue;
      const first = arrivals[at - 1]!;
      if (first.item !== second.item && years.opened.has(id)) continue;
      // Said again in another place, because the first was lost.
      if (first.item !== second.item && first.place !== second.place && years.lost.has(first.place)) continue;
      const why = explained(years, first, second);
      (why === undefined ? doublesUnexplained : doublesExplained).push(
        `${id} again after ${Math.round((second.at - first.at) / 1000)} s, ${iso(second.at)}${why === undefined ? "" : `: ${why}`}`,
      );
    }
  }
  const neverDue = [...byId.keys()].filter((id) => /~(?:review|nudge)$/.test(id) && !known.has(id));
  return { occurrences: known.size, deliveredOnce, deadLettered, missing, neverDue, late, lateExplained, latestExplainedMs, doublesExplained, doublesUnexplained };
}

/** A word about an open look that its place did not take: the whole look was said to its owner then. */
function moved({ arrivals, lost }: Years, { channel, from, id }: Expected): Arrival[] {
  if (!id.endsWith("~nudge") || !lost.has(channel)) return [];
  const subject = id.split("@")[0] ?? "";
  return arrivals.filter(
    ({ at, place, occurrences }) =>
      at >= from && at < from + 86_400_000 && place !== channel && occurrences.some((one) => one.startsWith(`${subject}@`)),
  );
}

/** Why something may have come late: whoever delivered it died or stood still, it could not be saved, or its place was lost. */
function excuse(years: Years, { decision, channel }: Expected, from: number, to: number): string | undefined {
  const death = years.deaths.find(({ at }) => at >= from - LATE_MS && at <= to);
  if (death !== undefined) return `${death.process} died ${death.between}`;
  const stall = years.stalls.find(({ at, ms }) => at <= to && at + ms >= from - 86_400_000);
  if (stall !== undefined) return `${stall.process} stood still`;
  const down = years.down.find(([since, until]) => since <= to && until > from);
  if (down !== undefined) return "nobody was there";
  if (years.unsaved.some((one) => one.decision === decision && one.from <= to && one.to >= from)) return "it could not be saved";
  return years.lost.has(channel) ? "its channel was lost" : undefined;
}

/** A double is the price of a crash, a stall or a broken connection between a message and its mark. */
function explained({ marked, deaths, stalls }: Years, first: Arrival, second: Arrival): string | undefined {
  if (first.item !== second.item) return undefined;
  if (first.cut) return "the platform cut somebody off after it had taken it";
  if (marked.get(first.item)?.has(first.process)) {
    const stall = stalls.find(({ process, at, ms }) => process === first.process && at <= second.at && at + ms >= first.at);
    return stall === undefined ? undefined : `${first.process} stood still before it was marked`;
  }
  const death = deaths.find(({ process }) => process === first.process);
  return death === undefined ? undefined : `${death.process} died ${death.between}`;
}

function idOfFailed({ workspace, subject, kind, at }: Years["failed"][number]["due"]): string {
  return `${workspace.replace(":", ".")}~${subject}@${iso(at).slice(0, 16).replace(":", ".")}Z~${kind}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
