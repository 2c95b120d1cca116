import type { Finding } from "./finding.ts";
import { lintEvidence } from "./lint-evidence.ts";
import { lintDerived, lintFits } from "./lint-fits.ts";
import { lintStack } from "./lint-stack.ts";
import { lintTexts } from "./lint-texts.ts";
import type { PackContent } from "./schema.ts";
import { createSupport } from "./support.ts";

/** Judges the fairness of a pack as far as that needs no engine; errors first. `today` (ISO date) decides what has expired. */
export function lintPack(pack: PackContent, today: string): Finding[] {
  const support = createSupport(pack, today);
  const findings = [
    ...lintFits(pack, support),
    ...lintDerived(pack),
    ...lintEvidence(pack, support, today),
    ...lintStack(pack, today),
    ...lintTexts(pack),
  ];
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

function isError(finding: Finding): boolean {
  return finding.severity === "error";
}
