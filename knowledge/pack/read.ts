import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { House } from "../house/house-schema.ts";
import { loadHouse } from "../house/load-house.ts";
import { loadContent, loadPack, loadTrials } from "./load.ts";
import { PackError, type Problem } from "./pack-error.ts";
import { type FileKind, fileKindOf, packFiles } from "./pack-files.ts";
import { fileProblem } from "./parts.ts";
import type { LoadedPack, PackContent, Trials } from "./schema.ts";
import type { PackFile } from "./yaml-file.ts";

const maxBytes = 1024 * 1024;
const maxFiles = 64;

/** Reads what a pack folder knows; its trials are neither read nor parsed. Throws a PackError that lists every problem. */
export function readPack(folder: string): LoadedPack {
  return loadContent(
    readPackFiles(folder, (kind) => !kind.trial),
    folder,
  );
}

/** Reads a house overlay for these packs. Throws a `HouseError` that lists every problem; `today` is an ISO date. */
export function readHouse(path: string, packs: readonly LoadedPack[], today: string): House {
  const missing = { name: path, text: "", unreadable: fileProblem(path, "there is no such file") };
  const found = statSync(path, { throwIfNoEntry: false }) !== undefined;
  return loadHouse(
    found ? { ...readFile(realpathSync(dirname(path)), basename(path)), name: path } : missing,
    packs,
    today,
  );
}

/** Reads archetypes, criteria and cases of a pack folder, checked against the pack. */
export function readTrials(folder: string, pack: PackContent): Trials {
  return loadTrials(
    readPackFiles(folder, (kind) => kind.trial),
    pack,
    folder,
  );
}

/** Reads a pack folder with everything that judges it, listing the problems of all of it at once. */
export function readWholePack(folder: string): { pack: LoadedPack; trials: Trials } {
  return loadPack(readPackFiles(folder), folder);
}

/** The files of a pack folder in name order; those that cannot be read or that no pack has are left for loading to report. */
export function readPackFiles(folder: string, wanted: (kind: FileKind) => boolean = () => true): PackFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new PackError([fileProblem(folder, "there is no such folder; a pack is a folder with a pack.yaml")]);
  const root = realpathSync(folder);
  const names = list(folder, "").filter((name) => name !== "README.md");
  if (names.length > maxFiles)
    throw new PackError([fileProblem(folder, `at most ${maxFiles} files, this has ${names.length}`)], folder);
  return names.flatMap((name): PackFile[] => {
    const kind = fileKindOf(name);
    if (kind === undefined) return [{ name, text: "" }];
    return wanted(packFiles[kind]) ? [readFile(root, name)] : [];
  });
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

function readFile(root: string, name: string): PackFile {
  const unreadable = (message: string, at?: Partial<Problem>): PackFile => ({
    name,
    text: "",
    unreadable: { ...fileProblem(name, message), ...at },
  });
  const path = join(root, name);
  if (lstatSync(path).isSymbolicLink() && !targetOf(path)?.startsWith(root + sep))
    return unreadable("links to a place outside the pack's folder; copy the file");
  const stats = statSync(path);
  if (!stats.isFile()) return unreadable("must be a plain file");
  if (stats.size > maxBytes) return unreadable(`at most 1 MiB, this has ${stats.size} bytes; split the file`);
  const bytes = readFileSync(path);
  const text = utf8(bytes, false);
  return text === undefined
    ? unreadable("is not UTF-8 from here on; save it as UTF-8", endOfUtf8(bytes))
    : { name, text };
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

/** Line and column of the first byte that is not UTF-8. */
function endOfUtf8(bytes: Uint8Array): { line: number; column: number } {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (utf8(bytes.subarray(0, middle), true) === undefined) bad = middle;
    else good = middle;
  }
  const lines = (utf8(bytes.subarray(0, good), true) ?? "").split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
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
