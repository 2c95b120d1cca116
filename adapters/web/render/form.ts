import type { Button } from "../../../src/conversation/reply.ts";
import { type Html, html, type Part } from "../html.ts";
import { messageId, type View } from "./view.ts";

/** A form that becomes one event; `name` tells the forms of one message apart. */
export function eventForm(view: View, name: string, kind: string, body: Part, className = ""): Html {
  return html`<form method="post" action="/s/${view.session}/event" data-event class="${className}">
    <input type="hidden" name="key" value="${view.eventKey}.${messageId(view.message)}.${name}">
    <input type="hidden" name="kind" value="${kind}">
    ${body}
  </form>`;
}

/** A row of buttons, each a form of its own. Details are shown by a disclosure on this page, so that act is left out. */
export function buttonRow(view: View, buttons: readonly Button[]): Html | null {
  const shown = buttons.flatMap((button, index) => {
    const form = buttonForm(view, button, `b${index}`, "quiet");
    return form === null ? [] : [form];
  });
  return shown.length === 0 ? null : html`<div class="row">${shown}</div>`;
}

/** One button as a form of its own, `spoken` being words for screen readers after the label; null for acts this page offers in another way. */
export function buttonForm(
  view: View,
  button: Button,
  name: string,
  className: string,
  spoken: Part = null,
): Html | null {
  const { act, label } = button;
  const submit = html`<button class="${className}">${label}${spoken}</button>`;
  switch (act.kind) {
    case "choice":
      return eventForm(view, name, "answer", [hidden("question", act.question), hidden("choice", act.choice), submit]);
    case "unknown":
      return eventForm(view, name, "answer", [hidden("question", act.question), hidden("given", "unknown"), submit]);
    case "not-applicable":
      return notApplicable(view, act.question, label, name);
    case "command":
      return eventForm(view, name, "command", [
        hidden("name", act.name),
        act.argument !== undefined && hidden("argument", act.argument),
        submit,
      ]);
    case "what-if":
      return eventForm(view, name, "what-if", [
        act.changes.map((change) => hidden("change", `${change.question}:${change.to}`)),
        submit,
      ]);
    case "restart":
      return eventForm(view, name, "command", [hidden("name", "restart"), submit]);
    case "decide":
      return eventForm(view, name, "decide", [hidden("option", act.option ?? "#none"), hidden("on", act.on), submit]);
    case "ratify":
      return eventForm(view, name, "ratify", [hidden("on", act.on), submit]);
    case "not-now":
      return eventForm(view, name, "not-now", submit);
    case "log":
      return eventForm(view, name, "log", [hidden("words", act.words), submit]);
    case "review":
      return eventForm(view, name, "review", [hidden("words", act.words), submit]);
    case "details":
      return null;
    default:
      return act satisfies never;
  }
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

function notApplicable(view: View, question: string, label: string, name: string): Html {
  const field = `${messageId(view.message)}-reason`;
  const body = html`${hidden("question", question)}${hidden("given", "not-applicable")}
    <label for="${field}">Why does it not apply?</label>
    <div class="field-row">
      <input type="text" id="${field}" name="reason" required maxlength="500" autocomplete="off">
      <button class="secondary">Record</button>
    </div>`;
  return html`<details class="inline-form" id="${messageId(view.message)}-${name}">
    <summary class="quiet">${label}…</summary>
    ${eventForm(view, name, "answer", body, "inset")}
  </details>`;
}
