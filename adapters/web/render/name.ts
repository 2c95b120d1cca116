import { type Html, html } from "../html.ts";

export const NAME_LENGTH = 80;

/** The field that asks for a name; decisions need a named person. */
export function renderNameField(name: string): Html {
  return html`<div class="field">
    <label for="name">Your name</label>
    <input type="text" id="name" name="name" required maxlength="${NAME_LENGTH}" autocomplete="name" value="${name}" aria-describedby="name-hint">
    <p class="small muted" id="name-hint">Shown beside what you say. Kept in a cookie on this device.</p>
  </div>`;
}

/** Asks for a name before somebody joins a thread, or to put a name right; `next` is where it leads afterwards. */
export function renderNamePage(name: string, next: string, problem?: string): Html {
  return html`<div class="sheet">
    <h1>Who are you?</h1>
    ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="/name">
      <input type="hidden" name="next" value="${next}">
      ${renderNameField(name)}
      <button class="primary">Continue</button>
    </form>
  </div>`;
}

/** The name in the head of the page, leading to where it can be put right. */
export function renderWho(name: string, next: string): Html | null {
  return name === ""
    ? null
    : html`<a class="who" href="/name?next=${encodeURIComponent(next)}"><span class="sr-only">You are </span>${name}<span class="sr-only">, change the name</span></a>`;
}
