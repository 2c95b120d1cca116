import { createHash } from "node:crypto";
import { canonicalText } from "./canonical-text.ts";
import type { Assessment } from "./types.ts";

/** SHA-256 (hex) of an assessment with its keys in sorted order: ids and numbers, no prose. */
export function hashAssessment(assessment: Assessment): string {
  return createHash("sha256").update(canonicalText(assessment)).digest("hex");
}
