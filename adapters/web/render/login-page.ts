import { type Html, html } from "../html.ts";

/** Asks for the access token of this installation. */
export function renderLoginPage(next: string, problem?: string): Html {
  return html`<div class="sheet">
    <h1>Access token</h1>
    <p>This page is open to people who have the token of this installation. Whoever runs it can tell you.</p>
    ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="/login">
      <input type="hidden" name="next" value="${next}">
      <div class="field">
        <label for="token">Token</label>
        <input type="password" id="token" name="token" required autocomplete="current-password">
      </div>
      <button class="primary">Open</button>
    </form>
  </div>`;
}
