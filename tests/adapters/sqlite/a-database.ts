import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for database files, and the way to remove it. */
export function aFolder(): { path: string; file: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "waymark-sqlite-"));
  return { path, file: join(path, "waymark.db"), remove: () => rmSync(path, { recursive: true, force: true }) };
}
