import { LIMITS } from "../limits.ts";
import type { Mention } from "./mention.ts";
import { seen, unmarked } from "./plain.ts";

/** An element of a card, an action, or a part of one, as it travels: https://adaptivecards.io/explorer */
export type Element = Readonly<Record<string, unknown>>;

/** A card before it is measured: what may go to further messages, and what stays together at the end. */
export interface Drawn {
  readonly body: readonly Element[];
  /** Inputs and buttons that belong together. */
  readonly form?: readonly Element[];
  /** The row at the bottom: forms that open below it. */
  readonly actions?: readonly Element[];
  /** Whom its words call. */
  readonly mentions?: readonly Mention[];
}

/** A piece of a line. */
export type Run = string | { readonly text: string; readonly bold?: boolean; readonly subtle?: boolean };

/**
 * Words of people and packs. A TextRun is never read as Markdown, on no client. Each paragraph is an element of its own,
 * because line breaks within one are not kept everywhere.
 */
export function words(runs: readonly Run[], look: Element = {}): Element[] {
  const paragraphs: Element[][] = [[]];
  for (const run of runs) {
    const { text, bold = false, subtle = false } = typeof run === "string" ? { text: run } : run;
    const [first = "", ...rest] = seen(text, LIMITS.text).split(/\n+/);
    for (const [at, line] of [first, ...rest.slice(0, MOST_LINES)].entries()) {
      if (at > 0) paragraphs.push([]);
      if (line === "") continue;
      const weight = bold ? { weight: "Bolder" } : {};
      paragraphs.at(-1)?.push({ type: "TextRun", text: line, ...weight, ...(subtle ? { isSubtle: true } : {}) });
    }
  }
  return paragraphs.flatMap((inlines, at) => {
    if (!inlines.some(({ text }) => String(text).trim() !== "")) return [];
    return [{ type: "RichTextBlock", inlines, ...look, ...(at > 0 ? { spacing: "Small" } : {}) }];
  });
}

/** A line of our own with words to type in it, which stand in backticks: cards have no typewriter letters. */
export function ownWords(line: string): Run[] {
  return line
    .split("`")
    .flatMap((text, at): Run[] => (text === "" ? [] : [at % 2 === 1 ? { text, bold: true } : text]));
}

const MOST_LINES = 60;

/** The title of a card; read out as a heading. */
export function heading(text: string, size: "Medium" | "Default" = "Medium"): Element[] {
  const title = unmarked(text, LIMITS.heading);
  return title === "" ? [] : [{ type: "TextBlock", text: title, style: "heading", weight: "Bolder", size, wrap: true }];
}

/** A smaller line below or beside the main words. */
export function small(text: string): Element[] {
  return words([{ text, subtle: true }], { spacing: "Small" });
}

/** A title and a list below it; nothing where the list is empty. */
export function listed(title: string, items: readonly (readonly Run[])[]): Element[] {
  if (items.length === 0) return [];
  return [...heading(title, "Default"), ...items.flatMap((item) => words(["• ", ...item], { spacing: "Small" }))];
}

/** The bar of certainty with its words. */
export function bar({ certainty, text }: { readonly certainty: number; readonly text: string }): Element[] {
  const full = Math.round(certainty * 10);
  return small(`${"▰".repeat(full)}${"▱".repeat(10 - full)}  ${text}`);
}
