import { type Element, heading, words } from "./card.ts";

/** A record as a card shows it: headings, lists and paragraphs in plain words, without the front matter and the title. */
export function recordElements(markdown: string): Element[] {
  const body = markdown.replace(/\r\n/g, "\n").replace(/^---\n[\s\S]*?\n---\n/, "");
  return body.split("\n").flatMap((line): Element[] => {
    const [, marks = "", title = ""] = /^(#{1,6}) +(.+)$/.exec(line) ?? [];
    if (marks.length === 1 || line.trim() === "" || line.trim() === ">") return [];
    if (marks !== "") return heading(plain(title), "Default");
    const [, item] = /^[*-] (.+)$/.exec(line) ?? [];
    if (item !== undefined) return words(["• ", plain(item)], { spacing: "Small" });
    const [, quoted] = /^> ?(.+)$/.exec(line) ?? [];
    return quoted === undefined
      ? words([plain(line)], { spacing: "Small" })
      : words([{ text: plain(quoted), subtle: true }], { spacing: "Small" });
  });
}

/** The words of a line: marks are taken off, a link keeps its address beside its title. */
function plain(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[((?:[^[\]\\\n]|\\.)+)\]\(<?([^\s<>()]+)>?\)/g, "$1 ($2)")
    .replace(/(?<!\\)\*\*((?:[^*\\]|\\.)+)\*\*/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll("&amp;", "&");
}
