import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { holdsAny } from "./holds.ts";

/** The caveats that go with this verdict and these answers. */
export function caveats({ pack, stated, assessment }: Gathered): Recommendation["caveats"] {
  const leading = assessment.verdict.option;
  return pack.caveats
    .filter(({ options }) => options === undefined || (leading !== null && options.includes(leading)))
    .filter(({ when }) => holdsAny(stated, when))
    .map(({ text, evidence }) => ({ text, evidence: [...evidence] }));
}
