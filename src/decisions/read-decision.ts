import { z } from "zod";
import { StoreError } from "../errors.ts";
import { DECISION_SCHEMA, Decision } from "./decision.ts";

/** What a stored decision says, raised to today's shape: version 2 only added fields. The same for every store. Throws `StoreError` for what it cannot read: a record is never set aside. */
export function readDecision(stored: unknown, id: string): Decision {
  const head = z.object({ schema: z.number().int().min(1) }).safeParse(stored);
  if (head.success && head.data.schema > DECISION_SCHEMA) {
    throw new StoreError(`${id} was written by a newer version of Waymark. Update this one to read it.`);
  }
  const read = Decision.safeParse(head.success ? { ...(stored as object), schema: DECISION_SCHEMA } : stored);
  if (read.success) return read.data;
  const places = read.error.issues.map((issue) => issue.path.join(".") || "the whole");
  throw new StoreError(`${id} is damaged (${[...new Set(places)].slice(0, 5).join(", ")}). Restore it from a copy.`);
}
