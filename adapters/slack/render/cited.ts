import type { Citation } from "../../../knowledge/index.ts";
import { clip } from "../../../src/clip.ts";
import { escaped, link } from "../mrkdwn.ts";

const TITLE = 48;

/** Where statements come from, as links with their grade: ` (B <address|title>)`. Empty without any. */
export function cite(ids: readonly string[], citations: readonly Citation[]): string {
  const found = ids.flatMap((id) => citations.find((one) => one.id === id) ?? []);
  const links = new Set(found.map(sourceOf));
  return links.size === 0 ? "" : ` (${[...links].join("; ")})`;
}

/** Pieces of evidence as lines: what is said, and where. */
export function evidenceLines(evidence: readonly Citation[]): string[] {
  return evidence.map((one) => `${escaped(one.statement)} (${sourceOf(one)})`);
}

function sourceOf({ sources, grade, expired, id }: Citation): string {
  const named = sources.map(
    ({ title, address, vendor }) => `${vendor ? "vendor: " : ""}${link(address, clip(title, TITLE))}`,
  );
  return `${grade} ${named.length === 0 ? escaped(id) : named.join(", ")}${expired ? ", past its date" : ""}`;
}
