import { type Html, html } from "../html.ts";
import { inline } from "./record-inline.ts";

/**
 * A record as people read it. Knows the Markdown that records are written in (headings, lists, quotes, paragraphs, bold,
 * links to https); everything else, and all HTML, is shown as the text it is. The front matter and the title, which stand
 * on the page already, are left out; headings begin at `from`.
 */
export function renderRecord(markdown: string, from: 2 | 3): Html {
  const body = markdown.replace(/\r\n/g, "\n").replace(/^---\n[\s\S]*?\n---\n/, "");
  const blocks = body.split(/\n{2,}/).filter((block) => block.trim() !== "");
  return html`<div class="record">${blocks.map((block) => renderBlock(block, from))}</div>`;
}

function renderBlock(block: string, from: 2 | 3): Html {
  const lines = block.replace(/^\n+|\n+$/g, "").split("\n");
  const [, marks = "", title = ""] = /^(#{1,6}) +(.+)$/.exec(lines[0] ?? "") ?? [];
  if (marks !== "") {
    const rest = lines.slice(1).join("\n");
    const after = rest === "" ? null : renderBlock(rest, from);
    if (marks.length === 1) return html`${after}`;
    return html`${heading(marks.length - 2 + from, inline(title))}${after}`;
  }
  if (lines.every((line) => line.startsWith(">"))) {
    const said = lines.map((line) => line.replace(/^> ?/, ""));
    return html`<blockquote>${said
      .join("\n")
      .split("\n\n")
      .map((each) => html`<p>${inline(each)}</p>`)}</blockquote>`;
  }
  if (/^[*-] /.test(lines[0] ?? "")) {
    return html`<ul>${items(lines).map((item) => html`<li>${inline(item)}</li>`)}</ul>`;
  }
  return html`<p>${inline(lines.join("\n"))}</p>`;
}

function heading(level: number, words: readonly Html[]): Html {
  if (level <= 2) return html`<h2>${words}</h2>`;
  return level === 3 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`;
}

function items(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const line of lines) {
    if (/^[*-] /.test(line)) found.push(line.slice(2));
    else found.push(`${found.pop() ?? ""}\n${line.trim()}`);
  }
  return found;
}
