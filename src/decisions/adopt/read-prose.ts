/** One line of a file as a reader sees it: nothing of comments, fenced code or front matter is in it. */
export interface ProseLine {
  readonly text: string;
  /** From 1, in the file. */
  readonly line: number;
}

/** A heading with what stands below it, up to the next heading of any level. */
export interface Section {
  /** 1 to 6; 0 for what stands before the first heading. */
  readonly level: number;
  readonly heading: string;
  readonly line: number;
  readonly lines: readonly ProseLine[];
}

/** Facts stand in short lines; what is longer is read this far. */
const LONGEST = 2000;

/** The prose of a Markdown text by its headings, from a line on. Takes time linear in the text, whatever it holds. */
export function readProse(text: string, from = 1): Section[] {
  const sections: { level: number; heading: string; line: number; lines: ProseLine[] }[] = [
    { level: 0, heading: "", line: from, lines: [] },
  ];
  for (const prose of proseLines(text, from)) {
    const current = sections.at(-1);
    const heading = headingOf(prose.text);
    const under = underline(prose.text);
    const above = current?.lines.at(-1);
    if (heading !== undefined) sections.push({ ...heading, line: prose.line, lines: [] });
    else if (under !== undefined && above !== undefined && above.line === prose.line - 1 && isParagraph(above.text)) {
      current?.lines.pop();
      sections.push({ level: under, heading: above.text.trim(), line: above.line, lines: [] });
    } else current?.lines.push(prose);
  }
  return sections;
}

function* proseLines(text: string, from: number): Generator<ProseLine> {
  let fence: string | undefined;
  let commented = false;
  for (const [index, whole] of text.split("\n").entries()) {
    const line = index + 1;
    if (line < from) continue;
    const raw = whole.slice(0, LONGEST);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      yield { text: "", line };
    } else if (!commented && mark !== undefined) {
      fence = mark;
      yield { text: "", line };
    } else {
      const read = withoutComments(raw, commented);
      commented = read.commented;
      yield { text: read.text, line };
    }
  }
}

function withoutComments(raw: string, commented: boolean): { text: string; commented: boolean } {
  let [text, at, inside] = ["", 0, commented];
  for (;;) {
    const next = raw.indexOf(inside ? "-->" : "<!--", at);
    if (!inside) text += next === -1 ? raw.slice(at) : raw.slice(at, next);
    if (next === -1) return { text, commented: inside };
    at = next + (inside ? 3 : 4);
    inside = !inside;
  }
}

function headingOf(text: string): { level: number; heading: string } | undefined {
  const [, marks = "", rest = ""] = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/.exec(text) ?? [];
  if (marks === "") return undefined;
  let heading = rest.trim();
  while (heading.endsWith("#")) heading = heading.slice(0, -1);
  return { level: marks.length, heading: heading.trim() };
}

function underline(text: string): 1 | 2 | undefined {
  if (/^={2,}[ \t]*$/.test(text)) return 1;
  return /^-{2,}[ \t]*$/.test(text) ? 2 : undefined;
}

function isParagraph(text: string): boolean {
  return /^ {0,3}[^\s>|*+-]/.test(text);
}
