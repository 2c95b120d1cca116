import { type Citation, independentSources } from "../../../knowledge/index.ts";
import { type Html, html } from "../html.ts";
import type { View } from "./view.ts";

const TITLE_LENGTH = 40;

const grades: Readonly<Record<Citation["grade"], string>> = {
  A: "measured or specified",
  B: "official documentation",
  C: "practitioner report",
  D: "opinion or vendor material",
};

/** Citations as small disclosures that open their source entry in place; unknown ids are left out. */
export function renderCitations(citations: readonly Citation[], view: View): Html | null {
  if (citations.length === 0) return null;
  return html`<div class="citations">${citations.map((citation) => renderCitation(citation, view))}</div>`;
}

/** The citations with these ids, in this order. */
export function citationsOf(ids: readonly string[], all: readonly Citation[]): Citation[] {
  return ids.flatMap((id) => all.find((citation) => citation.id === id) ?? []);
}

function renderCitation(citation: Citation, view: View): Html {
  // The title, not the publisher: several sources of one publisher must be told apart.
  const title = shortened(citation.sources[0]?.title ?? citation.id);
  const more = citation.sources.length > 1 ? ` +${citation.sources.length - 1}` : "";
  return html`<details class="citation">
    <summary><span class="grade grade-${citation.grade.toLowerCase()}"><span class="sr-only">Source, grade </span>${citation.grade}</span>
      ${title}${more}${isVendor(citation) && html` <span class="tag">vendor</span>`}${citation.expired && html` <span class="tag">expired</span>`}</summary>
    ${renderEntry(citation)}
    ${view.listed.has(citation.id) && html`<p class="small"><a href="${view.sources}#${citation.id}">In the list of sources</a></p>`}
  </details>`;
}

/** The source entry itself: the statement, its grade in words, where it comes from and when it was last checked. */
function renderEntry(citation: Citation): Html {
  return html`<div class="entry">
    <p>${citation.statement}</p>
    <ul class="plain small">${citation.sources.map(renderSource)}</ul>
    <p class="small muted">Grade ${citation.grade}: ${grades[citation.grade]}.${independent(citation)} Checked on ${citation.checkedOn}.${
      citation.expired && " Past its date: no longer counted as evidence until it is checked again."
    }</p>
  </div>`;
}

function independent(citation: Citation): string {
  const count = independentSources([citation]);
  return count > 1 ? ` ${count} independent sources.` : "";
}

function renderSource(source: Citation["sources"][number]): Html {
  const title = source.address.startsWith("https://")
    ? html`<a href="${source.address}" rel="noopener noreferrer" target="_blank">${source.title}</a>`
    : source.title;
  const address = source.address.startsWith("https://") ? "" : `, ${source.address}`;
  return html`<li>${title}. ${source.publisher}, ${source.date}${address}.${source.vendor && html` <span class="tag">vendor</span>`}</li>`;
}

function shortened(title: string): string {
  return title.length <= TITLE_LENGTH ? title : `${title.slice(0, TITLE_LENGTH - 1).trimEnd()}…`;
}

function isVendor(citation: Citation): boolean {
  return citation.sources.length > 0 && citation.sources.every((source) => source.vendor);
}
