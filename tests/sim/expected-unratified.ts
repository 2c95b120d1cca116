import { channelOf } from "../../src/identity.ts";
import { longestUp } from "./down-times.ts";
import { type Expected, idOf } from "./expected.ts";
import type { Years } from "./years.ts";

const MINUTE_MS = 60_000;
const UNRATIFIED_MS = 30 * 86_400_000;

/** Every recommendation that had to be asked about: nobody ratified it, and nobody said anything of it for thirty days. Each once. */
export function expectedUnratified(years: Years): Expected[] {
  const said = years.arrivals.flatMap(({ occurrences }) => occurrences);
  const gone = years.failed.map(({ due }) => idOf(due.subject, due.at, due.kind));
  const tried = new Set([...said, ...gone]);
  return [...years.talked].flatMap(([session, states]) => {
    for (const [no, { at, recommended, touchedAt, conversation }] of states.entries()) {
      const until = states[no + 1]?.at ?? years.to;
      const from = Math.max(touchedAt + UNRATIFIED_MS, at);
      if (!recommended || from > until) continue;
      const id = idOf(session, touchedAt + UNRATIFIED_MS, "unratified");
      if (!tried.has(id) && longestUp(years.down, from, until) <= MINUTE_MS) continue;
      return [{ id, decision: session, channel: channelOf(conversation), from }];
    }
    return [];
  });
}
