/** Something that was done to the fleet, which may be why a message came twice. */
export interface Blow {
  readonly kind: "killed" | "stopped" | "redis" | "cut";
  /** For people. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** Who was struck, where it was one of the bot's processes. */
  readonly process?: string;
}

/** One copy of a reply as Slack took it, with what the process that posted it said about it. */
export interface Copy {
  readonly at: number;
  readonly process?: string | undefined;
  /** Since when the process had the reply, as it told the store. */
  readonly claimedAt?: number | undefined;
  /** When the store confirmed that this process marked it as delivered. */
  readonly markedAt?: number | undefined;
  /** The connection was cut after Slack had taken it. */
  readonly cut: boolean;
}

export interface Limits {
  readonly claimMs: number;
  readonly unsureMs: number;
  /** How long writing, answering and marking may take on a busy machine. */
  readonly slackMs: number;
}

type Explained = { readonly cause: string } | { readonly missing: string };

/** Timers and clocks are rounded to milliseconds, each its own way. */
const ROUNDED_MS = 5;
/** A process connects again this long after Redis is back, at the latest. */
const RECONNECTS_MS = 1000;

/**
 * Why a reply was posted again, or what is missing for a reason. Two are good: nobody could know whether the first copy had
 * arrived, and it was sent again after the wait; or whoever had the older claim was struck between claim and mark, and
 * another process claimed the reply once that claim was old. Either copy may be the one that was posted first: a process may
 * stand still between its look at the claim and its write.
 */
export function explainDouble(first: Copy, second: Copy, blows: readonly Blow[], limits: Limits): Explained {
  const [a, b] = [first.claimedAt, second.claimedAt];
  if (first.process === undefined || second.process === undefined || a === undefined || b === undefined)
    return { missing: "nobody says who posted which copy" };
  const same = first.process === second.process;
  const again = same || first.cut ? againAfterWait(first, second, blows, limits) : undefined;
  if (again !== undefined && (same || "cause" in again)) return again;
  const [older, newer] = a <= b ? [first, second] : [second, first];
  const apart = Math.abs(b - a);
  if (apart < limits.claimMs)
    return { missing: `process ${newer.process} claimed it ${apart} ms after process ${older.process} had, too early` };
  if (older.markedAt !== undefined && older.markedAt < Math.max(a, b))
    return { missing: `process ${older.process} had marked it before process ${newer.process} claimed it` };
  const blow = blows.find((each) => between(older, each, limits));
  if (blow === undefined) return { missing: `nothing happened to process ${older.process} between claim and mark` };
  const struck = `${blow.what} from ${time(blow.from)} to ${time(blow.to)}, with its copy at ${time(older.at)}`;
  return { cause: `${struck}; process ${newer.process} claimed it ${apart} ms after process ${older.process} had` };
}

/** One process posted both, or the first was cut off. */
function againAfterWait(first: Copy, second: Copy, blows: readonly Blow[], limits: Limits): Explained {
  const waited = second.at - first.at;
  if (waited < limits.unsureMs - ROUNDED_MS)
    return { missing: `process ${second.process} sent it again after ${waited} ms, too early` };
  if (first.cut)
    return { cause: `Slack cut process ${first.process} off at ${time(first.at)} after it had taken the copy` };
  // One that stood still finds that its time for an answer is over.
  const blow = blows.find((each) => each.kind === "stopped" && between(first, each, limits));
  if (blow === undefined) return { missing: `process ${first.process} sent it twice, and nothing happened to it` };
  return {
    cause: `${blow.what} from ${time(blow.from)} to ${time(blow.to)}, with its first copy at ${time(first.at)}`,
  };
}

/** Whether the blow fell between the claim and the mark of this copy. */
function between({ process, at, claimedAt = at }: Copy, blow: Blow, { slackMs }: Limits): boolean {
  if (blow.kind === "redis") return blow.from <= at + slackMs && at - slackMs <= blow.to + RECONNECTS_MS;
  if (blow.process !== process) return false;
  // After the write. Slack may have read late what was written before.
  if (Math.abs(blow.from - at) <= slackMs) return true;
  // Between the look at the claim and the write, which then comes as soon as the process goes on.
  return blow.kind === "stopped" && blow.from >= claimedAt && blow.to <= at && at - blow.to <= slackMs;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}
