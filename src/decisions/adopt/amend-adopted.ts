import { clip } from "../../clip.ts";
import type { FirstLook } from "../../reviews/first-looks.ts";
import type { Decision, Entry } from "../decision.ts";
import { linksOf } from "./adopt-record.ts";
import type { AdrRecord } from "./adr-record.ts";
import type { LinkedRecord } from "./link-records.ts";

export interface AmendInput {
  readonly now: number;
  readonly ids: ReadonlyMap<string, string>;
  /** How the log calls the file. */
  readonly file: string;
  /** The first look, for a record that was none to look at before. */
  readonly look: FirstLook;
}

const LONGEST_ENTRY = 4000;

/** What became of a decision whose file was read again. */
export type Amended =
  | { readonly kind: "same" }
  | { readonly kind: "amended"; readonly decision: Decision; readonly changes: readonly string[] }
  /** The file says something else altogether: it is another record of the same name. */
  | { readonly kind: "another" };

/**
 * An adopted decision brought up to what its file says now, with an entry that says what changed. Its owner and its reviews
 * stay; a standing that changed here since, such as superseded by a decision of Waymark, stays unless the file's changed too.
 * `before` is what the kept text says. Pure.
 */
export function amendAdopted(
  decision: Decision,
  before: AdrRecord | undefined,
  record: LinkedRecord,
  { now, ids, file, look }: AmendInput,
): Amended {
  const { title, outcome, status, decidedOn, markdown } = record;
  const sameText = decision.adopted?.markdown === markdown;
  if (!sameText && before !== undefined && before.title !== title && before.decidedOn !== decidedOn)
    return { kind: "another" };
  const restated = !sameText && (before?.status !== status || record.supersededBy !== undefined);
  const links = linksOf(record, ids);
  const { supersededBy, supersedes, ...kept } = decision;
  const by = restated ? links.supersededBy : (supersededBy ?? links.supersededBy);
  const over = sameText ? (links.supersedes ?? supersedes) : links.supersedes;
  const next: Decision = {
    ...kept,
    title,
    outcome,
    status: restated ? status : decision.status,
    ...(by === undefined ? {} : { supersededBy: by }),
    ...(over === undefined ? {} : { supersedes: over }),
    ...(decidedOn === undefined || sameText ? {} : { ratifiedAt: Date.parse(decidedOn) }),
    adopted: { file, markdown },
  };
  const wakes = comesToLife(decision, next);
  if (wakes)
    next.review = { ...decision.review, nextOn: look.nextOn, ...(look.why === undefined ? {} : { why: look.why }) };
  const changes = [
    ...changesOf(decision, next, sameText),
    ...(wakes || sameText ? [] : reviewMoved(before, record, decision)),
  ];
  if (changes.length === 0) return { kind: "same" };
  const text = clip(`The file ${file} changed: ${changes.join("; ")}.`, LONGEST_ENTRY);
  const entry: Entry = { at: now, by: null, kind: "amended", text };
  return { kind: "amended", decision: { ...next, entries: [...decision.entries, entry] }, changes };
}

/** Nobody planned a look at it, because there was nothing to look at. */
function comesToLife({ status, review }: Decision, next: Decision): boolean {
  const untouched = review.nextOn === null && review.history.length === 0 && review.asked === undefined;
  return untouched && !isAlive(status) && isAlive(next.status);
}

export function isAlive(status: Decision["status"]): boolean {
  return status === "accepted" || status === "proposed";
}

/** Said, not done: reviews are planned where people take part in them. */
function reviewMoved(before: AdrRecord | undefined, { reviewOn }: LinkedRecord, { review }: Decision): string[] {
  if (before === undefined || before.reviewOn === reviewOn) return [];
  const stays = review.nextOn === null ? "none is planned here" : `the look planned here stays on ${review.nextOn}`;
  return [`its date of review from ${before.reviewOn ?? "nothing"} to ${reviewOn ?? "nothing"}, while ${stays}`];
}

function changesOf(was: Decision, is: Decision, sameText: boolean): string[] {
  const changed = (what: string, from: string | undefined, to: string | undefined) =>
    from === to ? [] : [`${what} from ${quoted(from)} to ${quoted(to)}`];
  return [
    ...changed("status", was.status, is.status),
    ...changed("title", was.title, is.title),
    ...changed("outcome", was.outcome, is.outcome),
    ...changed("superseded by", was.supersededBy, is.supersededBy),
    ...changed("supersedes", was.supersedes, is.supersedes),
    ...changed("file", was.adopted?.file, is.adopted?.file),
    ...(sameText ? [] : ["its text"]),
  ];
}

function quoted(text: string | undefined): string {
  return text === undefined ? "nothing" : /^(?:WM-\d+|[a-z]+)$/.test(text) ? text : `“${text}”`;
}
