import type { Adoption } from "../decisions/adopt/adopt-record.ts";
import { adoptionKey } from "../decisions/adopt/adoption-key.ts";
import type { ReadRecord } from "../decisions/adopt/adr-record.ts";
import { type LinkedRecord, linkRecords } from "../decisions/adopt/link-records.ts";
import { type Matched, matchRecords } from "../decisions/adopt/match-records.ts";
import { needsLook } from "../decisions/adopt/needs-look.ts";
import { readRecord } from "../decisions/adopt/read-record.ts";
import type { Decision } from "../decisions/decision.ts";
import { UsageError } from "../errors.ts";
import type { DecisionStore } from "../ports.ts";
import { type FirstLook, firstLooks } from "../reviews/first-looks.ts";
import { toDay } from "../to-day.ts";
import { bringForward, type Kept, keepAdopted } from "./adopt/keep-adopted.ts";
import { calendarsOf, planLook } from "./adopt/plan-look.ts";
import { readOwners, readPlaces, readRepository } from "./adopt/read-places.ts";
import { readTexts, type Unread } from "./adopt/read-texts.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

const KINDS = { dir: "value", workspace: "value", conversation: "value", owner: "value", repository: "value" } as const;

/**
 * `adopt --dir <folder> [--workspace <id>] [--conversation <id>] [--owner "id:Name, …"] [--repository <name>]`: takes the records of a
 * folder into the log and plans their reviews. 0 when every file was read, 1 when one was not; run again it changes only
 * what changed in the folder.
 */
export async function run(
  ports: Pick<CommandPorts, "out" | "err" | "clock" | "openLedger">,
  args: string[],
): Promise<number> {
  const { dir, workspace, conversation, owner, repository: named } = readArguments(args, KINDS).values;
  if (dir === undefined) throw new UsageError("Name the folder of records: --dir docs/adr");
  const places = {
    ...readPlaces(workspace, conversation),
    repository: readRepository(named),
    owners: readOwners(owner),
  };
  const { texts, unread } = readTexts(dir);
  const read: ReadRecord[] = [...texts.map(readRecord), ...unread];
  const records = linkRecords(read.flatMap((one) => (one.kind === "record" ? one.record : [])));
  const kept = await keepAll(ports, records, { ...places, now: ports.clock.now() });
  for (const { path, decision } of kept.forward) {
    ports.out(`brought forward ${shown(path)}, ${decision.id}: ${lookOf(decision)}\n`);
  }
  for (const { record, result } of kept.results) ports.out(lineOf(record, result));
  const failures = [
    ...read.flatMap((one) => (one.kind === "unreadable" ? one : [])),
    ...kept.results.flatMap(mistaken),
  ].sort(byPath);
  const skipped = read.flatMap((one) => (one.kind === "skipped" ? one : [])).sort(byPath);
  for (const { path, why } of skipped) ports.out(`skipped ${shown(path)}: ${why}\n`);
  for (const { path, remarks } of records) {
    for (const { line, text } of remarks) ports.err(`${shown(path)}:${line}: ${text}\n`);
  }
  for (const { path, line, reason } of failures) ports.err(`${shown(path)}:${line}: not adopted: ${reason}\n`);
  for (const { id, adopted } of kept.gone) {
    ports.err(
      `${id} was adopted from ${shown(adopted?.file ?? "")}, which is not in the folder any more; it stays as it is.\n`,
    );
  }
  const of = (kind: Kept["kind"]) => kept.results.filter(({ result }) => result.kind === kind).length;
  ports.err(
    `${dir}, into ${places.workspace}: ${of("adopted")} adopted, ${of("amended")} amended, ${of("same")} as they were, ${skipped.length} skipped, ${failures.length} not adopted.\n`,
  );
  return failures.length === 0 ? 0 : 1;
}

interface Result {
  readonly record: LinkedRecord;
  readonly result: Kept;
}

interface AllKept {
  readonly results: readonly Result[];
  /** Looks that were moved forward, for what a record cites. */
  readonly forward: readonly { readonly path: string; readonly decision: Decision }[];
  readonly gone: readonly Decision[];
}

async function keepAll(
  { openLedger }: Pick<CommandPorts, "openLedger">,
  records: readonly LinkedRecord[],
  adoption: Omit<Adoption, "ids">,
): Promise<AllKept> {
  const { decisions, reviews, close } = await openLedger();
  try {
    const { workspace, conversation, repository, now } = adoption;
    const adopted = await Array.fromAsync(adoptedIn(decisions, workspace));
    const { matched, gone } = matchRecords(records, adopted, repository);
    const calendarFor = calendarsOf(reviews);
    const calendar = await calendarFor(conversation);
    const ids = await idsOf(decisions, matched, adoption);
    const { first, sooner } = needsLook(matched);
    const looks = firstLooks(records, { today: toDay(now), calendar, taken: takenBy(adopted), only: first, sooner });
    const lookAt = (path: string): FirstLook => looks.get(path) ?? { nextOn: null };
    const forward: { path: string; decision: Decision }[] = [];
    // Before anything is called superseded: whoever dies here finds the same to do again.
    for (const path of sooner) {
      const decision = await bringForward(decisions, workspace, ids.get(path) ?? "", lookAt(path));
      if (decision !== undefined) forward.push({ path, decision });
    }
    const results: Result[] = [];
    for (const { record } of matched) {
      const result = await keepAdopted(decisions, record, lookAt(record.path), { ...adoption, ids });
      if (result.kind !== "another") {
        await planLook(reviews, result.decision, await calendarFor(result.decision.conversation));
      }
      results.push({ record, result });
    }
    return { results, forward, gone };
  } finally {
    await close();
  }
}

async function* adoptedIn(decisions: DecisionStore, workspace: string): AsyncGenerator<Decision> {
  for await (const decision of decisions.all(workspace)) if (decision.adopted !== undefined) yield decision;
}

/** New records take the next numbers, in the order of their paths. */
async function idsOf(
  decisions: DecisionStore,
  matched: readonly Matched[],
  { workspace, repository }: Pick<Adoption, "workspace" | "repository">,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { record, decision } of matched) {
    const { path } = record;
    ids.set(path, decision?.id ?? (await decisions.allocate(workspace, adoptionKey(repository, path))));
  }
  return ids;
}

function takenBy(decisions: readonly Decision[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const { review } of decisions) {
    if (review.nextOn !== null) taken.set(review.nextOn, (taken.get(review.nextOn) ?? 0) + 1);
  }
  return taken;
}

function lineOf({ path }: LinkedRecord, result: Kept): string {
  const { id, status } = result.decision;
  switch (result.kind) {
    case "adopted":
      return `adopted ${shown(path)} as ${id}: ${status}, ${lookOf(result.decision)}\n`;
    case "amended":
      return `amended ${shown(path)}, ${id}: ${shown(result.changes.join("; "))}.\n`;
    case "same":
    case "another":
      return "";
    default:
      return result satisfies never;
  }
}

function lookOf({ review }: Decision): string {
  const look = review.nextOn === null ? "not looked at again" : `looked at on ${review.nextOn}`;
  return `${look}.${review.why === undefined ? "" : ` ${shown(review.why)}`}`;
}

function mistaken({ record: { path }, result }: Result): Extract<Unread, { kind: "unreadable" }>[] {
  if (result.kind !== "another") return [];
  const reason = `${result.decision.id} was adopted from a file of this name that has another title and another date. If this is another repository, name it with --repository; if the file holds another decision now, give it another name`;
  return [{ kind: "unreadable", path, line: 1, reason }];
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1;
}

/** Names of files may hold what a terminal acts on. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
