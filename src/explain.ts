import { ConfigError, ListenError, StoreError, UsageError } from "./errors.ts";

/** Problems a person can solve are told in their own words; anything else is a fault of the program and keeps its trace. */
export function explain(error: unknown): string {
  const solvable = [ConfigError, ListenError, StoreError, UsageError];
  if (solvable.some((kind) => error instanceof kind) && error instanceof Error) return `${error.message}\n`;
  if (error instanceof Error && ["PackError", "HouseError"].includes(error.name)) return `${error.message}\n`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}
