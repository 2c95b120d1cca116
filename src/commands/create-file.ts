import { openSync } from "node:fs";
import { UsageError } from "../errors.ts";

/** Begins a new file for this user only, and never in the place of another; the number is what to write to and close. Throws `UsageError`. */
export function createFile(file: string): number {
  try {
    return openSync(file, "wx", 0o600);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw new UsageError(`${file} exists already. Name a new file, or remove it first.`);
    throw new UsageError(`${file} cannot be written (${code}). Name a file in a folder this user can write.`);
  }
}
