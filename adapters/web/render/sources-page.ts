import { type LoadedPack, sourceRank } from "../../../knowledge/index.ts";
import { type Html, html } from "../html.ts";

type Evidence = LoadedPack["evidence"][number];
type Source = LoadedPack["sources"][number];

const kinds: Readonly<Record<Source["kind"], string>> = {
  official: "official documentation",
  measured: "measured",
  practitioner: "practitioner report",
  vendor: "vendor",
  reference: "reference",
  "own-analysis": "our own analysis",
};

/** Where a pack's sources are listed. */
export function sourcesAddress(packId: string): string {
  return `/sources/${encodeURIComponent(packId)}`;
}

/**
 * Every source of a pack with what is taken from it, official and measured ones first; each statement has the address
 * `#<evidence id>`. `others` are the packs with lists of their own.
 */
export function renderSourcesPage(pack: LoadedPack, others: readonly LoadedPack[]): Html {
  const ordered = pack.sources.toSorted((one, other) => sourceRank(one.kind) - sourceRank(other.kind));
  const sources = ordered.map((source) => {
    const statements = pack.evidence
      .filter((evidence) => evidence.sources.includes(source.id))
      .toSorted((one, other) => one.grade.localeCompare(other.grade));
    return html`<section class="source" id="source-${source.id}">
      <h2>${source.title}</h2>
      <p class="small muted">${source.publisher}, ${source.date}, ${kinds[source.kind]}. ${renderAddress(source)}</p>
      <ul class="spaced">${statements.map((evidence) => renderStatement(evidence, source))}</ul>
    </section>`;
  });
  return html`<div class="sheet sources">
    <h1>Sources</h1>
    <p>What the pack “${pack.manifest.title}”, version ${pack.manifest.version}, rests on: ${pack.evidence.length} statements from ${pack.sources.length} sources.
      Grade A is measured or specified, B official documentation, C a practitioner report, D opinion or vendor material.</p>
    ${others.map(({ manifest }) => html`<p><a href="${sourcesAddress(manifest.id)}">Sources of “${manifest.title}”</a></p>`)}
    ${sources}
  </div>`;
}

function renderStatement(evidence: Evidence, source: Source): Html {
  const first = evidence.sources[0] === source.id;
  return html`<li${first && html` id="${evidence.id}" tabindex="-1"`}>
    <span class="grade grade-${evidence.grade.toLowerCase()}"><span class="sr-only">Grade </span>${evidence.grade}</span>
    ${evidence.statement}
    <span class="small muted">${evidence.id}, checked on ${evidence.checkedOn}${
      evidence.validUntil !== undefined && `, valid until ${evidence.validUntil}`
    }</span>
  </li>`;
}

function renderAddress(source: Source): Html | string {
  return source.address.startsWith("https://")
    ? html`<a href="${source.address}" rel="noopener noreferrer" target="_blank">${source.address.replace(/^https:\/\//, "")}</a>`
    : "No public address.";
}
