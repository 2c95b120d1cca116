import { z } from "zod";
import { SESSION_SCHEMA, Session } from "./conversation/session.ts";

/** Raises a stored session from the schema version it is filed under to the next one. */
export type Migration = (stored: Record<string, unknown>) => Record<string, unknown>;

/** By the version they start from. Kept for as long as a session of that version may exist. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {
  // Reviews and digests came; what was there before has none.
  1: (stored) => stored,
};

export type StoredRead =
  | { readonly kind: "found"; readonly session: Session }
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "newer"; readonly schema: number };

/** What a stored session says, migrated forward and validated; the same for every store. */
export function readStored(stored: unknown): StoredRead {
  const head = z.object({ schema: z.number().int().min(1) }).safeParse(stored);
  if (!head.success) return { kind: "unreadable", reason: "it has no schema version" };
  if (head.data.schema > SESSION_SCHEMA) return { kind: "newer", schema: head.data.schema };
  const migrated = migrate(stored as Record<string, unknown>, MIGRATIONS, SESSION_SCHEMA);
  if (migrated === undefined) return { kind: "unreadable", reason: `nothing migrates schema ${head.data.schema}` };
  const session = Session.safeParse(migrated);
  if (session.success) return { kind: "found", session: session.data };
  const places = session.error.issues.map((issue) => issue.path.join(".") || "the whole");
  return { kind: "unreadable", reason: `not a session: ${[...new Set(places)].slice(0, 5).join(", ")}` };
}

/** The stored object raised step by step to `target`; undefined when a step is missing. */
export function migrate(
  stored: Record<string, unknown>,
  migrations: Readonly<Record<number, Migration>>,
  target: number,
): Record<string, unknown> | undefined {
  let current = stored;
  for (let version = Number(stored.schema); version < target; version += 1) {
    const migration = migrations[version];
    if (migration === undefined) return undefined;
    current = { ...migration(current), schema: version + 1 };
  }
  return current;
}
