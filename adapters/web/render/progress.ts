import { type Html, html } from "../html.ts";

/** The bar of certainty: how far the answers have settled the result, in words and as a bar. */
export function renderProgress(progress: { readonly certainty: number; readonly text: string }): Html {
  const percent = Math.round(Math.min(1, Math.max(0, progress.certainty)) * 100);
  return html`<div class="certainty">
    <progress max="100" value="${percent}" aria-label="How far the answers have settled the result"></progress>
    <span>${progress.text}</span>
  </div>`;
}
