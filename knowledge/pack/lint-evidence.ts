import { errorAt, type Finding, warningAt } from "./finding.ts";
import type { Evidence, PackContent } from "./schema.ts";
import type { Support } from "./support.ts";

/** Objects to evidence that is unused, counted twice, graded above its sources, expired or dated in the future. */
export function lintEvidence(pack: PackContent, support: Support, today: string): Finding[] {
  return [
    ...pack.evidence.flatMap((evidence) => lintOne(evidence, support, today)),
    ...lintUse(pack),
    ...lintTwins(pack),
  ];
}

function lintOne(evidence: Evidence, support: Support, today: string): Finding[] {
  const path = `evidence.${evidence.id}`;
  const findings: Finding[] = [];
  if (support.isVendor(evidence) && evidence.grade !== "D")
    findings.push(
      errorAt(`${path}.grade`, `rests on vendor material alone and is graded ${evidence.grade}; only D is fair`),
    );
  if (!support.isLive(evidence))
    findings.push(warningAt(`${path}.validUntil`, `expired on ${evidence.validUntil}; check it again`));
  if (evidence.checkedOn > today)
    findings.push(warningAt(`${path}.checkedOn`, `${evidence.checkedOn} is in the future`));
  return findings;
}

function lintUse(pack: PackContent): Finding[] {
  const choices = pack.questions.flatMap((question) => question.choices);
  const cited = new Set([
    ...choices.flatMap((choice) => [...(choice.vetoes?.evidence ?? []), ...(choice.none?.evidence ?? [])]),
    ...pack.rules.flatMap((rule) => [...rule.evidence, ...(rule.none?.evidence ?? [])]),
    ...[...pack.exits, ...pack.asides, ...pack.caveats, ...pack.faq].flatMap((each) => each.evidence),
    ...pack.evidence.flatMap((evidence) => evidence.contradicts),
    ...pack.contradictions.flatMap(({ evidence, sides }) => [evidence, ...sides.map((side) => side.evidence)].flat()),
  ]);
  const idle = pack.evidence.filter(
    ({ id, speaks, corrects, contradicts }) =>
      !cited.has(id) && speaks.length + corrects.length + contradicts.length === 0,
  );
  const sources = new Set(pack.evidence.flatMap((evidence) => evidence.sources));
  return [
    ...idle.map(({ id }) => warningAt(`evidence.${id}`, "speaks for nothing, corrects nothing and is cited nowhere")),
    ...pack.sources
      .filter(({ id }) => !sources.has(id))
      .map(({ id }) => warningAt(`sources.${id}`, "no evidence cites it")),
  ];
}

/** The same sources said twice for the same cells look like corroboration and are none. */
function lintTwins(pack: PackContent): Finding[] {
  const first = new Map<string, string>();
  return pack.evidence.flatMap((evidence) => {
    if (evidence.speaks.length === 0) return [];
    const key = JSON.stringify([[...new Set(evidence.sources)].sort(), cellsOf(evidence)]);
    const twin = first.get(key);
    if (twin === undefined) first.set(key, evidence.id);
    return twin === undefined
      ? []
      : [errorAt(`evidence.${evidence.id}`, `has the sources and cells of ${twin}; merge them`)];
  });
}

function cellsOf(evidence: Evidence): string[] {
  const cells = evidence.speaks.flatMap((speaks) => {
    if ("rule" in speaks) return [`rule ${speaks.rule}`];
    const choices = typeof speaks.choice === "string" ? [speaks.choice] : speaks.choice;
    return choices.map((choice) => `${speaks.question}.${choice} ${speaks.side} ${speaks.option}`);
  });
  return [...new Set(cells)].sort();
}
