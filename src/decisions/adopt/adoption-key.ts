import { createHash } from "node:crypto";

/**
 * What a file's decision is numbered and kept under, in place of an interview: the same again for the same file of the
 * same repository, wherever its folder lies. `path` is the one in the folder.
 */
export function adoptionKey(repository: string, path: string): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([repository, path.normalize("NFC")]))
    .digest("base64url");
  return `adopted:${hash.slice(0, 22)}`;
}

/** What the log calls the file: `payments:0001-use-x.md`; without a repository its path alone. */
export function adoptedFile(repository: string, path: string): string {
  return repository === "" ? path : `${repository}:${path}`;
}
