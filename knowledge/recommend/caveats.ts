import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { holdsAny } from "./holds.ts";
import { withoutOpinion } from "./without-opinion.ts";

/** The caveats that go with this verdict and these answers, each with its best evidence. */
export function caveats({ pack, stated, assessment, support }: Gathered): Recommendation["caveats"] {
  const known = new Map(pack.evidence.map((piece) => [piece.id, piece]));
  const printed = (ids: readonly string[]) =>
    withoutOpinion(support.bestFirst(ids.flatMap((id) => known.get(id) ?? [])), support).map(({ id }) => id);
  const leading = assessment.verdict.option;
  return pack.caveats
    .filter(({ options }) => options === undefined || (leading !== null && options.includes(leading)))
    .filter(({ when }) => holdsAny(stated, when))
    .map(({ text, evidence }) => ({ text, evidence: printed(evidence) }));
}
