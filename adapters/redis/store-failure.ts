import { StoreError } from "../../src/errors.ts";

/** Runs `act`; what Redis or the connection to it throws becomes a `StoreError` that says what to do. */
export async function orStoreFailure<T>(where: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(`Redis at ${where}: ${advice(cause instanceof Error ? cause.message : String(cause))}`, {
      cause,
    });
  }
}

/** By the first words of what Redis answers (https://redis.io/docs/latest/develop/reference/protocol-spec/) or ioredis says. */
function advice(message: string): string {
  if (/^(?:ERR )?OOM|command not allowed when used memory/.test(message)) {
    return "its memory is full, so it takes no writes. Give it more memory (maxmemory), or lower WAYMARK_RETENTION_DAYS.";
  }
  if (/^READONLY|read only replica/.test(message)) {
    return "it is a replica and takes no writes. Point REDIS_URL at the primary, or use the redis-sentinel:// form.";
  }
  if (/^MISCONF/.test(message))
    return "it cannot write to its disk, so it takes no writes. Free space or check the disk.";
  if (/^(?:LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY)/.test(message)) return `it is not ready yet (${message}).`;
  if (/^(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH)/.test(message)) {
    return "it refuses the user or password in REDIS_URL, or a command that user may not run.";
  }
  if (/timed out|Socket timeout/i.test(message)) return "it did not answer in time.";
  return `it cannot be reached (${message}). Check REDIS_URL and that Redis runs.`;
}
