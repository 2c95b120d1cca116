import { type AdrFile, readAdr } from "./read-adr.ts";

const BEGIN = "<!-- waymark: this list is written by adr:export; write above or below it -->";
const END = "<!-- /waymark -->";
const BLOCK = /<!-- waymark:[^>]*-->[\s\S]*?<!-- \/waymark -->/;
const HEADING = "# Architecture decisions";

/** The index of a folder with the list of its numbered records brought up to date; everything outside the marks stays as it was. */
export function adrIndex(before: string | undefined, files: readonly AdrFile[]): string {
  const block = `${BEGIN}\n\n${tableOf(files)}\n\n${END}`;
  if (before === undefined) return `${HEADING}\n\n${block}\n`;
  const lines = before.includes("\r\n") ? block.replaceAll("\n", "\r\n") : block;
  if (BLOCK.test(before)) return before.replace(BLOCK, () => lines);
  const gap = before.includes("\r\n") ? "\r\n" : "\n";
  return `${before}${before === "" || before.endsWith("\n") ? "" : gap}${before === "" ? "" : gap}${lines}${gap}`;
}

/** Whether a text holds the list already. */
export function holdsIndex(text: string): boolean {
  return BLOCK.test(text);
}

function tableOf(files: readonly AdrFile[]): string {
  const numbered = files.map(readAdr).filter(({ number }) => number !== undefined);
  const rows = numbered
    .toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0) || (one.name < other.name ? -1 : 1))
    .map(({ name, title, status, date, of }) => {
      const number = /^\d+/.exec(name)?.[0] ?? "";
      return `| [${number}](${encodeURI(name)}) | ${cell(title)} | ${cell(status)} | ${date} | ${of?.id ?? ""} |`;
    });
  return ["| Number | Title | Status | Date | Waymark |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** A `|` would end the cell, unless it is escaped already. */
function cell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, "\\|");
}
