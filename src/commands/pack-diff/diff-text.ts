import { wrapText } from "../../printing/wrap-text.ts";
import type { CaseChange, CaseVerdict } from "./diff-cases.ts";
import type { PackChange } from "./diff-packs.ts";
import { UNIT_KINDS, type UnitKind } from "./pack-units.ts";

const LONGEST = 160;

const headings: Readonly<Record<UnitKind, string>> = {
  pack: "Pack",
  option: "Options",
  checklist: "Checklist",
  question: "Questions",
  weight: "Weights",
  choice: "Choices",
  fit: "Fits",
  rule: "Rules",
  evidence: "Evidence",
  source: "Sources",
  exit: "Exits",
  tension: "Tensions",
  aside: "Asides",
  caveat: "Caveats",
  contradiction: "Contradictions",
  package: "Packages",
  capability: "Capabilities",
  seam: "Seams",
  indicator: "Indicators",
  cost: "Costs",
};

/** The changes under a heading per kind, old and new value of each. */
export function changesText(changes: readonly PackChange[]): string {
  return UNIT_KINDS.flatMap((kind) => {
    const lines = changes.filter((change) => change.kind === kind).map(changeLine);
    return lines.length === 0 ? [] : [`${headings[kind]}: ${lines.length}\n${lines.join("\n")}\n`];
  }).join("\n");
}

/** The cases whose result changes, with the verdict then and now. */
export function casesText({ of, changed }: { readonly of: number; readonly changed: readonly CaseChange[] }): string {
  if (of === 0) return "Neither side has cases to judge by.\n";
  const lines = changed.map(
    ({ id, from, old, new: now }) => `  ${id} (${from})  ${verdictWords(old)} -> ${verdictWords(now)}\n`,
  );
  return `Cases whose result changes: ${changed.length} of ${of}\n${lines.join("")}`;
}

function changeLine(change: PackChange): string {
  if (change.change !== "changed") return `  ${change.change === "added" ? "+" : "-"} ${change.id}`;
  const { kind, id, field, old, new: now } = change;
  // The value of a weight or a fit has no other name, and the pack itself needs none.
  const what = field === "weight" || field === "fit" ? id : kind === "pack" ? field : `${id} ${field}`;
  const values = betweenLists(old, now) ?? `${printed(old)} -> ${printed(now)}`;
  return wrapText(`${what}: ${values}`, 100, "  ~ ", "      ");
}

/** Of two lists, what went and what came; undefined where they hold the same in another order. */
function betweenLists(old: unknown, now: unknown): string | undefined {
  if (!Array.isArray(old) || !Array.isArray(now)) return undefined;
  const [before, after] = [old, now].map((list) => list.map((each: unknown) => JSON.stringify(each)));
  const gone = (before ?? []).filter((each) => !after?.includes(each)).map((each) => `without ${each}`);
  const came = (after ?? []).filter((each) => !before?.includes(each)).map((each) => `with ${each}`);
  return gone.length + came.length === 0 ? undefined : [...gone, ...came].join(", ");
}

function printed(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : value === null ? "nothing" : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function verdictWords({ leads, kind, word }: CaseVerdict): string {
  if (kind === "none") return "none";
  return `${leads} (${kind === "option" ? word : kind})`;
}
