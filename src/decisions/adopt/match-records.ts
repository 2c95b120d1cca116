import type { Decision } from "../decision.ts";
import { adoptedFile } from "./adoption-key.ts";
import type { AdrRecord, ReadRecord } from "./adr-record.ts";
import type { LinkedRecord } from "./link-records.ts";
import { readRecord } from "./read-record.ts";

/** A record with the decision it was adopted as before. */
export interface Matched {
  readonly record: LinkedRecord;
  readonly decision: Decision | undefined;
  /** What the kept text says. */
  readonly before: AdrRecord | undefined;
}

/**
 * Which records of a folder are adopted already: by their file, and a file that was renamed by its text, or by its title
 * and date. `gone` are decisions whose file is not in the folder any more. Pure.
 */
export function matchRecords(
  records: readonly LinkedRecord[],
  decisions: readonly Decision[],
  repository: string,
): { readonly matched: readonly Matched[]; readonly gone: readonly Decision[] } {
  const ours = decisions.filter(({ adopted }) => adopted !== undefined && isOf(adopted.file, repository));
  const byFile = new Map(ours.map((decision) => [decision.adopted?.file, decision]));
  const here = new Set(records.map(({ path }) => adoptedFile(repository, path)));
  const left = new Set(ours.filter(({ adopted }) => adopted !== undefined && !here.has(adopted.file)));
  const matched = records.map((record): Matched => {
    const decision = byFile.get(adoptedFile(repository, record.path)) ?? renamed(record, left);
    if (decision !== undefined) left.delete(decision);
    return { record, decision, before: decision && textOf(decision, record.path) };
  });
  return { matched, gone: [...left] };
}

function isOf(file: string, repository: string): boolean {
  const named = /^([\w.-]+):/.exec(file)?.[1] ?? "";
  return named === repository;
}

function renamed(record: LinkedRecord, left: ReadonlySet<Decision>): Decision | undefined {
  for (const decision of left) {
    if (decision.adopted?.markdown === record.markdown) return decision;
    const then = textOf(decision, record.path);
    if (then?.title === record.title && then.decidedOn !== undefined && then.decidedOn === record.decidedOn)
      return decision;
  }
  return undefined;
}

/** Under the name the file has now: a number before a title is told by it. */
function textOf({ adopted }: Decision, path: string): AdrRecord | undefined {
  const read: ReadRecord | undefined = adopted && readRecord({ path, text: adopted.markdown });
  return read?.kind === "record" ? read.record : undefined;
}
