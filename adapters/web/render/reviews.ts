import type { Reply } from "../../../src/conversation/reply.ts";
import { digestTitle, dueLine, dueTitle, itemAnswer } from "../../../src/conversation/review-words.ts";
import { type Html, html } from "../html.ts";
import { buttonForm, buttonRow, eventForm } from "./form.ts";
import { prose } from "./prose.ts";
import { messageId, type View } from "./view.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A decision to be looked at. */
export function renderReviewDue(reply: Of<"review-due">, view: View): Html {
  const { why, sections, result, buttons } = reply;
  const first = buttons.find(({ label }) => label === TAKE_OVER) ?? buttons.find(({ label }) => label === STILL_RIGHT);
  const others = buttons.filter((button) => button !== first && button.label !== NOT_MINE);
  return html`<p class="kicker">Review</p>
    <h2 class="verdict" tabindex="-1"${result === null && html` data-focus`}>${dueTitle(reply)}</h2>
    <p>${dueLine(reply)}</p>
    ${result !== null && html`<p class="answer">${result}</p>`}
    ${result === null && why !== null && html`<p>${why}</p>`}
    ${
      result === null &&
      sections.map(
        ({ label, lines }) =>
          html`<h3>${label}</h3><ul class="plain spaced">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
      )
    }
    ${first !== undefined && buttonForm(view, first, "first", "primary")}
    ${buttonRow(view, others)}
    ${buttons.some(({ label }) => label === NOT_MINE) && renderNotMine(view)}`;
}

/** One click where nothing changed; once things are asked one by one it is not offered. */
const STILL_RIGHT = "Still right";

/** Where nobody is known who answers for it, that comes first. */
const TAKE_OVER = "I answer for it";

/** Has a form of its own here: who answers for it instead. */
const NOT_MINE = "Not mine";

function renderNotMine(view: View): Html {
  const body = html`<div class="field"><label>Who answers for it instead?
      <input type="text" name="to" required maxlength="120" autocomplete="off"></label></div>
    <button class="secondary">Hand over</button>`;
  return html`<details class="setup" id="${messageId(view.message)}-not-mine"><summary class="quiet">${NOT_MINE}</summary>${eventForm(view, "not-mine", "hand-over", body)}</details>`;
}

export function renderReviewItem(reply: Of<"review-item">, view: View): Html {
  const answer = itemAnswer(reply);
  if (answer !== null) return html`<h2 class="asked">${reply.text}</h2><p class="answer">${answer}</p>`;
  return html`<h2 class="ask" tabindex="-1" data-focus>${reply.text}</h2>
    ${reply.detail !== null && html`<p class="muted">${reply.detail}</p>`}
    ${buttonRow(view, reply.buttons)}`;
}

export function renderReviewResult({ title, lines, hindsight, buttons }: Of<"review-result">, view: View): Html {
  return html`<h2 class="remark-title" tabindex="-1" data-focus>${title}</h2>
    ${lines.map((line) => html`<p>${prose(line)}</p>`)}
    ${hindsight !== null && html`<p><strong>${hindsight.text}</strong> ${hindsight.answer}</p>`}
    ${buttonRow(view, buttons)}`;
}

/** Several decisions in one message, each with its own buttons. */
export function renderDigest({ title, text, items }: Of<"digest">, view: View): Html {
  return html`<p class="kicker">${title}</p><p>${text}</p>
    <ul class="plain cards">${items.map(
      (item) =>
        html`<li><strong>${digestTitle(item)}</strong>${item.lines.map((line) => html`<span class="small muted">${line}</span>`)}
          ${item.done !== undefined && html`<span class="small"><strong>${item.done}</strong></span>`}
          ${buttonRow({ ...view, message: `${view.message}-${item.decision}` }, item.buttons)}</li>`,
    )}</ul>`;
}

/** When a channel gets its digest, and what can be picked instead. */
export function renderSchedule({ lines, picks, buttons }: Of<"schedule">, view: View): Html {
  const fields = picks.map(
    ({ id, label, choices, current }) =>
      html`<div class="field"><label>${label} <select name="pick-${id}">${choices.map(
        ({ value, label: name }) =>
          html`<option value="${value}"${value === current && html` selected`}>${name}</option>`,
      )}</select></label></div>`,
  );
  return html`${lines.map((line) => html`<p>${prose(line)}</p>`)}
    ${eventForm(view, "schedule", "schedule", html`${fields}<button class="secondary">Set it</button>`)}
    ${buttonRow(view, buttons)}`;
}
