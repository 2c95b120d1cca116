import { clip } from "../../../src/clip.ts";

/** Joins two signs so that no renderer reads them as one mark; takes no width. */
const JOINER = "\u2060";

/** Words without signs that cannot be seen but change how the rest is shown, and without the date functions of cards. */
export function seen(text: string, max: number): string {
  const shown = text.replace(INVISIBLE, " ").replace(DIRECTION, "").replaceAll("{{", `{${JOINER}{`);
  return clip(shown, max);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * The same for texts Teams may read as Markdown (headings, titles of choices and buttons), as one line. Signs that would
 * mark something are replaced by look-alikes or parted by a joiner: not every client takes a backslash.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function unmarked(text: string, max: number): string {
  const flat = seen(text.replace(/\s+/g, " ").trim(), max)
    .replaceAll("*", "∗")
    .replaceAll("`", "ˋ")
    .replaceAll("~", "∼")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "ˍ")
    .replace(/[\]<&\\]/g, (sign) => `${sign}${JOINER}`);
  return /^([-+#>=|]|\d+[.)])/.test(flat) ? `${JOINER}${flat}` : flat;
}
