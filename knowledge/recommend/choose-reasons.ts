import type { Evidence } from "../pack/schema.ts";
import type { Support } from "../pack/support.ts";
import type { Recommendation } from "../recommendation.ts";
import type { WeighedLine } from "./weigh-lines.ts";
import { withoutOpinion } from "./without-opinion.ts";

export type Reason = Recommendation["reasons"][number];

const FOR = 3;
const AGAINST = 2;
const EVIDENCE_SHOWN = 3;

/** The printed reasons, the rest and the gap, in tenths of a percent so that they sum exactly. */
export interface Chosen {
  readonly reasons: readonly Reason[];
  readonly restTenths: number;
  readonly gapTenths: number;
}

/**
 * The three weightiest reasons for and the two weightiest against; those resting on official or measured sources come first on
 * their side. What rests on opinion or vendor material alone is never printed as a reason; it counts in the rest. Nor is
 * opinion printed beside better evidence; the details have it.
 */
export function chooseReasons(lines: readonly WeighedLine[], support: Support): Chosen {
  const gapTenths = lines.reduce((sum, { tenths }) => sum + tenths, 0);
  const printable = lines.filter((weighed) => weighed.line.kind !== "not-asked" && weighed.grade !== "D");
  const side = (sign: 1 | -1, most: number) =>
    bestSourcesFirst(byWeight(printable.filter((weighed) => weighed.tenths * sign > 0)).slice(0, most), support);
  const chosen = [...side(1, FOR), ...side(-1, AGAINST)];
  const shown = chosen.reduce((sum, { tenths }) => sum + tenths, 0);
  return {
    reasons: chosen.map((weighed) =>
      toReason(weighed, withoutOpinion(weighed.evidence, support).slice(0, EVIDENCE_SHOWN)),
    ),
    restTenths: gapTenths - shown,
    gapTenths,
  };
}

/** Every line that separates the options, with all of its evidence; for the details. */
export function allReasons(lines: readonly WeighedLine[]): Reason[] {
  return byWeight(lines.filter((weighed) => weighed.line.kind !== "not-asked" && weighed.tenths !== 0)).map((weighed) =>
    toReason(weighed, weighed.evidence),
  );
}

function toReason({ line, tenths, text, said }: WeighedLine, evidence: readonly Evidence[]): Reason {
  return {
    side: tenths > 0 ? "for" : "against",
    points: tenths / 10,
    consequence: line.consequence ?? "",
    text,
    ...(said === undefined ? {} : { said }),
    ...(line.question === undefined ? {} : { question: line.question }),
    ...(line.rule === undefined ? {} : { rule: line.rule }),
    evidence: evidence.map((piece) => piece.id),
  };
}

function byWeight(lines: readonly WeighedLine[]): WeighedLine[] {
  return [...lines].sort((one, other) => Math.abs(other.tenths) - Math.abs(one.tenths));
}

function bestSourcesFirst(lines: readonly WeighedLine[], support: Support): WeighedLine[] {
  const rank = ({ evidence }: WeighedLine) => (evidence.some(support.isOfficial) ? 0 : 1);
  return [...lines].sort((one, other) => rank(one) - rank(other));
}
