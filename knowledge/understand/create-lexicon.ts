import type { LoadedPack } from "../pack/schema.ts";
import { type Token, wordsOf } from "./tokenise.ts";

export type Meaning =
  | { readonly kind: "choice"; readonly question: string; readonly choice: string }
  | { readonly kind: "exit"; readonly exit: string }
  | { readonly kind: "aside"; readonly aside: string };

/** A cue found in a sentence: its words run from `from` up to `to`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

/** Every cue of a pack, ready to be found. */
export interface Lexicon {
  /** The cues in these words, left to right; a cue inside a longer one is left out. Linear in the number of words. */
  find(words: readonly Token[]): Match[];
}

interface Cue {
  readonly stems: readonly string[];
  readonly meaning: Meaning;
}

const ARTICLES = new Set([
  "a",
  "an",
  "the",
  "our",
  "my",
  "your",
  "their",
  "its",
  "his",
  "her",
  "der",
  "die",
  "das",
  "unser",
  "unsere",
]);
const lexicons = new WeakMap<LoadedPack, Lexicon>();

/** The lexicon of a pack, made once per loaded pack. */
export function createLexicon(pack: LoadedPack): Lexicon {
  const known = lexicons.get(pack);
  if (known) return known;
  const cues = new Map<string, Cue[]>();
  for (const [cue, meaning] of cuesOf(pack)) {
    const stems = contentStems(wordsOf(cue));
    const first = stems[0];
    if (first === undefined) continue;
    const group = cues.get(first);
    if (group) group.push({ stems, meaning });
    else cues.set(first, [{ stems, meaning }]);
  }
  const lexicon: Lexicon = { find: (words) => withoutContained(findAll(cues, words)) };
  lexicons.set(pack, lexicon);
  return lexicon;
}

/** The stems of words that carry meaning: without articles. */
export function contentStems(words: readonly Token[]): string[] {
  return words.filter((token) => !isArticle(token)).map((token) => token.stem);
}

export function isArticle(token: Token): boolean {
  return ARTICLES.has(token.word);
}

function cuesOf(pack: LoadedPack): [string, Meaning][] {
  return [
    ...pack.questions.flatMap((question) =>
      question.choices.flatMap((choice) =>
        choice.cues.map((cue): [string, Meaning] => [
          cue,
          { kind: "choice", question: question.id, choice: choice.id },
        ]),
      ),
    ),
    ...pack.exits.flatMap((exit) =>
      [exit.name, ...exit.cues].map((cue): [string, Meaning] => [cue, { kind: "exit", exit: exit.id }]),
    ),
    ...pack.asides.flatMap((aside) =>
      aside.cues.map((cue): [string, Meaning] => [cue, { kind: "aside", aside: aside.id }]),
    ),
  ];
}

function findAll(cues: ReadonlyMap<string, readonly Cue[]>, words: readonly Token[]): Match[] {
  const content = words.flatMap((token, index) => (isArticle(token) ? [] : [{ stem: token.stem, index }]));
  return content.flatMap(({ stem }, at) =>
    (cues.get(stem) ?? []).flatMap((cue) => {
      if (!cue.stems.every((wanted, offset) => content[at + offset]?.stem === wanted)) return [];
      const from = content[at]?.index ?? 0;
      const last = content[at + cue.stems.length - 1]?.index ?? from;
      return [{ from, to: last + 1, meaning: cue.meaning }];
    }),
  );
}

function withoutContained(matches: Match[]): Match[] {
  const sorted = [...matches].sort((one, other) => one.from - other.from || other.to - one.to);
  const kept: Match[] = [];
  let widest: Match | undefined;
  for (const match of sorted) {
    const same = widest !== undefined && match.from === widest.from && match.to === widest.to;
    if (widest !== undefined && match.to <= widest.to && !same) continue;
    if (!same) widest = match;
    const last = kept.at(-1);
    if (!last || !isSame(last, match)) kept.push(match);
  }
  return kept;
}

function isSame(one: Match, other: Match): boolean {
  return (
    one.from === other.from && one.to === other.to && JSON.stringify(one.meaning) === JSON.stringify(other.meaning)
  );
}
