import type { Checker } from "./checker.ts";
import type { Entry, Parts } from "./parts.ts";
import type { Condition } from "./schema.ts";

/** Checks exits, tensions, asides, caveats, contradictions and answers to questions: what is said besides the verdict. */
export function checkMessages(parts: Parts, check: Checker): void {
  for (const name of [
    "exits.yaml",
    "tensions.yaml",
    "asides.yaml",
    "caveats.yaml",
    "contradictions.yaml",
    "faq.yaml",
  ] as const)
    check.unique(parts[name].entries);
  for (const entry of parts["exits.yaml"].entries) {
    checkLines(entry, "pointsWhen", entry.value.pointsWhen, check);
    check.ids(entry, ["evidence"], "evidence", entry.value.evidence);
  }
  for (const entry of parts["tensions.yaml"].entries)
    for (const [index, condition] of entry.value.when.entries()) check.choices(entry, ["when", index], condition);
  for (const name of ["asides.yaml", "faq.yaml"] as const)
    for (const entry of parts[name].entries) check.ids(entry, ["evidence"], "evidence", entry.value.evidence);
  for (const entry of parts["caveats.yaml"].entries) {
    checkLines(entry, "when", entry.value.when, check);
    check.ids(entry, ["options"], "options", entry.value.options ?? []);
    check.ids(entry, ["evidence"], "evidence", entry.value.evidence);
  }
  for (const entry of parts["contradictions.yaml"].entries) {
    checkLines(entry, "when", entry.value.when, check);
    for (const [index, side] of entry.value.sides.entries())
      check.ids(entry, ["sides", index, "evidence"], "evidence", side.evidence);
    check.ids(entry, ["evidence"], "evidence", entry.value.evidence);
  }
}

function checkLines(
  entry: Entry<unknown>,
  key: string,
  lines: readonly (readonly Condition[])[],
  check: Checker,
): void {
  for (const [line, conditions] of lines.entries())
    for (const [index, condition] of conditions.entries()) check.choices(entry, [key, line, index], condition);
}
