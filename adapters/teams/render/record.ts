import { type Element, heading, words } from "./card.ts";
import { link } from "./cited.ts";

/** A record as a card shows it: headings, lists and paragraphs in plain words, without the front matter and the title. */
export function recordElements(markdown: string): Element[] {
  const body = markdown.replace(/\r\n/g, "\n").replace(/^---\n[\s\S]*?\n---\n/, "");
  return body.split("\n").flatMap((line): Element[] => {
    const [, marks = "", title = ""] = /^(#{1,6}) +(.+)$/.exec(line) ?? [];
    if (marks.length === 1 || line.trim() === "" || line.trim() === ">") return [];
    if (marks !== "") return heading(plain(title), "Default");
    const [, item] = /^[*-] (.+)$/.exec(line) ?? [];
    if (item !== undefined) return [...words(["• ", plain(item)], { spacing: "Small" }), ...links(item)];
    const [, quoted] = /^> ?(.+)$/.exec(line) ?? [];
    const said = quoted === undefined ? plain(line) : { text: plain(quoted), subtle: true };
    return [...words([said], { spacing: "Small" }), ...links(line)];
  });
}

const LINK = /(?<!\\)\[((?:[^[\]\\\n]|\\.)+)\]\(<?([^\s<>()]+)>?\)/g;

/** The links of a line, below it: an address among the words would not fit a phone. */
function links(markdown: string): Element[] {
  const found = [...markdown.matchAll(LINK)].map(([, title = "", address = ""]) => link(address, plain(title)));
  if (found.length === 0) return [];
  return [{ type: "TextBlock", text: found.join("; "), wrap: true, size: "Small", isSubtle: true, spacing: "None" }];
}

/** The words of a line: marks are taken off. */
function plain(markdown: string): string {
  return markdown
    .replace(LINK, "$1")
    .replace(/(?<!\\)\*\*((?:[^*\\]|\\.)+)\*\*/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll("&amp;", "&");
}
