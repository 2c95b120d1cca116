import type { LoadedPack } from "../../../knowledge/index.ts";
import type { Session } from "../../../src/conversation/session.ts";
import { counted, lengthOf } from "../../../src/conversation/wording.ts";
import { type Html, html } from "../html.ts";
import { renderNameField } from "./name.ts";

export interface Start {
  /** What an interview can be about, the one to begin with first. */
  readonly packs: readonly [LoadedPack, ...LoadedPack[]];
  /** Id of the one that was chosen before. */
  readonly pack?: string;
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
  const [first] = start.packs;
  const several = start.packs.length > 1;
  return html`<div class="sheet">
    <h1>${several ? "What do you want to decide?" : first.manifest.title}</h1>
    <div class="lines">
      ${!several && html`<p>${first.manifest.scope}</p>`}
      <p>Waymark asks only what can still change the answer${
        several ? ", which takes a few minutes" : `, ${lowerFirst(lengthOf(first.questions.length))}, a few minutes`
      }.</p>
      <p>Every reason is cited, and you see what would change the result.</p>
    </div>
    ${start.problem !== undefined && html`<p class="problem" role="alert">${start.problem}</p>`}
    <form method="post" action="/start" data-start>
      <input type="hidden" name="key" value="${start.eventKey}">
      ${several && renderPacks(start)}
      ${start.name === "" && renderNameField("")}
      <div class="field">
        <label for="text">${several ? "Your case, in your words" : "What are you deciding?"} <span class="muted">Optional</span></label>
        <textarea id="text" name="text" rows="4" aria-describedby="text-hint">${start.text ?? ""}</textarea>
        <p class="small muted" id="text-hint">Describe it in your words. Facts found in it are shown for correction before they count.</p>
      </div>
      <button class="primary">Start</button>
    </form>
    <p class="small row"><a href="/decisions">Decisions made here</a> <a href="/data">What is kept</a></p>
    ${start.sessions.length > 0 && renderSessions(start)}
  </div>`;
}

function renderPacks({ packs, pack }: Start): Html {
  const chosen = pack ?? packs[0].manifest.id;
  const items = packs.map(({ manifest: { id, title, scope }, questions }) => {
    const checked = id === chosen && html` checked`;
    return html`<li><label class="tick">
      <input type="radio" name="pack" value="${id}" required${checked}>
      <span><span class="label">${title}</span><span class="small">${scope} ${lengthOf(questions.length)}.</span></span>
    </label></li>`;
  });
  return html`<fieldset class="packs">
    <legend class="sr-only">What do you want to decide?</legend>
    <ul class="ticks">${items}</ul>
  </fieldset>`;
}

function renderSessions({ sessions, packs }: Start): Html {
  const titleOf = ({ pack: { id } }: Session) => {
    const title = packs.find(({ manifest }) => manifest.id === id)?.manifest.title;
    return packs.length > 1 && title !== undefined ? `${title}: ` : "";
  };
  return html`<section class="resume"><h2>Pick up where you left off</h2>
    <ul class="plain">${sessions.map(
      (session) => html`<li><a href="/s/${session.id}">${aboutWhat(session)}</a>
        <span class="small muted">${titleOf(session)}${state(session)}, ${renderTime(session.touchedAt)}</span></li>`,
    )}</ul></section>`;
}

function aboutWhat(session: Session): string {
  if (session.review !== undefined) return session.review.title;
  if (session.digest !== undefined) return session.digest.title;
  const text = session.context[0]?.text ?? "";
  if (text === "") return `Started by ${session.startedBy.name}`;
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}

function state(session: Session): string {
  if (session.review !== undefined) {
    const { decision, result } = session.review;
    return result === undefined ? `${decision} waits for a look` : `${decision} was looked at`;
  }
  const answers = Object.keys(session.answers).length;
  if (session.decided !== undefined) return `Decided: ${session.decided.id}`;
  if (session.digest !== undefined) {
    const { items } = session.digest;
    const done = items.filter((item) => item.done !== undefined).length;
    return `${counted(items.length, "decision")}${done === 0 ? "" : `, ${done} done`}`;
  }
  if (session.phase === "recommended") return "Recommendation ready";
  if (session.phase === "closed") return "Closed";
  return answers === 1 ? "1 answer so far" : `${answers} answers so far`;
}

/** UTC; the page script says it in the reader's own zone. */
function renderTime(atMs: number): Html {
  const iso = new Date(atMs).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
