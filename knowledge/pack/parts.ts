import { explainIssue } from "./explain-issue.ts";
import { type Problem, problemLimit } from "./pack-error.ts";
import { type EntryOf, type FileKind, fileKindOf, type PackFileName, packFiles } from "./pack-files.ts";
import { type PackFile, type Path, parseYaml, type YamlFile } from "./yaml-file.ts";

/** A value read from a pack file, and where it stands in it. */
export interface Entry<T> {
  readonly value: T;
  readonly file: YamlFile;
  readonly path: Path;
}

/** What was read of one kind of file: the entries that obey the schema, and the raw values of all of them. */
export interface Part<T> {
  readonly entries: readonly Entry<T>[];
  readonly raw: readonly Entry<unknown>[];
  /** False when a file of this kind is missing or could not be read: what it defines is unknown, so nothing may be called undefined. */
  readonly complete: boolean;
}

export type Parts = { readonly [Name in PackFileName]: Part<EntryOf<Name>> };

/** Reads pack files entry by entry, so that one bad entry hides no other problem. Files of kinds not wanted are left alone. */
export function readParts(files: readonly PackFile[], wanted: (kind: FileKind) => boolean, problems: Problem[]): Parts {
  const parsed: Record<string, YamlFile[]> = {};
  for (const file of files) {
    const name = fileKindOf(file.name);
    if (name === undefined) problems.push(unknownFile(file.name));
    else if (wanted(packFiles[name])) parsed[name] = [...(parsed[name] ?? []), parseYaml(file)];
  }
  return validateParts(parsed, wanted, problems);
}

/** Validates already parsed files, given by their entry in `packFiles`. */
export function validateParts(
  parsed: Readonly<Record<string, readonly YamlFile[]>>,
  wanted: (kind: FileKind) => boolean,
  problems: Problem[],
): Parts {
  const parts: Record<string, Part<unknown>> = {};
  for (const [name, kind] of Object.entries<FileKind>(packFiles)) {
    const found = parsed[name] ?? [];
    if (wanted(kind) && kind.required && found.length === 0) problems.push(fileProblem(name, "this file is required"));
    const part = validatePart(found, kind, problems);
    parts[name] = { ...part, complete: part.complete && (found.length > 0 || !kind.required) };
  }
  return parts as Parts;
}

function unknownFile(name: string): Problem {
  return fileProblem(name, `no pack has this file; allowed: ${Object.keys(packFiles).join(", ")}, README.md`);
}

/** A problem of a file as a whole. */
export function fileProblem(file: string, message: string): Problem {
  return { file, line: 1, column: 1, path: "", message };
}

/** What already parsed files of one kind hold. */
export function validatePart(files: readonly YamlFile[], kind: FileKind, problems: Problem[]): Part<unknown> {
  const raw: Entry<unknown>[] = [];
  let complete = true;
  for (const file of files) {
    problems.push(...file.problems);
    if (file.problems.length > 0) complete = false;
    else if (!kind.list) raw.push({ value: file.value, file, path: [] });
    else if (Array.isArray(file.value)) raw.push(...file.value.map((value, index) => ({ value, file, path: [index] })));
    else {
      complete = false;
      problems.push(file.problem([], "must be a list: every entry begins with `- `"));
    }
  }
  const past = kind.max === undefined ? undefined : raw[kind.max];
  if (past) problems.push(past.file.problem(past.path, `at most ${kind.max} entries, this file has ${raw.length}`));
  return { entries: raw.flatMap((entry) => validateEntry(entry, kind, problems)), raw, complete };
}

function validateEntry(entry: Entry<unknown>, kind: FileKind, problems: Problem[]): Entry<unknown>[] {
  if (problems.length >= problemLimit) return [];
  const result = kind.schema.safeParse(entry.value);
  if (result.success) return [{ ...entry, value: result.data }];
  for (const issue of result.error.issues)
    for (const { path, message, at } of explainIssue(issue, kind.schema, entry.value))
      if (problems.length < problemLimit) problems.push(entry.file.problem([...entry.path, ...path], message, at));
  return [];
}
