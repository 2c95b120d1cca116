/** One word of a text: lower-case, without diacritics, contractions spelt out; `start` and `end` point into the cleaned text. */
export interface Token {
  readonly word: string;
  /** The word without its commonest endings; equal stems count as the same word. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** A word, or a mark that may end a clause or a sentence. */
export type Piece =
  | { readonly kind: "word"; readonly token: Token }
  | { readonly kind: "mark"; readonly mark: string; readonly start: number };

/** Longer messages are cut here. */
export const LONGEST_TEXT = 40_000;

const LONGEST_STEMMED = 40;

const PIECE =
  /(?<=\d)[-–](?=\d)|\d+(?:[.,]\d+)*(?:[a-z]{1,3}(?![\p{L}\p{N}]))?\p{M}*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}][\p{L}\p{M}]*)*|[.?!;:,\n()…—–"“”„«»‹›¿？！。、，؟]/giu;

/** Nothing in it has another form. */
const ASCII = /^[\x20-\x7e]+$/;

const CONTRACTED: Record<string, readonly string[]> = {
  cannot: ["can", "not"],
  cant: ["can", "not"],
  wont: ["will", "not"],
  dont: ["do", "not"],
  doesnt: ["does", "not"],
  didnt: ["did", "not"],
  isnt: ["is", "not"],
  arent: ["are", "not"],
  wasnt: ["was", "not"],
  werent: ["were", "not"],
  havent: ["have", "not"],
  hasnt: ["has", "not"],
  hadnt: ["had", "not"],
  wouldnt: ["would", "not"],
  couldnt: ["could", "not"],
  shouldnt: ["should", "not"],
  neednt: ["need", "not"],
};

/** Text without control and direction characters, well-formed and cut to length: safe to quote from. */
export function cleanText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\t\u00a0]/g, " ")
    .replace(/[^\P{C}\n]/gu, "");
}

/** The pieces of a cleaned text, in order; linear in its length. */
export function tokenise(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(PIECE)) {
    const raw = match[0];
    const start = match.index;
    if (raw === "-" || (raw === "–" && /\d/.test(text[start - 1] ?? "") && /\d/.test(text[start + 1] ?? ""))) {
      pieces.push({ kind: "word", token: { word: "to", stem: "to", start, end: start + 1 } });
      continue;
    }
    if (!/[\p{L}\p{N}]/u.test(raw)) {
      pieces.push({ kind: "mark", mark: plainMark(raw), start });
      continue;
    }
    for (const word of spelledOut(plainWord(raw)))
      pieces.push({ kind: "word", token: { word, stem: stemOf(word), start, end: start + raw.length } });
  }
  return pieces;
}

/** The words of a short text, such as a cue or a label. */
export function wordsOf(text: string): Token[] {
  return tokenise(cleanText(text)).flatMap((piece) => (piece.kind === "word" ? [piece.token] : []));
}

function plainWord(raw: string): string {
  if (ASCII.test(raw)) return raw.toLowerCase();
  return raw
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replaceAll("’", "'")
    .toLowerCase()
    .replaceAll("ß", "ss");
}

function spelledOut(word: string): readonly string[] {
  const plain = word.replaceAll("'", "");
  const known = Object.hasOwn(CONTRACTED, plain) ? CONTRACTED[plain] : undefined;
  if (known) return known;
  if (plain === word) return [word];
  if (word.endsWith("n't")) return [word.slice(0, -3), "not"];
  const ending = /'(s|re|ve|ll|d|m)$/.exec(word);
  if (!ending) return [word.replaceAll("'", "")];
  const base = word.slice(0, ending.index).replaceAll("'", "");
  if (ending[1] === "ll") return [base, "will"];
  if (ending[1] === "d") return [base, "would"];
  if (ending[1] === "re") return [base, "are"];
  return [base];
}

function stemOf(word: string): string {
  if (word.length < 4 || word.length > LONGEST_STEMMED || /\d/.test(word)) return word;
  let stem = word;
  if (stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
  const verb = /^(.*[aeiouy].*[^e])(ing|ed)$/.exec(stem);
  if (verb?.[1] && verb[1].length >= 3) stem = verb[1].replace(/([bdgklmnprt])\1$/, "$1");
  return stem.length > 4 && stem.endsWith("e") ? stem.slice(0, -1) : stem;
}

const MARKS: Record<string, string> = { "？": "?", "؟": "?", "！": "!", "。": ".", "，": ",", "、": ",", "…": "." };

function plainMark(mark: string): string {
  return MARKS[mark] ?? mark;
}
