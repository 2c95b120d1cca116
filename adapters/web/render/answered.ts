import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { buttonForm } from "./form.ts";
import { prose } from "./prose.ts";
import { messageId, type View } from "./view.ts";

type Answered = Extract<Reply, { kind: "answered" }>;

/** A question after its answer, collapsed in place: the choice, who gave it, and the way to change it. */
export function renderAnswered(reply: Answered, view: View): Html {
  return html`<div class="collapsed">
      <div>
        <h2 class="asked">${reply.text}</h2>
        ${reply.answers.map(renderAnswer)}
      </div>
      ${reply.change !== null && buttonForm(view, reply.change, "change", "quiet", html`<span class="sr-only">: ${reply.text}</span>`)}
    </div>
    ${
      reply.why !== null &&
      html`<details class="after" id="${messageId(view.message)}-why"><summary class="quiet">What this does</summary><p>${prose(reply.why)}</p></details>`
    }`;
}

function renderAnswer(answer: Answered["answers"][number]): Html {
  return html`<p class="answer">${answer.label} <span class="by">${answer.by}</span></p>
    ${answer.note !== undefined && html`<p class="note-text">${answer.note}</p>`}`;
}
