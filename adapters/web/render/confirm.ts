import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { eventForm, hidden } from "./form.ts";
import type { View } from "./view.ts";

/** Facts found in free text, each with the words it was read from; nothing is recorded before it is confirmed. */
export function renderConfirm(reply: Extract<Reply, { kind: "confirm" }>, view: View): Html {
  const facts = reply.facts.map(
    (fact, index) => html`<li><label class="tick">
      <input type="checkbox" name="keep" value="${fact.question}" checked data-number="${index + 1}">
      <span><span class="small muted">${fact.text}</span>
        <span class="label">${fact.label}</span>
        <q class="words">${fact.words}</q></span>
    </label></li>`,
  );
  const body = html`${hidden("proposal", reply.proposal)}
    <fieldset><legend class="sr-only">${reply.text}</legend><ul class="ticks">${facts}</ul></fieldset>
    <div class="row">
      <button class="primary">Record what is ticked</button>
      <button name="none" value="yes" class="secondary">None of this is right</button>
    </div>`;
  return html`<h2 class="ask" tabindex="-1" data-focus>${reply.text}</h2>${eventForm(view, "confirm", "confirm", body, "choose")}`;
}
