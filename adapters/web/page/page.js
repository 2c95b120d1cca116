// @ts-check
// Makes the page live. Everything works without it: forms post and the server answers with a page.

import { showState, showTimes } from "./thread.js";

const conversation = /** @type {HTMLElement | null} */ (document.querySelector(".conversation"));
const announcer = /** @type {HTMLElement} */ (document.getElementById("announce"));
const composer = /** @type {HTMLFormElement | null} */ (document.querySelector(".composer-form"));
const problemBox = document.getElementById("problem");

/** @typedef {import("./thread.js").Difference} Difference */

const address = location.pathname;
let busy = false;
let again = false;
/** On the way to another page: whatever is still heard here must not turn the browser back. */
let leaving = false;
/** Requests are numbered, so that an answer that was overtaken is not shown. */
let asked = 0;
let shown = 0;
/** @type {EventSource | undefined} */
let stream;
/** @type {number | undefined} */
let retry;

showTimes();
document.addEventListener("keydown", onKey);
document.addEventListener("submit", onSubmit);
// The next question may stand under the pointer before the second click of a double click.
document.addEventListener("click", (event) => event.detail > 1 && buttonOf(event) && event.preventDefault());
if (conversation) {
  if (document.visibilityState === "visible") listen();
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? listen() : hush()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    listen();
  });
  // Who comes to the beginning begins at the top; who comes back goes on where the thread is.
  if (!conversation.querySelector(".setup[open]")) focusable(current())?.focus({ preventScroll: true });
}

/** Browsers allow few connections per site, so only a page that is looked at holds one. */
function listen() {
  hush();
  stream = new EventSource(`${address}/events`);
  stream.addEventListener("changed", () => refresh());
  stream.addEventListener("error", () => {
    if (stream?.readyState === EventSource.CLOSED) retry = setTimeout(listen, 15_000);
  });
}

function hush() {
  clearTimeout(retry);
  stream?.close();
  stream = undefined;
}

/** Looks what others changed; while a request is under way, once more afterwards. */
async function refresh() {
  if (leaving) return;
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  const turn = ++asked;
  try {
    const response = await fetch(`${address}/thread`, { headers: { Accept: "application/json" } });
    if (response.ok) announce(show(await response.json(), turn));
  } catch {
    // The stream reconnects by itself and asks to look again.
  }
  settle();
}

function settle() {
  busy = false;
  if (!again) return;
  again = false;
  refresh();
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("event" in form.dataset)) return;
  event.preventDefault();
  if (!form.dataset.sending) send(form, event.submitter);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
async function send(form, submitter) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) fields.append(name, String(value));
  const typed = form === composer;
  const turn = ++asked;
  form.dataset.sending = "yes";
  busy = true;
  say("");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: fields,
    });
    const answer = await response.json();
    if (!response.ok) {
      say(answer.problem ?? `The server answered ${response.status}. Send it again.`);
    } else {
      renew(form);
      if (typed) clear(String(fields.get("text")));
      move(show(answer, turn), typed);
    }
  } catch {
    say("Not sent: the server cannot be reached. Send it again when it is back; sending twice does no harm.");
  }
  delete form.dataset.sending;
  settle();
}

/**
 * @param {import("./thread.js").State} state
 * @param {number} turn
 * @returns {Difference}
 */
function show(state, turn) {
  const nothing = { changed: [], remarks: [], now: null };
  if (leaving || turn < shown) return nothing;
  shown = turn;
  const difference = showState(conversation, state);
  leaving = difference === undefined;
  return difference ?? nothing;
}

/** Empties the text box, unless somebody has gone on writing. @param {string} sent */
function clear(sent) {
  const box = composer?.querySelector("textarea");
  if (box?.value.replaceAll("\r\n", "\n") === sent.replaceAll("\r\n", "\n")) box.value = "";
}

/** A form that stays on the page is a new event the next time. @param {HTMLFormElement} form */
function renew(form) {
  const key = form.elements.namedItem("key");
  if (!(key instanceof HTMLInputElement)) return;
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  key.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} problem */
function say(problem) {
  if (!problemBox) return;
  problemBox.hidden = problem === "";
  problemBox.textContent = problem;
}

/**
 * After one's own act: on to what is asked now, or to what was said about it. Somebody who types stays in the text box.
 * @param {Difference} difference
 * @param {boolean} typed
 */
function move({ changed, remarks, now }, typed) {
  const panel = now ? undefined : changed.find((message) => message.classList.contains("kind-cost"));
  const target = panel ?? remarks.at(-1) ?? now ?? (changed.length === 0 ? current() : null);
  if (!target) return announce({ changed, remarks, now });
  if (typed) {
    announce({ changed, remarks, now });
    composer?.querySelector("textarea")?.focus();
  } else {
    focusable(target)?.focus({ preventScroll: true });
  }
  target.scrollIntoView({ block: fits(target) ? "nearest" : "start" });
  if (remarks.length > 0 && now && fits(now)) now.scrollIntoView({ block: "nearest" });
}

/** @param {Difference} difference */
function announce({ changed }) {
  const words = changed.map((message) => {
    const heading = message.querySelector("h1, h2")?.textContent ?? "";
    const rest =
      message.dataset.place === "now" ? "" : (message.querySelector(".answer, p:not(.kicker)")?.textContent ?? "");
    return `${heading} ${rest}`.replace(/\s+/g, " ").trim();
  });
  if (words.length > 0) announcer.textContent = words.join(". ");
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target instanceof HTMLTextAreaElement && event.key === "Enter" && !event.shiftKey && target.form === composer) {
    event.preventDefault();
    if (target.value.trim() !== "") target.form?.requestSubmit();
    return;
  }
  const now = current();
  if (event.key === "Escape" && target.matches("textarea, input")) focusable(now)?.focus();
  if (target.matches("textarea, select, input:not([type=checkbox])") || !/^[1-9]$/.test(event.key)) return;
  const choice = /** @type {HTMLElement | null | undefined} */ (now?.querySelector(`[data-number="${event.key}"]`));
  const select = /** @type {HTMLSelectElement | null | undefined} */ (now?.querySelector("select[data-numbered]"));
  if (choice) {
    event.preventDefault();
    choice.focus();
    choice.click();
  } else if (select?.options[Number(event.key)]) {
    event.preventDefault();
    select.selectedIndex = Number(event.key);
    /** @type {HTMLElement | null | undefined} */ (select.form?.querySelector("button"))?.focus();
  }
}

/** @param {MouseEvent} event */
function buttonOf(event) {
  return event.target instanceof Element ? event.target.closest("button") : null;
}

/** What is asked now, or the recommendation. */
function current() {
  return /** @type {HTMLElement | null} */ (document.querySelector('[data-place="now"]'));
}

/** @param {HTMLElement | null} message */
function focusable(message) {
  if (message?.dataset.place === "remark") return message;
  return /** @type {HTMLElement | null | undefined} */ (message?.querySelector("[data-focus]")) ?? message;
}

/** @param {HTMLElement} element */
function fits(element) {
  return element.offsetHeight < innerHeight * 0.6;
}
