import type { Button, Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { buttonForm, eventForm, hidden } from "./form.ts";
import { renderProgress } from "./progress.ts";
import { messageId, type View } from "./view.ts";

type Question = Extract<Reply, { kind: "question" }>;

/** Above this many choices they become one select. */
const BUTTONS_AT_MOST = 5;

/** A pending question: its choices, a note on the answer, the quiet menu below, and the bar of certainty. */
export function renderQuestion(reply: Question, view: View): Html {
  const choices = reply.choices.length > BUTTONS_AT_MOST ? renderSelect(reply, view) : renderButtons(reply);
  const body = html`${hidden("question", reply.question)}${choices}${renderNote(view)}`;
  return html`<h2 class="ask" tabindex="-1" data-focus>${reply.text}</h2>
    ${reply.current !== null && html`<p class="small muted">Your answer stands until you choose again: ${reply.current}</p>`}
    ${eventForm(view, "choose", "answer", body, "choose")}
    ${renderMenu(reply.menu, view)}
    ${renderProgress(reply.progress)}`;
}

function renderButtons(reply: Question): Html {
  return html`<ul class="choices">${reply.choices.map(
    (choice, index) => html`<li><button name="choice" value="${choice.id}" class="choice" data-number="${index + 1}">
      <kbd aria-hidden="true">${index + 1}</kbd>
      <span><span class="label">${choice.label}</span>${
        choice.description !== undefined && html`<span class="description">${choice.description}</span>`
      }</span>
    </button></li>`,
  )}</ul>`;
}

function renderSelect(reply: Question, view: View): Html {
  const field = `${messageId(view.message)}-choice`;
  return html`<label class="sr-only" for="${field}">${reply.text}</label>
    <div class="field-row">
      <select id="${field}" name="choice" required data-numbered>
        <option value="">Choose one of ${reply.choices.length}</option>
        ${reply.choices.map(
          (choice, index) => html`<option value="${choice.id}">${index + 1}  ${choice.label}</option>`,
        )}
      </select>
      <button class="primary">Answer</button>
    </div>`;
}

function renderNote(view: View): Html {
  const field = `${messageId(view.message)}-note`;
  return html`<details class="note" id="${field}-open">
    <summary class="quiet">Add a note to the answer</summary>
    <label class="sr-only" for="${field}">Note, kept with your answer</label>
    <textarea id="${field}" name="note" rows="2" maxlength="2000" placeholder="Kept with your answer, for the record"></textarea>
  </details>`;
}

function renderMenu(menu: readonly Button[], view: View): Html | null {
  if (menu.length === 0) return null;
  return html`<div class="row menu">${menu.map((button, index) => buttonForm(view, button, `menu${index}`, "quiet"))}</div>`;
}
