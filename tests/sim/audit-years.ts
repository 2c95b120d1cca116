import { sessionId } from "../../src/identity.ts";
import { occurredAt } from "../../src/reviews/due.ts";
import type { Arrival } from "./a-platform.ts";
import { longestUp } from "./down-times.ts";
import { type Expected, expectedLooks, idOf, upSince } from "./expected.ts";
import { expectedDigests } from "./expected-digests.ts";
import { expectedUnratified } from "./expected-unratified.ts";
import { createOracle } from "./oracle.ts";
import { createPlannedThen } from "./planned-then.ts";
import { WORKSPACE, type Years } from "./years.ts";

export interface YearsAudit {
  readonly occurrences: number;
  readonly deliveredOnce: number;
  /** Given up, with a reason. */
  readonly deadLettered: number;
  /** Neither. */
  readonly missing: readonly string[];
  /** Said although nothing was due. */
  readonly neverDue: readonly string[];
  /** Digests planned for another instant than they were to come. */
  readonly wrongDigests: readonly string[];
  /** Of the occurrences: digests, and recommendations nobody ratified. */
  readonly digests: number;
  readonly unratified: number;
  readonly late: readonly string[];
  /** Of those that are late: the store did not take it for a while. */
  readonly lateUnsaved: readonly string[];
  /** Of those that are late: two accidents on its way; whoever took it up from one that died, or stood still, died too. */
  readonly lateStruckTwice: readonly string[];
  readonly doublesExplained: readonly string[];
  readonly doublesUnexplained: readonly string[];
}

const LATE_MS = 60_000;
const DAY_MS = 86_400_000;
const DIGEST = /~digest(?:\.\d+)?$/;
/** Not the messages to the owners of a digest that could not be said, which are named after it. */
const CHECKED = /~(?:review|nudge|unratified)$|~slack\.T1\/[^~]*~digest$/;

/** What was said against what had to be said. */
export function auditYears(years: Years): YearsAudit {
  const oracle = createOracle();
  const { digests, ids: digestIds, wrong: wrongDigests } = expectedDigests(years, oracle);
  const unratified = expectedUnratified(years);
  const expected = [...expectedLooks(years, oracle), ...digests, ...unratified];
  const byId = new Map<string, Arrival[]>();
  for (const arrival of years.arrivals) {
    for (const id of arrival.occurrences) byId.set(id, [...(byId.get(id) ?? []), arrival]);
  }
  const failed = new Map(years.failed.map(({ due, reason }) => [idOf(due.subject, due.at, due.kind), reason]));
  const missing: string[] = [];
  const [late, lateUnsaved, lateStruckTwice]: [string[], string[], string[]] = [[], [], []];
  /** Messages that say a whole look again in place of a word about it. */
  const again = new Set<string>();
  let deliveredOnce = 0;
  let deadLettered = 0;
  const known = new Map<string, Expected>(expected.map((one) => [one.id, one]));
  for (const one of known.values()) {
    const own = byId.get(one.id);
    const [first] = own ?? inPlace(years, one);
    if (own === undefined && first !== undefined) again.add(first.item);
    if (first === undefined) {
      // A look that nobody could be told of is given up with every word about it.
      const reason = failed.get(one.id) ?? failed.get(one.about ?? "") ?? "";
      if (reason !== "") deadLettered += 1;
      else missing.push(`${one.id} (${one.channel}), from ${iso(one.from)}`);
      continue;
    }
    deliveredOnce += 1;
    const waited = longestUp(years.down, one.from, first.at);
    if (waited <= LATE_MS) continue;
    const line = `${one.id} after ${Math.round(waited / 1000)} s, at ${iso(first.at)}`;
    late.push(line);
    if (wasUnsaved(years, one, first.at)) lateUnsaved.push(line);
    else if (accidents(years, one.from, first.at) > 1) lateStruckTwice.push(line);
  }
  const [doublesExplained, doublesUnexplained]: [string[], string[]] = [[], []];
  for (const [id, arrivals] of byId) {
    for (const [at, second] of arrivals.entries()) {
      if (at === 0) continue;
      const first = arrivals[at - 1]!;
      if (first.item !== second.item && (years.opened.has(id) || again.has(second.item))) continue;
      // Said again in another place, because that of the decision was lost.
      const channel = years.channelOf.get(/~(WM-\d+)@/.exec(id)?.[1] ?? "") ?? "";
      if (first.item !== second.item && second.place !== channel && years.lost.has(channel)) continue;
      const why = explained(years, first, second);
      (why === undefined ? doublesUnexplained : doublesExplained).push(
        `${id} again after ${Math.round((second.at - first.at) / 1000)} s, ${iso(second.at)}${why === undefined ? "" : `: ${why}`}`,
      );
    }
  }
  const plannedThen = createPlannedThen(years, oracle);
  const neverDue = [...byId].flatMap(([id, [first]]) => {
    if (first === undefined || !CHECKED.test(id) || digestIds.has(id)) return [];
    if (!known.has(id)) return plannedThen(id, first) ? [] : [id];
    const ahead = years.opened.has(id) || first.occurrences.some((one) => DIGEST.test(one));
    return ahead || first.at >= occurredAt(id) ? [] : [`${id}, before it was due: ${iso(first.at)}`];
  });
  return {
    occurrences: known.size,
    deliveredOnce,
    deadLettered,
    missing,
    neverDue,
    wrongDigests,
    digests: digests.length,
    unratified: unratified.length,
    late,
    lateUnsaved,
    lateStruckTwice,
    doublesExplained,
    doublesUnexplained,
  };
}

/** What is said where something cannot be: to its owners what a digest lists, or a whole look for a word about an open one, where only a digest listed it or its place was lost. */
function inPlace(years: Years, { from, id }: Expected): Arrival[] {
  if (id.endsWith("~digest")) {
    const session = sessionId(WORKSPACE, id);
    return years.arrivals.filter(({ occurrences }) => occurrences.some((one) => one.includes(`~${session}.`)));
  }
  if (!id.endsWith("~nudge")) return [];
  const until = upSince(years, from) + DAY_MS;
  const subject = id.split("@")[0] ?? "";
  return years.arrivals.filter(
    ({ at, occurrences }) => at >= from && at < until && occurrences.some((one) => one.startsWith(`${subject}@`)),
  );
}

function wasUnsaved({ unsaved }: Years, { decision, from }: Expected, to: number): boolean {
  return unsaved.some((one) => one.decision === decision && one.from <= to && one.to >= from);
}

/** How many processes died or stood still between two instants. */
function accidents({ deaths, stalls }: Years, from: number, to: number): number {
  const died = deaths.filter(({ at }) => from <= at && at <= to);
  const stood = stalls.filter(({ at, ms }) => at <= to && at + ms >= from);
  return died.length + stood.length;
}

/** A double is the price of a crash, a stall or a broken connection between a message and its mark. */
function explained({ marked, deaths, stalls }: Years, first: Arrival, second: Arrival): string | undefined {
  if (first.item !== second.item) {
    const still = stalls.find(
      ({ process, at, ms }) => process === second.process && at <= second.at && at + ms >= first.at,
    );
    return still === undefined ? undefined : `${still.process} stood still before ${still.before}`;
  }
  if (first.cut) return "the platform cut somebody off after it had taken it";
  if (marked.get(first.item)?.has(first.process)) {
    const stall = stalls.find(
      ({ process, at, ms }) => process === first.process && at <= second.at && at + ms >= first.at,
    );
    return stall === undefined ? undefined : `${first.process} stood still before it was marked`;
  }
  const death = deaths.find(({ process, at }) => process === first.process && first.at <= at && at <= second.at);
  return death === undefined ? undefined : `${death.process} died ${death.between}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
