import type { Finding } from "../../../knowledge/index.ts";
import type { Measure } from "../report.ts";

/** One figure about a pack, and the places it comes from. */
export interface Check {
  readonly row: Measure;
  readonly findings: readonly Finding[];
}

/** A finding that explains a figure; the figure's goal decides whether it matters. */
export function note(path: string, message: string): Finding {
  return { severity: "warning", path, message };
}
