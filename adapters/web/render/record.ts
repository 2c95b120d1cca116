import { type Html, html } from "../html.ts";
import { inline } from "./record-inline.ts";

/**
 * A record as people read it. Knows the Markdown that records are written in (headings, lists, quotes, paragraphs, bold,
 * fenced text, links to https); everything else, and all HTML, is shown as the text it is. The front matter and the title,
 * which stand on the page already, are left out; headings begin at `from`. What is long beside the decision itself is folded.
 */
export function renderRecord(markdown: string, from: 2 | 3): Html {
  const body = markdown.replace(/\r\n/g, "\n").replace(/^---\n[\s\S]*?\n---\n/, "");
  return html`<div class="record">${partsOf(blocksOf(body)).map(({ blocks, folded }) => {
    const [first, ...rest] = blocks.map((block) => renderBlock(block, from));
    if (!folded) return html`${first}${rest}`;
    return html`<details class="fold"><summary>${first}</summary><div>${rest}</div></details>`;
  })}</div>`;
}

type Block = readonly string[];

/** Sections of MADR that are looked up rather than read, where they are this long. */
const LOOKED_UP = /^(?:Decision Drivers|Pros and Cons of the Options|Sources)$/;
const LONG = 600;

/** Each block alone, or a section that is folded with its heading first. */
function partsOf(blocks: readonly Block[]): { readonly blocks: readonly Block[]; readonly folded: boolean }[] {
  const parts: { blocks: Block[]; folded: boolean }[] = [];
  for (let at = 0; at < blocks.length; at += parts.at(-1)?.blocks.length ?? 1) {
    const section = LOOKED_UP.test(titleOf(blocks[at])) ? sectionAt(blocks, at) : [];
    const folded = section.flat().join("\n").length > LONG;
    parts.push({ blocks: folded ? section : blocks.slice(at, at + 1), folded });
  }
  return parts;
}

function sectionAt(blocks: readonly Block[], at: number): Block[] {
  const next = blocks.findIndex((block, index) => index > at && levelOf(block) <= levelOf(blocks[at]));
  return blocks.slice(at, next === -1 ? undefined : next);
}

function levelOf(block: Block = []): number {
  return HEADING.exec(block[0] ?? "")?.[1]?.length ?? 7;
}

function titleOf(block: Block = []): string {
  return HEADING.exec(block[0] ?? "")?.[2]?.trim() ?? "";
}

/** Lines that belong together: a heading alone, fenced text with its fences, else what no empty line parts. */
function blocksOf(body: string): string[][] {
  const blocks: string[][] = [];
  let open: string[] | undefined;
  let fence: string | undefined;
  for (const line of body.split("\n")) {
    if (fence !== undefined) {
      open?.push(line);
      if (line.trim().startsWith(fence)) [fence, open] = [undefined, undefined];
    } else if (HEADING.test(line)) {
      blocks.push([line]);
      open = undefined;
    } else if (FENCE.test(line)) {
      fence = FENCE.exec(line)?.[1];
      open = [line];
      blocks.push(open);
    } else if (line.trim() === "") open = undefined;
    else if (open === undefined) {
      open = [line];
      blocks.push(open);
    } else open.push(line);
  }
  return blocks;
}

const HEADING = /^(#{1,6}) +(.+)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

function renderBlock(lines: readonly string[], from: 2 | 3): Html {
  const [first = ""] = lines;
  const [, marks = "", title = ""] = HEADING.exec(first) ?? [];
  if (marks !== "") return marks.length === 1 ? html`` : heading(marks.length - 2 + from, inline(title));
  const fence = FENCE.exec(first)?.[1];
  if (fence !== undefined) {
    const isClosed = lines.length > 1 && lines.at(-1)?.trim().startsWith(fence);
    return html`<pre>${lines.slice(1, isClosed ? -1 : undefined).join("\n")}</pre>`;
  }
  if (lines.every((line) => line.startsWith(">"))) {
    const said = lines.map((line) => line.replace(/^> ?/, ""));
    return html`<blockquote>${said
      .join("\n")
      .split("\n\n")
      .map((each) => html`<p>${inline(each)}</p>`)}</blockquote>`;
  }
  if (/^[*-] /.test(first)) {
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
