import type { Locate } from "../../../knowledge/index.ts";
import type { Check } from "./check.ts";

const listed = 15;

/** The places behind each figure, those of missed goals first and in full. */
export function findingsText(checks: readonly Check[], locate: Locate): string {
  const told = checks.filter(({ findings }) => findings.length > 0);
  const missedFirst = [...told.filter(({ row }) => !row.holds), ...told.filter(({ row }) => row.holds)];
  return missedFirst
    .map(({ row, findings }) => {
      const shown = row.holds ? findings.slice(0, listed) : findings;
      const more = findings.length > shown.length ? [`  … and ${findings.length - shown.length} more`] : [];
      const lines = shown.map(({ path, message }) => {
        const at = locate(path);
        return `  ${at ? `${at.file}:${at.line}:${at.column} ` : ""}${path}: ${message}`;
      });
      return `\n${row.name}${row.holds ? "" : " (MISSED)"}\n${[...lines, ...more].join("\n")}\n`;
    })
    .join("");
}
