import { z } from "zod";
import { StoreError } from "../../src/errors.ts";

const SqliteError = z.object({ errcode: z.number() });
const SystemError = z.object({ code: z.string() });

/** Runs `act`; what SQLite or the file system throws becomes a `StoreError` that says what to do about the file. */
export function orStoreFailure<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(`${file}: ${advice(cause)}`, { cause });
  }
}

/** The low byte is SQLite's primary result code, see https://sqlite.org/rescode.html. */
function advice(cause: unknown): string {
  const sqlite = SqliteError.safeParse(cause);
  const system = SystemError.safeParse(cause);
  switch (sqlite.success ? sqlite.data.errcode & 0xff : system.success ? system.data.code : undefined) {
    case 5:
    case 6:
      return "another process keeps the database locked. Repeat it, or stop the other process.";
    case 8:
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "it cannot be written. Make it writable for this user, or set WAYMARK_DATA to a folder that is.";
    case 10:
    case 13:
    case "ENOSPC":
      return "the disk is full or failing. Free some space or check the disk.";
    case 11:
    case 26:
      return "it is not a readable database. Restore a copy, or move it and its -wal and -shm files away; a new one is then created.";
    case 14:
    case "ENOTDIR":
    case "EEXIST":
      return "it cannot be opened: its folder is missing, not a folder or not writable. Set WAYMARK_DATA to a folder this user can write.";
    default:
      return `the store failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
