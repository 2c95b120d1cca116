import type { Piece, Token } from "./tokenise.ts";

/** A stretch of words within which a negation reaches. */
export interface Clause {
  /** Index into the sentence's words of the first and behind the last. */
  readonly from: number;
  readonly to: number;
  /** True when only a comma or "and" parts it from the clause before: a list may run on. */
  readonly runsOn: boolean;
}

export interface Sentence {
  readonly words: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly asked: boolean;
  /** The sentence as written. */
  readonly text: string;
  /** Index ranges of words inside quotation marks. */
  readonly quoted: readonly (readonly [number, number])[];
}

const ABBREVIATIONS = new Set(["e", "g", "i", "eg", "ie", "etc", "vs", "approx", "ca", "bzw", "z", "b", "no", "nr"]);
const BREAKERS = new Set([
  "but",
  "however",
  "though",
  "although",
  "whereas",
  "yet",
  "because",
  "since",
  "while",
  "aber",
]);
const SUBJECTS = new Set(["we", "they", "i", "it", "there", "our", "he", "she", "you", "wir", "es"]);
const QUOTES = new Set(['"', "“", "”", "„", "«", "»", "‹", "›"]);

/** The sentences of a text with their clauses. Linear in the number of pieces. */
export function splitClauses(text: string, pieces: readonly Piece[]): Sentence[] {
  const sentences: Sentence[] = [];
  let current = newDraft();
  const finish = (asked: boolean, end: number) => {
    const sentence = finished(text, current, asked, end);
    if (sentence) sentences.push(sentence);
    current = newDraft();
  };
  pieces.forEach((piece, index) => {
    if (piece.kind === "word") {
      addWord(current, piece.token, pieces[index + 1]);
      return;
    }
    if (endsSentence(text, piece, pieces[index - 1])) {
      const last = sentences.at(-1);
      const closesEmpty = current.words.length === 0;
      if (closesEmpty && piece.mark === "?" && last) sentences[sentences.length - 1] = { ...last, asked: true };
      finish(piece.mark === "?", piece.start + 1);
      return;
    }
    if (QUOTES.has(piece.mark)) toggleQuote(current);
    else current.cut = piece.mark === "," ? "soft" : "hard";
  });
  finish(false, text.length);
  return sentences;
}

interface Draft {
  words: Token[];
  cuts: { at: number; runsOn: boolean }[];
  cut: "none" | "soft" | "hard";
  quotedFrom: number | undefined;
  quoted: [number, number][];
}

function newDraft(): Draft {
  return { words: [], cuts: [], cut: "none", quotedFrom: undefined, quoted: [] };
}

function addWord(draft: Draft, token: Token, next: Piece | undefined): void {
  const at = draft.words.length;
  const beforeSubject = token.word === "and" && next?.kind === "word" && SUBJECTS.has(next.token.word);
  if (BREAKERS.has(token.word) || beforeSubject) draft.cut = "hard";
  if (draft.cut !== "none" && at > 0) draft.cuts.push({ at, runsOn: draft.cut === "soft" });
  draft.cut = "none";
  draft.words.push(token);
}

function toggleQuote(draft: Draft): void {
  if (draft.quotedFrom === undefined) draft.quotedFrom = draft.words.length;
  else {
    draft.quoted.push([draft.quotedFrom, draft.words.length]);
    draft.quotedFrom = undefined;
  }
}

function endsSentence(text: string, piece: Piece & { kind: "mark" }, before: Piece | undefined): boolean {
  if (piece.mark === "?" || piece.mark === "!" || piece.mark === "\n" || piece.mark === ";") return true;
  if (piece.mark !== ".") return false;
  const after = text[piece.start + 1];
  if (after !== undefined && !/[\s.)"”»]/u.test(after)) return false;
  if (before?.kind !== "word") return true;
  return after === undefined || !ABBREVIATIONS.has(before.token.word);
}

function finished(text: string, draft: Draft, asked: boolean, end: number): Sentence | undefined {
  const first = draft.words[0];
  if (!first) return undefined;
  const starts = [{ at: 0, runsOn: false }, ...draft.cuts];
  const clauses = starts.map((start, index) => ({
    from: start.at,
    to: starts[index + 1]?.at ?? draft.words.length,
    runsOn: start.runsOn,
  }));
  return { words: draft.words, clauses, asked, text: text.slice(first.start, end).trim(), quoted: draft.quoted };
}
