// @ts-check
// Brings the messages on the page to what the server says they are.

/** @typedef {{ at: string, closed: boolean, title: string, main: string }} State */
/** @typedef {{ changed: HTMLElement[], remarks: HTMLElement[], now: HTMLElement | null }} Difference */

/**
 * Replaces only messages that differ; a thread that moved or was closed is another page, to which the browser is sent.
 * @param {HTMLElement | null} conversation
 * @param {State} state
 * @returns {Difference | undefined} undefined where the browser leaves this page
 */
export function showState(conversation, state) {
  if (state.at !== location.pathname || state.closed !== (conversation?.dataset.closed === "yes")) {
    location.assign(state.at);
    return undefined;
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
  const onwards = template.content.querySelector(".onwards");
  conversation?.querySelector(".onwards")?.remove();
  if (onwards) conversation?.append(onwards);
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
    if (same instanceof HTMLInputElement && box.checked !== box.defaultChecked) same.checked = box.checked;
  }
}

/** Says times in the reader's own zone. */
export function showTimes() {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  for (const time of document.querySelectorAll("time")) time.textContent = format.format(new Date(time.dateTime));
}
