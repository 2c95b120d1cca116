import type { Session } from "../../../src/conversation/session.ts";
import { type Html, html } from "../html.ts";
import { renderNameField } from "./name.ts";

export interface Start {
  readonly title: string;
  readonly scope: string;
  /** Empty when the person has not given one yet. */
  readonly name: string;
  readonly eventKey: string;
  /** The person's own sessions, newest first. */
  readonly sessions: readonly Session[];
  readonly text?: string;
  readonly problem?: string;
}

/** The first page: what this is, the start of an interview, and the way back to earlier ones. */
export function renderStartPage(start: Start): Html {
  return html`<div class="sheet">
    <h1>${start.title}</h1>
    <div class="lines">
      <p>${start.scope}</p>
      <p>It asks only what can still change the answer, usually six to nine questions, a few minutes.</p>
      <p>Every reason is cited, and you see what would change the result.</p>
    </div>
    ${start.problem !== undefined && html`<p class="problem" role="alert">${start.problem}</p>`}
    <form method="post" action="/start" data-start>
      <input type="hidden" name="key" value="${start.eventKey}">
      ${start.name === "" && renderNameField("")}
      <div class="field">
        <label for="text">What are you deciding? <span class="muted">Optional</span></label>
        <textarea id="text" name="text" rows="4" aria-describedby="text-hint">${start.text ?? ""}</textarea>
        <p class="small muted" id="text-hint">Describe it in your words. Facts found in it are shown for correction before they count.</p>
      </div>
      <button class="primary">Start</button>
    </form>
    ${start.sessions.length > 0 && renderSessions(start.sessions)}
  </div>`;
}

function renderSessions(sessions: readonly Session[]): Html {
  return html`<section class="resume"><h2>Pick up where you left off</h2>
    <ul class="plain">${sessions.map(
      (session) => html`<li><a href="/s/${session.id}">${aboutWhat(session)}</a>
        <span class="small muted">${state(session)}, ${renderTime(session.touchedAt)}</span></li>`,
    )}</ul></section>`;
}

function aboutWhat(session: Session): string {
  const text = session.context[0]?.text ?? "";
  if (text === "") return `Started by ${session.startedBy.name}`;
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}

function state(session: Session): string {
  const answers = Object.keys(session.answers).length;
  if (session.phase === "recommended") return "Recommendation ready";
  if (session.phase === "closed") return "Closed";
  return answers === 1 ? "1 answer so far" : `${answers} answers so far`;
}

/** UTC; the page script says it in the reader's own zone. */
function renderTime(atMs: number): Html {
  const iso = new Date(atMs).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}
