import { loadPack, type PackFile, readPackFiles } from "../../../knowledge/index.ts";

/** The folder of a small valid pack about something far from web frameworks. */
export const smallPackFolder = new URL("../../fixtures/packs/small", import.meta.url).pathname;

/** Its files, read once. */
export const smallPackFiles: readonly PackFile[] = readPackFiles(smallPackFolder);

/** One change of a file's text; `find` must stand there exactly once. */
export interface Change {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** The small pack's files with changes made. */
export function changed(...changes: readonly Change[]): PackFile[] {
  const files = new Map(smallPackFiles.map((file) => [file.name, file.text]));
  for (const { file, find, put } of changes) {
    const text = files.get(file) ?? "";
    if (text.split(find).length !== 2)
      throw new Error(`"${find}" stands ${text.split(find).length - 1} times in ${file}`);
    files.set(
      file,
      text.replace(find, () => put),
    );
  }
  return [...files].map(([name, text]) => ({ name, text }));
}

/** The small pack with changes, loaded. */
export function loadChanged(...changes: readonly Change[]) {
  return loadPack(changed(...changes));
}
