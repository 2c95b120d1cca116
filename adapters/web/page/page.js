// @ts-check
// Makes the page live. Everything works without it: forms post and the server answers with a page.

const conversation = /** @type {HTMLElement | null} */ (document.querySelector(".conversation"));
const announcer = /** @type {HTMLElement} */ (document.getElementById("announce"));
const composer = /** @type {HTMLFormElement | null} */ (document.querySelector(".composer-form"));
const problemBox = document.getElementById("problem");

/** @typedef {{ at: string, closed: boolean, title: string, main: string }} State */
/** @typedef {{ changed: HTMLElement[], remarks: HTMLElement[], now: HTMLElement | null }} Difference */

const address = location.pathname;
let busy = false;
let again = false;
/** @type {EventSource | undefined} */
let stream;
/** @type {number | undefined} */
let retry;

showTimes();
document.addEventListener("keydown", onKey);
document.addEventListener("submit", onSubmit);
if (conversation) {
  if (document.visibilityState === "visible") listen();
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? listen() : hush()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", (event) => event.persisted && listen());
  focusable(conversation.querySelector('[data-place="now"]'))?.focus({ preventScroll: true });
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
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const response = await fetch(`${address}/thread`, { headers: { Accept: "application/json" } });
    if (response.ok) announce(show(await response.json()));
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
      if (typed) form.reset();
      move(show(answer), typed);
    }
  } catch {
    say("Not sent: the server cannot be reached. Send it again when it is back; sending twice does no harm.");
  }
  delete form.dataset.sending;
  settle();
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
 * Brings the page to the state the server describes, replacing only messages that differ.
 * @param {State} state
 * @returns {Difference}
 */
function show(state) {
  if (state.at !== address || state.closed !== (conversation?.dataset.closed === "yes")) {
    location.assign(state.at);
    return { changed: [], remarks: [], now: null };
  }
  const template = document.createElement("template");
  template.innerHTML = state.main;
  const from = /** @type {HTMLElement} */ (template.content.querySelector(".thread"));
  const into = /** @type {HTMLElement} */ (conversation?.querySelector(".thread"));
  document.title = `${state.title} · Waymark`;
  const changed = [];
  const keep = new Set();
  let previous = /** @type {Element | null} */ (null);
  for (const fresh of /** @type {HTMLElement[]} */ ([...from.children])) {
    const old = document.getElementById(fresh.id);
    let message = fresh;
    if (old && old.dataset.print === fresh.dataset.print) message = old;
    else {
      if (old) carry(old, fresh);
      old?.remove();
      changed.push(fresh);
    }
    const next = previous ? previous.nextElementSibling : into.firstElementChild;
    if (next !== message) into.insertBefore(message, next);
    keep.add(message);
    previous = message;
  }
  for (const message of [...into.children]) if (!keep.has(message)) message.remove();
  showTimes();
  return {
    changed,
    remarks: changed.filter((message) => message.dataset.place === "remark"),
    now: changed.find((message) => message.dataset.place === "now") ?? null,
  };
}

/**
 * What somebody has opened or begun to write stays when the message around it changes.
 * @param {HTMLElement} old
 * @param {HTMLElement} fresh
 */
function carry(old, fresh) {
  for (const open of old.querySelectorAll("details[open][id]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }
  for (const field of old.querySelectorAll("textarea[id], input[type=text][id], select[id]")) {
    const same = fresh.querySelector(`#${CSS.escape(field.id)}`);
    if (same instanceof HTMLInputElement || same instanceof HTMLTextAreaElement || same instanceof HTMLSelectElement) {
      same.value = /** @type {HTMLInputElement} */ (field).value;
    }
  }
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (old.querySelectorAll("input[type=checkbox]"))) {
    const same = fresh.querySelector(`input[type=checkbox][value="${CSS.escape(box.value)}"]`);
    if (same instanceof HTMLInputElement) same.checked = box.checked;
  }
}

/**
 * After one's own act: on to what is asked now, or to what was said about it. Somebody who types stays in the text box.
 * @param {Difference} difference
 * @param {boolean} typed
 */
function move({ changed, remarks, now }, typed) {
  const target = remarks.at(-1) ?? now;
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
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target instanceof HTMLTextAreaElement && event.key === "Enter" && !event.shiftKey && target.form === composer) {
    event.preventDefault();
    if (target.value.trim() !== "") target.form?.requestSubmit();
    return;
  }
  const now = /** @type {HTMLElement | null} */ (document.querySelector('[data-place="now"]'));
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

/** @param {Element | null} message */
function focusable(message) {
  if (!(message instanceof HTMLElement)) return null;
  return message.dataset.place === "remark"
    ? message
    : /** @type {HTMLElement | null} */ (message.querySelector("[data-focus]"));
}

/** @param {HTMLElement} element */
function fits(element) {
  return element.offsetHeight < innerHeight * 0.6;
}

function showTimes() {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  for (const time of document.querySelectorAll("time")) time.textContent = format.format(new Date(time.dateTime));
}
