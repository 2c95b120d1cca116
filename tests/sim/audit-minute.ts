import type { Blow, Copy, Limits } from "../chaos/explain-double.ts";
import { explainDouble } from "../chaos/explain-double.ts";

/** Something that was to be said at an instant (ms), in the session named. */
export interface DueThen {
  readonly occurrence: string;
  readonly session: string;
  readonly at: number;
}

/** A message as the platform took it. */
export interface Said {
  /** The reply it is. */
  readonly item: string;
  readonly session: string;
  readonly copy: Copy;
}

export interface MinuteAudit {
  readonly missing: readonly string[];
  readonly early: readonly string[];
  readonly late: readonly string[];
  readonly explained: readonly string[];
  readonly unexplained: readonly string[];
  /** After when it was due (ms). */
  readonly latestMs: number;
}

const LATE_MS = 60_000;

/** What was said against what was due: each occurrence once, within a minute of when it was due or somebody was there to say it. */
export function auditMinute(
  due: readonly DueThen[],
  said: readonly Said[],
  { upSince, blows, limits }: { upSince: number; blows: readonly Blow[]; limits: Limits },
): MinuteAudit {
  const [missing, early, late]: [string[], string[], string[]] = [[], [], []];
  const [explained, unexplained]: [string[], string[]] = [[], []];
  let latestMs = 0;
  for (const { occurrence, session, at } of due) {
    const copies = said.filter((one) => one.session === session).toSorted((one, other) => one.copy.at - other.copy.at);
    const [first] = copies;
    if (first === undefined) {
      missing.push(occurrence);
      continue;
    }
    if (first.copy.at < at) early.push(`${occurrence}, ${at - first.copy.at} ms`);
    const waited = first.copy.at - Math.max(at, upSince);
    latestMs = Math.max(latestMs, waited);
    if (waited > LATE_MS) late.push(`${occurrence} after ${waited} ms`);
    for (const [no, second] of copies.slice(1).entries()) {
      const before = copies[no];
      const why =
        before?.item === second.item
          ? explainDouble(before.copy, second.copy, blows, limits)
          : { missing: "another message about the same" };
      if ("cause" in why) explained.push(`${occurrence} twice; ${why.cause}`);
      else unexplained.push(`${occurrence} twice; ${why.missing}`);
    }
  }
  return { missing, early, late, explained, unexplained, latestMs };
}
