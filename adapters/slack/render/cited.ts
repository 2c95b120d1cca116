import { type Citation, type CitedPage, citedPages } from "../../../knowledge/index.ts";
import { clip } from "../../../src/clip.ts";
import { escaped, link } from "../mrkdwn.ts";

const TITLE = 48;

/** The pages statements come from, each once, as links with their grades: ` (B <address|title>)`. Empty without any. */
export function cite(ids: readonly string[], citations: readonly Citation[]): string {
  const found = ids.flatMap((id) => citations.find((one) => one.id === id) ?? []);
  return found.length === 0 ? "" : ` (${pagesOf(found)})`;
}

/** Pieces of evidence as lines: what is said, and where. */
export function evidenceLines(evidence: readonly Citation[]): string[] {
  return evidence.map((one) => `${escaped(one.statement)} (${pagesOf([one])})`);
}

function pagesOf(citations: readonly Citation[]): string {
  return citedPages(citations).map(pageOf).join("; ");
}

function pageOf({ title, address, vendor, grades, expired }: CitedPage): string {
  const named = address === "" ? escaped(title) : link(address, clip(title, TITLE));
  return `${grades.join(" and ")} ${vendor ? "vendor: " : ""}${named}${expired ? ", past its date" : ""}`;
}
