import type { Session } from "../../../src/conversation/session.ts";
import { type Html, html } from "../html.ts";
import type { ThreadView } from "../thread-view.ts";
import { eventForm, hidden } from "./form.ts";
import { renderWho } from "./name.ts";
import type { Page } from "./page.ts";
import type { View } from "./view.ts";

/** The longest text the bot reads. */
export const TEXT_LENGTH = 40_000;

/** What was sent and not taken: the text again, and what to do. */
export interface Again {
  readonly text: string;
  readonly problem: string;
}

/** A thread's whole page for somebody called `name`; `main` comes from renderThreadMain. */
export function renderThreadPage(
  { session, title, view, main }: ThreadView,
  name: string,
  again: Again = { text: "", problem: "" },
): Page {
  const open = session.phase !== "closed";
  return {
    title: `${title} · Waymark`,
    main,
    aside: html`${open && renderCommands(view)}${renderWho(name, `/s/${session.id}`)}`,
    foot: open && renderComposer(view, again),
    skip: { to: "now", label: "Skip to what is asked now" },
  };
}

/** The main part of a thread's page; `thread` is the list of messages, `onwards` where it goes on. */
export function renderThreadMain(thread: Html, session: Session, onwards?: Session): Html {
  const closed = session.phase === "closed";
  return html`<div class="conversation" data-session="${session.id}" data-closed="${closed ? "yes" : "no"}">
    ${thread}
    ${closed && renderClosed(session)}
    ${onwards !== undefined && renderOnwards(onwards)}
  </div>`;
}

/** The free text box; it stays in view. */
function renderComposer(view: Omit<View, "message">, again: Again): Html {
  const body = html`<label class="sr-only" for="text">Answer in your words, or ask</label>
    <textarea id="text" name="text" rows="1" required placeholder="Answer or ask" aria-describedby="keys">${again.text}</textarea>
    <button class="primary">Send</button>`;
  return html`<div class="composer">
    <div id="problem" class="problem" role="alert"${again.problem === "" && html` hidden`}>${again.problem}</div>
    ${eventForm({ ...view, message: "composer" }, "text", "text", body, "composer-form")}
    <p class="small muted keys" id="keys">Enter sends, Shift and Enter starts a new line. Outside this box the keys 1 to 9 choose.</p>
  </div>`;
}

/** What works anywhere in a thread. */
function renderCommands(view: Omit<View, "message">): Html {
  const command = (name: string, label: string) =>
    eventForm({ ...view, message: "head" }, name, "command", [
      hidden("name", name),
      html`<button class="quiet">${label}</button>`,
    ]);
  return html`${command("status", "Status")}${command("help", "Help")}`;
}

/** Where it goes on in the same conversation. */
function renderOnwards({ id, review, digest, supersedes }: Session): Html {
  const words =
    review !== undefined
      ? `${review.decision} ${review.result === undefined ? "waits for a look" : "was looked at"}`
      : digest !== undefined
        ? "Decisions to look at"
        : supersedes === undefined
          ? "Another interview was opened here"
          : `${supersedes} is decided anew`;
  return html`<p class="closed onwards" role="status">${words}. <a href="/s/${id}">Open it</a></p>`;
}

function renderClosed(session: Session): Html {
  return html`<p class="closed">${
    session.next === undefined
      ? html`This thread is closed. <a href="/">Start another</a>`
      : html`This thread was started again. <a href="/s/${session.next}">Go to the new one</a>`
  }</p>`;
}
