import type { Recommendation } from "../../../knowledge/index.ts";
import { type Html, html, type Part } from "../html.ts";
import { citationsOf, renderCitations } from "./citation.ts";
import type { View } from "./view.ts";

type Stack = NonNullable<Recommendation["details"]["stacks"]>[number];
type StackPart = Stack["capabilities"][number]["parts"][number];
type Package = StackPart["packages"][number];

/** What an option is made of, for what the answers imply; by part where it has two, with the seam between them. */
export function renderStack(stack: Stack, { citations }: Recommendation, view: View): Html {
  const cited = (evidence: readonly string[]) => renderCitations(citationsOf(evidence, citations), view);
  return html`<section class="stack">
    <h3>The stack: ${stack.option}</h3>
    <p class="small muted">Only what your answers imply.</p>
    <dl class="parts">${stack.capabilities.map(
      ({ label, parts }) => html`<div><dt>${label}</dt>${parts.map((part) => renderPart(part, cited))}</div>`,
    )}</dl>
    ${stack.possible.length > 0 && html`<h4>Also, depending on what is still open</h4><ul class="spaced">${stack.possible.map((text) => html`<li>${text}.</li>`)}</ul>`}
    ${
      stack.seam.length > 0 &&
      html`<h4>The seam</h4>
      <ul class="spaced">${stack.seam.map(({ about, text, evidence }) => html`<li><strong>${about}.</strong> ${text}${cited(evidence)}</li>`)}</ul>`
    }
    ${stack.seam.length > 0 && stack.collapse !== null && html`<p><strong>When to merge it back.</strong> ${stack.collapse}</p>`}
  </section>`;
}

/** What to watch after the decision. */
export function renderWatch(watch: NonNullable<Recommendation["details"]["watch"]>): Html | null {
  if (watch.length === 0) return null;
  return html`<h3>What to watch</h3>
    <ul class="spaced">${watch.map(({ name, signal, reading }) => html`<li><strong>${name}</strong>: ${signal}. <span class="muted">${reading}</span></li>`)}</ul>`;
}

function renderPart(part: StackPart, cited: (evidence: readonly string[]) => Html | null): Html {
  return html`<dd>
    <p>${part.part !== undefined && html`<span class="part">${part.part}</span> `}<strong>${part.level}</strong>: ${part.by}.</p>
    ${renderPackages("", part.packages)}
    ${renderPackages("Or ", part.alternatives)}
    ${renderPackages("Not ", part.avoid)}
    ${part.warnings.map((warning) => html`<p class="small warning">${warning}</p>`)}
    ${cited(part.evidence)}
  </dd>`;
}

function renderPackages(before: string, packages: readonly Package[]): Html | null {
  if (packages.length === 0) return null;
  const items = packages.map((one, index): Part => [index > 0 && ", ", renderPackage(one)]);
  return html`<p class="small muted">${before}${items}</p>`;
}

function renderPackage({ name, version, released, status, checkedOn, expired, address }: Package): Html {
  const link = html`<a href="${address}" rel="noopener noreferrer" target="_blank">${name}</a>`;
  const state = expired
    ? `${status} when checked on ${checkedOn}, due to be checked again`
    : `${status}, checked ${checkedOn}`;
  return html`${link} ${version} of ${released} (${state})`;
}
