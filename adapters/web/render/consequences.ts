import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { eventForm } from "./form.ts";
import { messageId, type View } from "./view.ts";

type Consequences = NonNullable<Extract<Reply, { kind: "recommendation" }>["consequences"]>;

/** The optional question what would hurt most; out of the way until somebody opens it. */
export function renderConsequences({ text, choices }: Consequences, view: View): Html {
  const chosen = choices.filter((choice) => choice.chosen).map(({ label }) => label);
  const items = choices.map(
    (choice) => html`<li><label class="tick">
      <input type="checkbox" name="consequence" value="${choice.id}"${choice.chosen && html` checked`}>
      <span>${choice.label}</span>
    </label></li>`,
  );
  const body = html`<fieldset>
      <legend class="sr-only">${text}</legend>
      <ul class="ticks">${items}</ul>
    </fieldset>
    <p class="small muted">They count half again as much. Tick none to weigh all alike.</p>
    <button class="secondary">Weigh these</button>`;
  return html`<details class="setup" id="${messageId(view.message)}-consequences">
    <summary class="quiet">${text} ${chosen.length === 0 ? "(optional)" : chosen.join(" · ")}</summary>
    ${eventForm(view, "consequences", "consequences", body, "setup-form")}
  </details>`;
}
