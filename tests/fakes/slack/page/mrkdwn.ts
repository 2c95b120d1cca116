/** Slack's markup as HTML: bold, italics, code, links, mentions. Names of people come from `nameOf`. */
export function mrkdwn(text: string, nameOf: (id: string) => string): string {
  return text
    .split(/(<[^<>\n]+>)/)
    .map((part, index) => (index % 2 === 1 ? special(part.slice(1, -1), nameOf) : styled(escapeHtml(part, true))))
    .join("");
}

/** `escaped`: the text comes with `&amp;`, `&lt;` and `&gt;` in place, as Slack wants it in mrkdwn. */
export function escapeHtml(text: string, escaped = false): string {
  const and = escaped ? text : text.replaceAll("&", "&amp;");
  return and.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function special(inside: string, nameOf: (id: string) => string): string {
  const [to = "", label] = inside.split("|");
  if (to.startsWith("@")) return `<b class="mention">@${escapeHtml(nameOf(to.slice(1)))}</b>`;
  if (to.startsWith("!")) return `<b class="mention loud">@${escapeHtml(to.slice(1))}</b>`;
  if (to.startsWith("#")) return `<b class="mention">#${escapeHtml(label ?? to.slice(1))}</b>`;
  const safe = /^(https?:|mailto:)/.test(to) ? to : "#";
  return `<a href="${escapeHtml(safe, true)}" target="_blank" rel="noreferrer">${escapeHtml(label ?? to, true)}</a>`;
}

function styled(text: string): string {
  return text
    .replace(/```([\s\S]+?)```/g, "<pre>$1</pre>")
    .replace(/`([^`\n]+)`/g, "<code>$1</code>")
    .replace(/(^|[\s(])\*([^*\n]+)\*(?=$|[\s.,;:!?)])/g, "$1<b>$2</b>")
    .replace(/(^|[\s(])_([^_\n]+)_(?=$|[\s.,;:!?)])/g, "$1<i>$2</i>")
    .replace(/(^|[\s(])~([^~\n]+)~(?=$|[\s.,;:!?)])/g, "$1<s>$2</s>")
    .replace(/^&gt; ?(.*)$/gm, "<q>$1</q>")
    .replaceAll("\n", "<br>");
}
