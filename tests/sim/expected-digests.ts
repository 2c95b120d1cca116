import { longestUp } from "./down-times.ts";
import { type Expected, idOf, isLookedAt } from "./expected.ts";
import type { Oracle } from "./oracle.ts";
import type { Written } from "./trace.ts";
import type { Years } from "./years.ts";

export interface ExpectedDigests {
  /** Those that had something to list all the time they were due. */
  readonly digests: readonly Expected[];
  /** Those that were due, whether or not there was anything to list. */
  readonly ids: ReadonlySet<string>;
  /** Those planned for another instant than the oracle's. */
  readonly wrong: readonly string[];
}

const MINUTE_MS = 60_000;

/** Every digest there had to be: of the instants they were planned for, each by the oracle, those at which something waited. */
export function expectedDigests(years: Years, oracle: Oracle): ExpectedDigests {
  const digests: Expected[] = [];
  const ids = new Set<string>();
  const wrong: string[] = [];
  for (const [channel, all] of years.digests) {
    const plan = years.plans.get(channel);
    if (plan === undefined) continue;
    // Planned for the same instant once more by whoever took up what another left.
    const chain = all.filter((one, no) => one.for !== all[no - 1]?.for);
    const inChannel = [...years.written].filter(([decision]) => years.channelOf.get(decision) === channel);
    for (const [no, one] of chain.entries()) {
      // After a long stop the one that was missed comes once, and the next is the first after it came.
      const after = Math.max(chain[no - 1]?.for ?? one.at, one.at);
      const right = oracle.digestAfter(after, plan);
      if (one.for !== right) {
        const [planned, expected] = [one.for, right ?? 0].map((at) => new Date(at).toISOString());
        wrong.push(`${channel} (${plan.zone}): ${planned} in place of ${expected}`);
      }
      const id = idOf(channel, one.for, "digest");
      ids.add(id);
      const from = Math.max(one.for, one.at);
      const until = chain[no + 1]?.at ?? years.to;
      const before = oracle.digestAfter(Math.max(one.for, until), plan) ?? 0;
      const between = { from, until, before, look: (day: string) => oracle.look(day, plan) };
      const looks = inChannel.map(([decision, written]) => [decision, listedAs(decision, written, between)] as const);
      const waiting = looks.find(([, look]) => look !== undefined);
      const due = until < years.to || longestUp(years.down, from, until) > MINUTE_MS;
      if (waiting === undefined || from >= years.to || !due) continue;
      const [decision, about] = waiting;
      digests.push({ id, decision, channel, from, about });
    }
  }
  return { digests, ids, wrong };
}

/** The look as which a decision was to be listed whenever anybody looked between two instants; `before` the next digest. */
function listedAs(
  decision: string,
  written: readonly Written[],
  { from, until, before, look }: Between,
): string | undefined {
  const states = written.filter(
    ({ at }, no) => at <= until && (written[no + 1]?.at ?? Number.POSITIVE_INFINITY) >= from,
  );
  const isListed = ({ status, review: { nextOn, asked } }: Written): boolean =>
    isLookedAt({ status }) && nextOn !== null && (asked !== undefined || look(nextOn) < before);
  const [first] = states;
  if (first === undefined || first.at > from || !states.every(isListed)) return undefined;
  const { asked, nextOn } = first.review;
  return asked?.occurrence ?? idOf(decision, look(nextOn ?? ""), "review");
}

interface Between {
  readonly from: number;
  readonly until: number;
  readonly before: number;
  /** When a look planned for a day is due. */
  readonly look: (day: string) => number;
}
