import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { eventForm } from "./form.ts";
import { prose } from "./prose.ts";
import { messageId, type View } from "./view.ts";

type Root = Extract<Reply, { kind: "root" }>;

/** The head of the thread: what is being decided, by whom, the way out, and who decides and is heard. */
export function renderRoot(reply: Root, view: View): Html {
  return html`<h1 class="deciding">${reply.deciding}</h1>
    <div class="lines">${reply.lines.map((line) => html`<p>${prose(line)}</p>`)}</div>
    <dl class="facts">
      <div><dt>Started by</dt><dd>${reply.startedBy}</dd></div>
      ${reply.decider !== null && html`<div><dt>Decides</dt><dd>${reply.decider}</dd></div>`}
      ${reply.consulted.length > 0 && html`<div><dt>To be heard</dt><dd>${reply.consulted.join(", ")}</dd></div>`}
    </dl>
    ${reply.setup && renderSetup(reply, view)}`;
}

/** Open until the first answer, then out of the way. */
function renderSetup(reply: Root, view: View): Html {
  const id = messageId(view.message);
  const body = html`<div class="field">
      <label for="${id}-decider">Who decides in the end?</label>
      <input type="text" id="${id}-decider" name="decider" maxlength="120" autocomplete="off" value="${reply.decider ?? ""}">
    </div>
    <label class="tick"><input type="checkbox" name="always" value="always"><span>They decide in later interviews here too</span></label>
    <div class="field">
      <label for="${id}-consulted">Who should be heard?</label>
      <input type="text" id="${id}-consulted" name="consulted" maxlength="2400" autocomplete="off" value="${reply.consulted.join(", ")}" placeholder="Names, with commas">
    </div>
    ${view.starter && renderLean(id, view)}
    <button class="secondary">Note this</button>`;
  return html`<details class="setup" id="${id}-setup-${view.begun ? "later" : "first"}"${!view.begun && html` open`}>
    <summary class="quiet">Who decides, and who should be heard</summary>
    ${eventForm(view, "setup", "setup", body, "setup-form")}
  </details>`;
}

function renderLean(id: string, view: View): Html {
  return html`<div class="field">
    <label for="${id}-lean">Which way do you lean today?</label>
    <select id="${id}-lean" name="lean" aria-describedby="${id}-lean-hint">
      <option value="">I would rather not say</option>
      ${view.options.map((option) => html`<option>${option.name}</option>`)}
      <option>No leaning yet</option>
    </select>
    <p class="small muted" id="${id}-lean-hint">For the record only, seen by nobody else.</p>
  </div>`;
}
