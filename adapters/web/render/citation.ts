import { type Citation, citedPages, independentSources } from "../../../knowledge/index.ts";
import { type Html, html } from "../html.ts";
import type { View } from "./view.ts";

const TITLE_LENGTH = 40;

const grades: Readonly<Record<Citation["grade"], string>> = {
  A: "measured or specified",
  B: "official documentation",
  C: "practitioner report",
  D: "opinion or vendor material",
};

/** Citations as small disclosures that open their source entries in place, one for each page they begin with. */
export function renderCitations(citations: readonly Citation[], view: View): Html | null {
  if (citations.length === 0) return null;
  const pages = Map.groupBy(citations, ({ sources, id }) => sources[0]?.address ?? id);
  return html`<div class="citations">${[...pages.values()].map((group) => renderPage(group, view))}</div>`;
}

/** The citations with these ids, in this order. */
export function citationsOf(ids: readonly string[], all: readonly Citation[]): Citation[] {
  return ids.flatMap((id) => all.find((citation) => citation.id === id) ?? []);
}

function renderPage(group: readonly Citation[], view: View): Html {
  const [first] = group;
  // The title, not the publisher: several sources of one publisher must be told apart.
  const title = shortened(first?.sources[0]?.title ?? first?.id ?? "");
  const others = citedPages(group).length - 1;
  const grades = [...new Set(group.map(({ grade }) => grade))].toSorted();
  return html`<details class="citation">
    <summary>${grades.map((grade) => html`<span class="grade grade-${grade.toLowerCase()}"><span class="sr-only">Source, grade </span>${grade}</span> `)}
      ${title}${others > 0 && ` +${others}`}${group.every(isVendor) && html` <span class="tag">vendor</span>`}${group.every(({ expired }) => expired) && html` <span class="tag">expired</span>`}</summary>
    ${group.map(
      (citation) => html`${renderEntry(citation)}
    ${view.listed.has(citation.id) && html`<p class="small"><a href="${view.sources}#${citation.id}">In the list of sources</a></p>`}`,
    )}
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
