import { ratifyLines, ratifyTitle, STALE } from "../../../src/conversation/decision-words.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { REVERSIBILITY_WORDS } from "../../../src/decisions/override-words.ts";
import { type Html, html } from "../html.ts";
import { buttonForm, buttonRow, eventForm, hidden } from "./form.ts";
import { messageId, type View } from "./view.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Stands for none of the options; ids have no such sign. */
export const NONE = "#none";

/** Beside the recommendation: accept it, or choose something else and say why. */
export function renderDecide({ deciding, buttons }: Of<"recommendation">, view: View): Html | null {
  if (deciding === undefined) return null;
  const accepts = buttons
    .filter(({ act }) => act.kind === "decide")
    .map((button, index) => buttonForm(view, button, `accept${index}`, index === 0 ? "primary" : "secondary"));
  const choose = html`${hidden("on", deciding.on)}
    <div class="field"><label>What is decided
      <select name="option" required><option value="">Choose</option>${deciding.options.map(({ id, name }) => html`<option value="${id ?? NONE}">${name}</option>`)}</select></label></div>
    <div class="field"><label>Why not what was recommended
      <select name="reason" required><option value="">Choose</option>${deciding.reasons.map(({ id, label }) => html`<option value="${id}">${label}</option>`)}</select></label></div>
    <div class="field"><label>In your words <span class="muted">Optional</span>
      <textarea name="note" rows="2" maxlength="2000"></textarea></label></div>
    <button class="secondary">Choose this</button>`;
  const handOver = html`<div class="field"><label>Who decides from now on
      <input type="text" name="to" required maxlength="120" autocomplete="off"></label></div>
    <button class="secondary">Hand over</button>`;
  const id = messageId(view.message);
  return html`<section class="decide">
    <h3>Decide</h3>
    <p class="small muted">${deciding.decider === null ? "Nobody is named to decide, so whoever accepts signs for it." : `${deciding.decider} decides.`}</p>
    <div class="row">${accepts}</div>
    <details class="setup" id="${id}-choose"><summary class="quiet">Choose another</summary>${eventForm(view, "choose", "decide", choose)}</details>
    <details class="setup" id="${id}-hand"><summary class="quiet">Hand over</summary>${eventForm(view, "hand", "hand-over", handOver)}</details>
  </section>`;
}

/** The draft of a decision: one form for all its details, and the signature. */
export function renderRatify(reply: Of<"ratify">, view: View): Html {
  const [sign, ...others] = reply.buttons;
  if (reply.stale || sign?.act.kind !== "ratify") {
    return html`<p class="kicker">Not decided yet</p><h2 class="remark-title">${ratifyTitle(reply)}</h2>
      <p>${STALE}</p>${buttonRow(view, reply.buttons)}`;
  }
  const heard = ratifyLines(reply).filter(({ label }) => ["Heard", "Because", "In place of"].includes(label));
  return html`<p class="kicker">Before it is final</p>
    <h2 class="remark-title" tabindex="-1" data-focus>${ratifyTitle(reply)}</h2>
    ${heard.map(({ label, value }) => html`<p><strong>${label}:</strong> ${value}</p>`)}
    ${eventForm(view, "details", "ratify-details", detailFields(reply, sign.act.on), "ratify-form")}
    <p class="small muted">Looked at again on ${reply.reviewOn}.</p>
    ${buttonRow(view, others)}`;
}

function detailFields(reply: Of<"ratify">, on: string): Html {
  const { title, reversibility, firstUse, tripwire, findOuts, indicators } = reply;
  return html`${hidden("on", on)}
    <div class="field"><label>Title <input type="text" name="title" maxlength="200" value="${title}"></label></div>
    <fieldset><legend>How hard is it to take back?</legend><ul class="ticks">${Object.entries(REVERSIBILITY_WORDS).map(
      ([id, label]) =>
        html`<li><label class="tick"><input type="radio" name="reversibility" value="${id}"${reversibility === id && html` checked`}><span>${label}</span></label></li>`,
    )}</ul></fieldset>
    <div class="field"><label>First production use, expected <span class="muted">Optional</span>
      <input type="date" name="first-use" value="${firstUse ?? ""}"></label></div>
    <div class="field"><label>What would you see first if this was wrong? <span class="muted">A number helps</span>
      <input type="text" name="tripwire" maxlength="500" value="${tripwire?.words ?? ""}"></label>
      ${indicators.length > 0 && html`<ul class="small muted">${indicators.map(({ name, signal }) => html`<li>${name}: ${signal}</li>`)}</ul>`}</div>
    <div class="field"><label>Where would you look?
      <input type="text" name="where" maxlength="500" value="${tripwire?.where ?? ""}"></label></div>
    ${findOuts.map(
      ({ words, owner, dueOn }, index) => html`<fieldset class="find-out"><legend>To find out: ${words}</legend>
        <div class="field"><label>Who <input type="text" name="owner-${index}" maxlength="120" value="${owner ?? ""}"></label></div>
        <div class="field"><label>By when <input type="date" name="due-${index}" value="${dueOn ?? ""}"></label></div></fieldset>`,
    )}
    <div class="row"><button class="primary" name="then" value="record">Record it</button>
    <button class="secondary" name="then" value="save">Save the details</button></div>`;
}
