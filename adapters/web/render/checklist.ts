import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { eventForm } from "./form.ts";
import { renderProgress } from "./progress.ts";
import type { View } from "./view.ts";

/** The rare hard facts in one message; "None of these" is one press. */
export function renderChecklist(reply: Extract<Reply, { kind: "checklist" }>, view: View): Html {
  const items = reply.items.map(
    (item, index) => html`<li><label class="tick">
      <input type="checkbox" name="tick" value="${item.question}:${item.choice}" data-number="${index + 1}">
      <span>${item.label}</span>
    </label></li>`,
  );
  const body = html`<fieldset>
      <legend class="sr-only">${reply.text}</legend>
      <ul class="ticks">${items}</ul>
    </fieldset>
    <div class="row">
      <button name="none" value="yes" class="primary" data-none>${reply.none}</button>
      <button class="secondary" data-ticked>Send what is ticked</button>
    </div>`;
  return html`<h2 class="ask" tabindex="-1" data-focus>${reply.text}</h2>
    ${eventForm(view, "tick", "checklist", body, "choose")}
    ${renderProgress(reply.progress)}`;
}

/** The checklist after somebody answered it. */
export function renderChecklistAnswered(reply: Extract<Reply, { kind: "checklist-answered" }>): Html {
  return html`<h2 class="asked">${reply.text}</h2>
    <p class="answer">${reply.ticked.length === 0 ? "None of these" : reply.ticked.join(" · ")} <span class="by">${reply.by}</span></p>`;
}
