import type { Reply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import { renderDecisionsNav } from "./decisions.ts";
import { prose } from "./prose.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** When decisions are looked at again: what the page's channel gets and how that is changed, and whether what is due arrives. */
export function renderReviewsPage(schedule: Of<"schedule">, health: Of<"brief">): Html {
  return html`<div class="sheet decisions">
    <h1>Reviews</h1>
    ${renderDecisionsNav("reviews")}
    <div class="record"><h2>When this page asks</h2>
      ${schedule.lines.map((line) => html`<p>${prose(line)}</p>`)}
      <p class="muted">Write these words in any interview of this page. For one decision: <code>review WM-7 on 2027-05-03</code>, <code>review WM-7 every 60 days</code>, <code>review WM-7 off</code>.</p>
      <h2>Whether it arrives</h2>
      <ul>${health.lines.map((line) => html`<li>${linked(line)}</li>`)}</ul>
    </div>
  </div>`;
}

/** Each decision a line names leads to its page. */
function linked(line: string): Html[] {
  return line
    .split(/\b(WM-[1-9]\d*)\b/)
    .map((part, index) =>
      index % 2 === 0 ? html`${part}` : html`<a class="id" href="/decisions/${part}">${part}</a>`,
    );
}
