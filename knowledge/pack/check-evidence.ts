import type { Checker } from "./checker.ts";
import type { Entry } from "./parts.ts";
import type { Evidence, Source } from "./schema.ts";

/** Checks sources and what evidence cites, speaks for and contradicts, and its dates. */
export function checkEvidence(
  evidence: readonly Entry<Evidence>[],
  sources: readonly Entry<Source>[],
  check: Checker,
): void {
  check.unique(sources);
  check.unique(evidence);
  for (const entry of evidence) {
    const { id, checkedOn, validUntil, speaks, contradicts } = entry.value;
    check.ids(entry, ["sources"], "sources", entry.value.sources);
    check.ids(entry, ["contradicts"], "evidence", contradicts);
    if (contradicts.includes(id))
      check.report(entry, ["contradicts", contradicts.indexOf(id)], "evidence cannot contradict itself");
    if (validUntil !== undefined && validUntil <= checkedOn)
      check.report(entry, ["validUntil"], `must be after checkedOn (${checkedOn})`);
    for (const [index, each] of speaks.entries()) {
      const path = ["speaks", index] as const;
      if ("rule" in each) {
        check.id(entry, [...path, "rule"], "rules", each.rule);
        continue;
      }
      check.id(entry, [...path, "question"], "questions", each.question);
      check.id(entry, [...path, "option"], "options", each.option);
      if (typeof each.choice === "string") check.choice(entry, [...path, "choice"], each.question, each.choice);
      else
        for (const [at, choice] of each.choice.entries())
          check.choice(entry, [...path, "choice", at], each.question, choice);
    }
  }
}
