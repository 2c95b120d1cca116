import { createHash } from "node:crypto";
import type { Assessment } from "./types.ts";

/** SHA-256 (hex) of an assessment with its keys in sorted order: ids and numbers, no prose. */
export function hashAssessment(assessment: Assessment): string {
  return createHash("sha256").update(canonical(assessment)).digest("hex");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
