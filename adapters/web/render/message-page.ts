import { type Html, html, type Part } from "../html.ts";

/** A page that says one thing and what to do next. */
export function renderMessagePage(
  title: string,
  text: Part,
  action: { readonly href: string; readonly label: string },
): Html {
  return html`<div class="sheet">
    <h1>${title}</h1>
    <p>${text}</p>
    <p><a class="primary" href="${action.href}">${action.label}</a></p>
  </div>`;
}
