import { cardLine, cardTitle, reviewWords, spaced } from "../../../src/conversation/decision-words.ts";
import type { DecisionCard, Reply } from "../../../src/conversation/reply.ts";
import { DecisionStatus } from "../../../src/decisions/decision.ts";
import { type Html, html } from "../html.ts";
import { buttonRow } from "./form.ts";
import { prose } from "./prose.ts";
import { renderRecord } from "./record.ts";
import type { View } from "./view.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** The end of a decided thread. */
export function renderDecided({ decision, buttons }: Of<"decided">, view: View): Html {
  const others = buttons.filter(({ act }) => act.kind !== "log");
  return html`<p class="kicker">Decided and saved</p>
    <h2 class="verdict" tabindex="-1" data-focus>${cardTitle(decision)}</h2>
    <p>${cardLine(decision)}</p>
    <p><a href="${addressOf(decision)}">The decision and its record</a> · <a href="${addressOf(decision)}.md" download>Download as Markdown</a></p>
    ${buttonRow(view, others)}`;
}

/** A decision said in passing: a preview, or one somebody asked for. */
export function renderDecision({ decision, markdown, preview, file }: Of<"decision">): Html {
  return html`<p class="kicker">${preview ? "How the record would read; nothing is final" : "Decision"}</p>
    <h2 class="remark-title">${cardTitle(decision)}</h2>
    ${!preview && html`<p>${cardLine(decision)}</p><p><a href="${addressOf(decision)}">Open its page</a></p>`}
    ${renderChain(decision)}
    <div class="record-box" tabindex="0" role="region" aria-label="${file}">${renderRecord(markdown, 3)}</div>`;
}

/** A page of the log, said in passing. */
export function renderDecisions({ title, items }: Of<"decisions">): Html {
  return html`<p class="kicker">${title}</p>${renderCards(items)}<p><a href="/decisions">All decisions</a></p>`;
}

export function renderBrief({ title, lines }: Of<"brief">): Html {
  return html`<p class="kicker">${title}</p><ul class="plain spaced">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

export interface Search {
  readonly text: string;
  readonly status: string;
  readonly what: "list" | "mine" | "due";
}

/** The page of decisions: search, filters, and pages. */
export function renderDecisionsPage({ title, items, buttons }: Of<"decisions">, search: Search): Html {
  const more = buttons.flatMap(({ act }) =>
    act.kind === "log" ? (/after WM-(\d+)$/.exec(act.words)?.[1] ?? []) : [],
  )[0];
  const query = new URLSearchParams({ q: search.text, status: search.status, what: search.what });
  return html`<div class="sheet decisions">
    <h1>${title}</h1>
    ${renderDecisionsNav(search.what)}
    <form method="get" action="/decisions" class="search">
      <input type="hidden" name="what" value="${search.what}">
      <div class="field"><label>Search <input type="search" name="q" value="${search.text}" maxlength="100"></label></div>
      <div class="field"><label>Status <select name="status"><option value="">Any</option>${DecisionStatus.options.map(
        (status) => html`<option value="${status}"${status === search.status && html` selected`}>${status}</option>`,
      )}</select></label></div>
      <button class="secondary">Show</button>
    </form>
    ${renderCards(items)}
    ${more !== undefined && html`<p><a href="/decisions?${query.toString()}&amp;below=${more}">Older ones</a></p>`}
  </div>`;
}

/** The pages about decisions, and which one this is. */
export function renderDecisionsNav(current: Search["what"] | "reviews"): Html {
  const pages = { list: "All", mine: "Mine", due: "Due soon", reviews: "Reviews" };
  return html`<nav class="row" aria-label="Which">${Object.entries(pages).map(
    ([what, label]) =>
      html`<a href="/decisions${what === "reviews" ? "/reviews" : `?what=${what}`}"${what === current && html` aria-current="page"`}>${label}</a>`,
  )}</nav>`;
}

/** One decision: where it stands, its line of succession, its record. `replayed`: what computing it again came to. */
export function renderDecisionPage(
  { decision, markdown, buttons }: Of<"decision">,
  replayed: string | undefined,
): Html {
  const { id, status, outcome, owner, decidedOn, reviewOn, confidence, overridden } = decision;
  return html`<div class="sheet decisions">
    <p class="kicker"><a href="/decisions">Decisions</a></p>
    <h1>${cardTitle(decision)}</h1>
    <dl class="decision-facts">
      <div><dt>Outcome</dt><dd>${outcome}${overridden && ", against the recommendation"}</dd></div>
      <div><dt>Status</dt><dd>${renderStatus(status)}</dd></div>
      <div><dt>Owner</dt><dd>${owner}</dd></div>
      <div><dt>Decided on</dt><dd>${decidedOn}</dd></div>
      <div><dt>Next review</dt><dd>${reviewOn ?? "none planned"}</dd></div>
      ${confidence !== null && html`<div><dt>Confidence then</dt><dd>${spaced(confidence.first)}</dd></div><div><dt>Confidence now</dt><dd>${confidence.latest === null ? "not looked at since" : spaced(confidence.latest)}</dd></div>`}
    </dl>
    ${renderChain(decision)}
    ${replayed !== undefined && html`<p class="scenario" role="status">${prose(replayed)}</p>`}
    <p class="row"><a href="/decisions/${id}.md" download>Download as Markdown</a>
      ${buttons.length > 0 && html`<a href="/decisions/${id}?replay=1">Replay: compute it again</a>`}</p>
    ${renderRecord(markdown, 2)}
  </div>`;
}

function renderCards(items: readonly DecisionCard[]): Html | null {
  if (items.length === 0) return null;
  return html`<ul class="plain cards">${items.map((card) => {
    const { status, outcome, overridden, owner, decidedOn, confidence } = card;
    const looks = reviewWords(card);
    return html`<li><a href="${addressOf(card)}">${cardTitle(card)}</a> ${renderStatus(status)}
      <span class="small">${outcome}${overridden && ", against the recommendation"}</span>
      <span class="small muted">${owner}, ${decidedOn}${looks !== null && `. ${looks}`}${confidence !== null && `. Confidence: ${spaced(confidence.latest ?? confidence.first)}`}.</span></li>`;
  })}</ul>`;
}

function renderStatus(status: DecisionCard["status"]): Html {
  return html`<span class="status status-${status}">${status}</span>`;
}

/** What it took the place of and what took its place, as a small timeline. */
function renderChain({ chain }: DecisionCard): Html | null {
  if (chain.length === 0) return null;
  return html`<ol class="chain" aria-label="What took the place of what">${chain.map(
    ({
      id,
      title,
      on,
      current,
    }) => html`<li${current && html` class="current" aria-current="true"`}><span class="small muted">${on}</span>
      ${current ? html`<strong>${id} ${title}</strong>` : html`<a href="/decisions/${id}">${id} ${title}</a>`}</li>`,
  )}</ol>`;
}

function addressOf({ id }: DecisionCard): string {
  return `/decisions/${id ?? ""}`;
}
