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
  /** When the process wrote it; Slack may read it later. */
  readonly writtenAt?: number | undefined;
  /** When the process gave up waiting for an answer, and how long it had waited. */
  readonly unanswered?: { readonly at: number; readonly ms: number } | undefined;
  /** When the store confirmed that this process marked it as delivered. */
  readonly markedAt?: number | undefined;
  /** The connection was cut after Slack had taken it. */
  readonly cut: boolean;
}

export interface Limits {
  readonly claimMs: number;
  readonly unsureMs: number;
  /** A process waits this long for an answer. */
  readonly answerMs: number;
  /** How long answering and marking may take on a busy machine. */
  readonly slackMs: number;
}

type Explained = { readonly cause: string } | { readonly missing: string };

/** A copy of which everything is said that its process must say. */
type Said = Copy & { readonly process: string; readonly claimedAt: number; readonly writtenAt: number };

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
  if (!isSaid(first) || !isSaid(second)) return { missing: "nobody says who posted which copy" };
  const again = againAfterWait(first, second, blows, limits);
  if (again !== undefined && ("cause" in again || first.process === second.process)) return again;
  const [older, newer] = first.claimedAt <= second.claimedAt ? [first, second] : [second, first];
  if (older.process === newer.process)
    return { missing: `process ${first.process} sent it twice, and nothing happened to its first copy` };
  const apart = newer.claimedAt - older.claimedAt;
  if (apart < limits.claimMs)
    return { missing: `process ${newer.process} claimed it ${apart} ms after process ${older.process} had, too early` };
  if (older.markedAt !== undefined && older.markedAt < newer.claimedAt)
    return { missing: `process ${older.process} had marked it before process ${newer.process} claimed it` };
  const blow = blows.find((each) => between(older, each, limits));
  if (blow === undefined) return { missing: `nothing happened to process ${older.process} between claim and mark` };
  const claimed = `process ${newer.process} claimed it ${apart} ms after process ${older.process} had`;
  return { cause: `${told(blow)}, with its copy at ${time(older.writtenAt)}; ${claimed}` };
}

function isSaid(copy: Copy): copy is Said {
  return copy.process !== undefined && copy.claimedAt !== undefined && copy.writtenAt !== undefined;
}

/** Undefined where the process that posted the first copy had its answer. */
function againAfterWait(first: Said, second: Said, blows: readonly Blow[], limits: Limits): Explained | undefined {
  const { process, cut, unanswered } = first;
  const late = unanswered !== undefined && unanswered.ms >= limits.answerMs - ROUNDED_MS;
  if (!cut && !late) return undefined;
  const waited = second.writtenAt - (unanswered?.at ?? first.at);
  if (waited < limits.unsureMs - ROUNDED_MS)
    return { missing: `process ${second.process} sent it again after ${waited} ms, too early` };
  if (cut) return { cause: `Slack cut process ${process} off at ${time(first.at)} after it had taken the copy` };
  const blow = blows.find((each) => each.kind === "stopped" && between(first, each, limits));
  const why = blow === undefined ? "" : `${told(blow)}; `;
  return {
    cause: `${why}process ${process} had no answer to its copy at ${time(first.writtenAt)} for ${unanswered?.ms} ms`,
  };
}

/** Whether the blow fell between the claim and the mark of this copy. */
function between({ process, at, claimedAt, writtenAt }: Said, blow: Blow, { slackMs }: Limits): boolean {
  const answered = at + slackMs;
  if (blow.kind === "redis") return blow.from <= answered && writtenAt <= blow.to + RECONNECTS_MS;
  if (blow.process !== process) return false;
  if (blow.from >= writtenAt - ROUNDED_MS && blow.from <= answered) return true;
  // Between the look at the claim and the write, which then comes as soon as the process goes on.
  const wrote = writtenAt - blow.to;
  return blow.kind === "stopped" && blow.from >= claimedAt && wrote >= -ROUNDED_MS && wrote <= slackMs;
}

function told({ what, from, to }: Blow): string {
  return `${what} from ${time(from)} to ${time(to)}`;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}
