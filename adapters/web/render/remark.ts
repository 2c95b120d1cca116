import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { renderCitations } from "./citation.ts";
import { buttonRow } from "./form.ts";
import { renderProgress } from "./progress.ts";
import { paragraphs, prose } from "./prose.ts";
import type { View } from "./view.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Why a question is asked, or a side question answered: words and where they come from. */
export function renderCited(reply: Of<"why"> | Of<"aside">, view: View): Html {
  const label = reply.kind === "why" ? "Why this is asked" : reply.asked === undefined ? "By the way" : "You asked";
  return html`<p class="kicker">${label}</p>${paragraphs(reply.text)}${renderCitations(reply.evidence, view)}`;
}

/** Technology outside the pack: when it wins, and whether these answers point there. */
export function renderExitCard(reply: Of<"exit-card">, view: View): Html {
  return html`<p class="kicker">Outside this choice</p>
    <h2 class="remark-title">${reply.name}</h2>
    ${paragraphs(reply.text)}
    <p><strong>${prose(reply.points)}</strong></p>
    ${renderCitations(reply.evidence, view)}`;
}

export function renderTension(reply: Of<"tension">): Html {
  return html`<p class="kicker">Two answers that pull apart</p>${paragraphs(reply.text)}`;
}

export function renderStatus(reply: Of<"status">, view: View): Html {
  return html`<p class="kicker">Where we are</p>
    <ul class="plain">${reply.lines.map((line) => html`<li>${prose(line)}</li>`)}</ul>
    ${renderProgress(reply.progress)}
    ${buttonRow(view, reply.buttons)}`;
}

export function renderHelp(reply: Of<"help">): Html {
  return html`<p class="kicker">Help</p><ul class="plain">${reply.lines.map((line) => html`<li>${prose(line)}</li>`)}</ul>`;
}

/** A scenario; it says itself that nothing was changed. */
export function renderWhatIf(reply: Of<"what-if">, view: View): Html {
  return html`<p class="kicker">What if</p>
    ${paragraphs(reply.text)}
    <p class="scenario">${reply.verdict}</p>
    ${buttonRow(view, reply.buttons)}`;
}

export function renderNotice(reply: Of<"notice">, view: View): Html {
  return html`${paragraphs(reply.text)}${buttonRow(view, reply.buttons)}`;
}
