import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { loadContent, loadPack, loadTrials } from "./load.ts";
import { PackError, type Problem } from "./pack-error.ts";
import { type FileKind, fileKindOf, type PackFileName, packFiles } from "./pack-files.ts";
import { fileProblem, unknownFile } from "./parts.ts";
import type { LoadedPack, PackContent, Trials } from "./schema.ts";
import type { PackFile } from "./yaml-file.ts";

const maxBytes = 1024 * 1024;
const maxFiles = 64;

/** Reads what a pack folder knows; its trials are neither read nor parsed. Throws a PackError that lists every problem. */
export function readPack(folder: string): LoadedPack {
  return loadContent(readPackFiles(folder, (kind) => !kind.trial));
}

/** Reads archetypes, criteria and cases of a pack folder, checked against the pack. */
export function readTrials(folder: string, pack: PackContent): Trials {
  return loadTrials(
    readPackFiles(folder, (kind) => kind.trial),
    pack,
  );
}

/** Reads a pack folder with everything that judges it, listing the problems of all of it at once. */
export function readWholePack(folder: string): { pack: LoadedPack; trials: Trials } {
  return loadPack(readPackFiles(folder));
}

/** The texts of a pack folder's files in name order. Refuses unknown, oversized, non-UTF-8 and outside files. */
export function readPackFiles(folder: string, wanted: (kind: FileKind) => boolean = () => true): PackFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new PackError([fileProblem(folder, "there is no such folder; a pack is a folder with a pack.yaml")]);
  const root = realpathSync(folder);
  const problems: Problem[] = [];
  const names = list(folder, "");
  const files: PackFile[] = [];
  if (names.length > maxFiles)
    problems.push(fileProblem(folder, `at most ${maxFiles} files, this has ${names.length}`));
  for (const name of names.slice(0, maxFiles)) {
    if (name === "README.md") continue;
    const kind = fileKindOf(name);
    if (kind === undefined) problems.push(unknownFile(name));
    else if (wanted(packFiles[kind satisfies PackFileName])) {
      const result = readText(root, name);
      if (typeof result === "string") files.push({ name, text: result });
      else problems.push(result);
    }
  }
  if (problems.length > 0) throw new PackError(problems);
  return files;
}

/** Two levels deep, as packs are; names that begin with a dot belong to editors and systems. */
function list(folder: string, prefix: string): string[] {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true }).filter(
    (each) => !each.name.startsWith("."),
  );
  const names = entries.flatMap((each) => {
    const name = `${prefix}${each.name}`;
    return each.isDirectory() && prefix === "" ? list(folder, `${name}/`) : [name];
  });
  return names.sort();
}

function readText(root: string, name: string): string | Problem {
  const path = join(root, name);
  if (lstatSync(path).isSymbolicLink()) {
    const target = targetOf(path);
    if (!target?.startsWith(root + sep))
      return fileProblem(name, "links to a place outside the pack's folder; copy the file");
  }
  const stats = statSync(path);
  if (!stats.isFile()) return fileProblem(name, "must be a plain file");
  if (stats.size > maxBytes) return fileProblem(name, `at most 1 MiB, this has ${stats.size} bytes; split the file`);
  return decode(name, readFileSync(path));
}

/** `undefined` for a link that leads nowhere or in a circle. */
function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) return undefined;
    throw cause;
  }
}

function decode(name: string, bytes: Uint8Array): string | Problem {
  const text = utf8(bytes, false);
  if (text !== undefined) return text;
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (utf8(bytes.subarray(0, middle), true) === undefined) bad = middle;
    else good = middle;
  }
  const lines = (utf8(bytes.subarray(0, good), true) ?? "").split("\n");
  const message = "is not UTF-8 from here on; save it as UTF-8";
  return { ...fileProblem(name, message), line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** A byte order mark is dropped; `partial` allows the text to end within a character. */
function utf8(bytes: Uint8Array, partial: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: partial });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return undefined;
  }
}
