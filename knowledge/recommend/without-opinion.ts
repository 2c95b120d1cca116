import type { Evidence } from "../pack/schema.ts";
import type { Support } from "../pack/support.ts";

/** The evidence to print: what counts as opinion (grade D) is left out wherever something better says the same. */
export function withoutOpinion(evidence: readonly Evidence[], support: Support): readonly Evidence[] {
  const better = evidence.filter((piece) => support.gradeOf(piece) !== "D");
  return better.length > 0 ? better : evidence;
}
