import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ReadRecord } from "../../decisions/adopt/adr-record.ts";
import type { AdrText } from "../../decisions/adopt/adr-text.ts";
import { UsageError } from "../../errors.ts";

export type Unread = Exclude<ReadRecord, { kind: "record" }>;

/** Bytes of a file: four for each character a record may have. */
const LARGEST = 800_000;
const DEEPEST = 6;
const MOST_FILES = 5000;
/** No records lie there. */
const PASSED_OVER = /^(?:\.|node_modules$)/;

/**
 * The Markdown files of a folder and the folders in it, by path, and those that cannot be read. Links are not followed: one
 * to a file of the folder is read where it lies, one that leads elsewhere is not read. Throws `UsageError` for no folder.
 */
export function readTexts(folder: string): { readonly texts: readonly AdrText[]; readonly unread: readonly Unread[] } {
  const root = rootOf(folder);
  const texts: AdrText[] = [];
  const unread: Unread[] = [];
  const refuse = (path: string, reason: string, line = 1): void => {
    unread.push({ kind: "unreadable", path, line, reason });
  };
  const walk = (steps: readonly string[]): void => {
    const entries = orReason(() => readdirSync(join(root, ...steps), { withFileTypes: true }));
    if (typeof entries === "string") refuse(steps.join("/"), entries);
    for (const entry of typeof entries === "string" ? [] : entries.sort(byName)) {
      if (PASSED_OVER.test(entry.name)) continue;
      const inside = [...steps, entry.name];
      const path = inside.join("/").normalize("NFC");
      if (entry.isDirectory()) {
        if (inside.length > DEEPEST) refuse(path, `it lies deeper than ${DEEPEST} folders`);
        else walk(inside);
      } else if (entry.isSymbolicLink() ? leadsToMarkdown(entry) : /\.(?:md|markdown)$/i.test(entry.name)) {
        if (texts.length + unread.length >= MOST_FILES) {
          throw new UsageError(
            `${folder} holds more than ${MOST_FILES} Markdown files. Name the folder of records alone.`,
          );
        }
        (entry.isSymbolicLink() ? readLink : readOne)(path, join(root, ...inside), entry);
      }
    }
  };
  const readOne = (path: string, file: string, entry: Dirent): void => {
    const bytes = entry.isFile() ? readSmall(file) : "it is no file";
    const text = typeof bytes === "string" ? bytes : decode(bytes);
    if (typeof bytes === "string") refuse(path, bytes);
    else if (typeof text === "number") refuse(path, "it is not UTF-8", text);
    else texts.push({ path, text });
  };
  const readLink = (path: string, file: string): void => {
    const target = orReason(() => ({ at: realpathSync(file) }));
    if (typeof target === "string") refuse(path, target);
    else if (!target.at.startsWith(join(root, "/")))
      refuse(path, "it is a link out of the folder, which is not followed");
    else unread.push({ kind: "skipped", path, why: "it is a link to another file of the folder" });
  };
  walk([]);
  return { texts, unread };
}

function rootOf(folder: string): string {
  const root = orReason(() => ({ at: realpathSync(folder) }));
  if (typeof root === "string" || !statSync(root.at).isDirectory()) {
    throw new UsageError(`${folder} is no folder this user can read. Name the folder of records: --dir docs/adr`);
  }
  return root.at;
}

function readSmall(file: string): Uint8Array | string {
  return orReason(() => (statSync(file).size > LARGEST ? `it is larger than ${LARGEST} bytes` : readFileSync(file)));
}

/** A link is named where it looks like a record, or like a folder of them. */
function leadsToMarkdown({ name }: Dirent): boolean {
  return /\.(?:md|markdown)$/i.test(name) || !name.includes(".");
}

/** The text, or the first line that is not UTF-8. */
function decode(bytes: Uint8Array): string | number {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    let line = 1;
    for (let from = 0; from < bytes.length; line += 1) {
      const end = bytes.indexOf(0x0a, from);
      if (!isText(strict, bytes.subarray(from, end === -1 ? bytes.length : end))) return line;
      if (end === -1) return line;
      from = end + 1;
    }
    return line;
  }
}

function isText(strict: TextDecoder, bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function orReason<T extends object>(act: () => T | string): T | string {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && "code" in error) return `it cannot be read (${String(error.code)})`;
    throw error;
  }
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}
