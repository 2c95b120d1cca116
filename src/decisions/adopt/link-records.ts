import type { AdrRecord } from "./adr-record.ts";
import type { Remark } from "./adr-text.ts";
import type { Pointer } from "./pointers-in.ts";

/** A record with the files of the same folder that it points to, by path. */
export interface LinkedRecord extends Omit<AdrRecord, "supersededBy" | "supersedes" | "links"> {
  readonly supersededBy?: string | undefined;
  readonly supersedes?: string | undefined;
  /** Records it links to, those it takes the place of or that took its place left out. */
  readonly cites: readonly string[];
}

/** Resolves what records of one folder say of each other, a link being relative to its own file. What leads nowhere is remarked on. */
export function linkRecords(records: readonly AdrRecord[]): LinkedRecord[] {
  const paths = new Set(records.map(({ path }) => path));
  const byNumber = new Map<number, string[]>();
  for (const { path } of records) {
    const number = numberOf(path);
    if (number !== undefined) byNumber.set(number, [...(byNumber.get(number) ?? []), path]);
  }
  const resolve = (from: string, pointer: Pointer): string | undefined => {
    if ("number" in pointer) {
      const found = (byNumber.get(pointer.number) ?? []).filter((path) => path !== from);
      // Folders in the folder number from 1 again: a record means its neighbour.
      const near = found.filter((path) => folderOf(path) === folderOf(from));
      const [one, ...others] = near.length > 0 ? near : found;
      return others.length === 0 ? one : undefined;
    }
    const file = resolvePath(from, pointer.file);
    return file !== undefined && file !== from && paths.has(file) ? file : undefined;
  };
  const linked = records.map(({ supersededBy, supersedes, links, ...record }) => {
    const by = supersededBy && resolve(record.path, supersededBy);
    const over = supersedes && resolve(record.path, supersedes);
    const remarks: Remark[] = [
      ...record.remarks,
      ...lost(supersededBy, by, "what it is superseded by"),
      ...lost(supersedes, over, "what it supersedes"),
    ];
    const cited = links.flatMap((pointer) => resolve(record.path, pointer) ?? []);
    return {
      ...record,
      remarks,
      ...(by === undefined ? {} : { supersededBy: by }),
      ...(over === undefined ? {} : { supersedes: over }),
      cites: [...new Set(cited)].filter((path) => path !== by && path !== over).sort(),
    };
  });
  return bothWays(linked);
}

/** Where only the older record names the newer one. */
function bothWays(records: readonly LinkedRecord[]): LinkedRecord[] {
  const newer = new Map(records.map(({ path, supersededBy }) => [path, supersededBy]));
  const older = new Map<string, string>();
  for (const [path, by] of newer) if (by !== undefined && !older.has(by)) older.set(by, path);
  return records.map((record) => {
    const over = record.supersedes ?? older.get(record.path);
    // It names all it took the place of; the chain keeps the first.
    const cites = record.cites.filter((path) => newer.get(path) !== record.path);
    return over === undefined ? record : { ...record, supersedes: over, cites };
  });
}

function lost(pointer: Pointer | undefined, found: string | undefined, what: string): Remark[] {
  if (pointer === undefined || found !== undefined) return [];
  const name = "number" in pointer ? `number ${pointer.number}` : pointer.file.slice(0, 100);
  return [{ line: 1, text: `${what}, ${name}, is no record of this folder` }];
}

/** The number a file's name begins with. */
function numberOf(path: string): number | undefined {
  const digits = /^(?:adr[-_]?)?(\d{1,6})(?=[-_. ])/i.exec(path.slice(path.lastIndexOf("/") + 1))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Undefined where it leads out of the folder, or is no address. */
function resolvePath(from: string, target: string): string | undefined {
  const steps = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of decoded(target).normalize("NFC").split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch (error) {
    if (error instanceof URIError) return target;
    throw error;
  }
}
