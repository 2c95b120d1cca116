const find = (query) => document.querySelector(query);
const [person, channel, seen, told] = ["#person", "#channel", "#seen", "#told"].map(find);
let shown = "";

async function act(what) {
  const body = JSON.stringify({ person: person.value, channel: channel.value, ...what });
  const answer = await fetch("/act", { method: "POST", headers: { "content-type": "application/json" }, body });
  told.textContent = wordsOf(await answer.json());
  await look();
}

/** What the app answered to each payload, or what was wrong with the act. */
function wordsOf(answers) {
  if (!Array.isArray(answers)) return answers.error ?? JSON.stringify(answers);
  return answers.map(({ what, status, outcome, ms }) => `${what}: ${status || outcome} after ${ms} ms`).join(" · ");
}

async function look() {
  const where = new URLSearchParams({ person: person.value, channel: channel.value });
  const html = await (await fetch(`/seen?${where}`)).text();
  if (html === shown) return;
  const writing = document.activeElement?.closest("#seen form, dialog") && document.activeElement.value;
  if (writing) return;
  shown = html;
  seen.innerHTML = html;
  window.scrollTo(0, document.body.scrollHeight);
}

const tsOf = (element) => element.closest("[data-ts]")?.dataset.ts ?? "";

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-act]");
  if (!button) return;
  const { act: kind, label, confirm: question } = button.dataset;
  if (question && !window.confirm(question)) return;
  if (kind === "press") return act({ act: "press", ts: tsOf(button), labels: [label] });
  if (kind === "close") return act({ act: "close" });
  if (kind === "shortcut") {
    const text = window.prompt("callback id of the shortcut", "decide-here");
    return text && act({ act: "shortcut", ts: tsOf(button), text });
  }
  const fields = {};
  for (const input of document.querySelectorAll("dialog .input")) {
    const ticks = input.querySelector(".ticks");
    const field = input.querySelector("[data-field], select");
    const value = ticks ? [...ticks.querySelectorAll(":checked")].map((box) => box.value) : field.value;
    if (value.length > 0) fields[input.dataset.label] = value;
  }
  return act({ act: "submit", fields });
});

document.addEventListener("change", (event) => {
  const select = event.target.closest("select[data-act]");
  const ticks = event.target.closest(".ticks");
  if (event.target.closest(".input")) return;
  if (select?.value) act({ act: "select", ts: tsOf(select), labels: [select.value] });
  if (!ticks) return;
  const labels = [...ticks.querySelectorAll(":checked")].map((box) => box.value);
  act({ act: "tick", ts: tsOf(ticks), labels, of: ticks.dataset.of });
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const input = event.target.querySelector("input");
  const text = input.value;
  input.value = "";
  act({ act: "write", text, thread: event.target.dataset.thread });
});

find("#home").addEventListener("click", () => act({ act: "home" }));
const names = await (await fetch("/names")).json();
person.innerHTML = names.people.map((name) => `<option>${name}</option>`).join("");
channel.innerHTML = names.channels.map((name) => `<option>${name}</option>`).join("");
await look();
setInterval(look, 400);
