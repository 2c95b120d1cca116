import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AdrFile } from "../../decisions/folder/read-adr.ts";
import { UsageError } from "../../errors.ts";

/** The Markdown files right in a folder, by name. Throws `UsageError` where it cannot be read. */
export function readFolder(folder: string): AdrFile[] {
  return orSay(folder, () =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.md$/i.test(entry.name))
      .map(({ name }) => ({ name, text: readFileSync(join(folder, name), "utf8") }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  );
}

/** Writes a file whole or not at all; a new one never in the place of another. */
export function writeInto(folder: string, name: string, text: string, isNew: boolean): void {
  const file = join(folder, name);
  if (isNew && existsSync(file)) throw new UsageError(`${file} is there already and is no record. ${STOPPED}`);
  const beside = `${file}.part`;
  try {
    orSay(file, () => writeFileSync(beside, text));
    orSay(file, () => renameSync(beside, file));
  } catch (error) {
    rmSync(beside, { force: true });
    if (error instanceof UsageError) throw new UsageError(`${error.message} ${STOPPED}`);
    throw error;
  }
}

const STOPPED = "What is printed above was written; run it again when this is put right.";

function orSay<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new UsageError(wordsOf(file, code));
  }
}

function wordsOf(file: string, code: string): string {
  switch (code) {
    case "ENOENT":
      return `There is no folder ${file}. Make it first (mkdir -p ${file}), or name another with --dir.`;
    case "ENOTDIR":
      return `${file} is no folder. Name the folder of records with --dir.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `${file} may not be written or read by this user (${code}).`;
    default:
      return `${file} could not be written or read (${code}).`;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
