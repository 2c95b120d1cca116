import type { Decision } from "../decision.ts";
import { adoptedFile } from "./adoption-key.ts";
import type { AdrRecord } from "./adr-record.ts";
import type { LinkedRecord } from "./link-records.ts";
import { readRecord } from "./read-record.ts";

/** A record with the decision it was adopted as before. */
export interface Matched {
  readonly record: LinkedRecord;
  readonly decision: Decision | undefined;
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
  const bySign = new Map([...left].flatMap((decision) => signsOf(decision).map((sign) => [sign, decision] as const)));
  const matched = records.map((record): Matched => {
    const renamed = [record.markdown, signOf(record)]
      .map((sign) => bySign.get(sign))
      .find((one) => one && left.has(one));
    const decision = byFile.get(adoptedFile(repository, record.path)) ?? renamed;
    if (decision !== undefined) left.delete(decision);
    return { record, decision };
  });
  return { matched, gone: [...left] };
}

function isOf(file: string, repository: string): boolean {
  const named = /^([\w.-]+):/.exec(file)?.[1] ?? "";
  return named === repository;
}

/** What tells a record under another name: its text, or its title and date. */
function signsOf(decision: Decision): string[] {
  const file = decision.adopted?.file ?? "";
  const read = textOf(decision, file.slice(file.indexOf(":") + 1));
  return [decision.adopted?.markdown ?? "", ...(read === undefined ? [] : [signOf(read)])];
}

function signOf({ title, decidedOn, path }: Pick<AdrRecord, "title" | "decidedOn" | "path">): string {
  return JSON.stringify(decidedOn === undefined ? [path] : [title, decidedOn]);
}

/** What the text that is kept says, under the name the file has now: a number before a title is told by it. */
export function textOf({ adopted }: Pick<Decision, "adopted">, path: string): AdrRecord | undefined {
  const read = adopted && readRecord({ path, text: adopted.markdown });
  return read?.kind === "record" ? read.record : undefined;
}
