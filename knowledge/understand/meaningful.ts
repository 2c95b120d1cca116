import { isArticle } from "./create-lexicon.ts";
import type { Token } from "./tokenise.ts";

const FILLERS = new Set(
  (
    "yes yeah yep ok okay well so just please thanks thank it is its that this we are have i am say answer definitely clearly exactly " +
    "mainly mostly hm hmm um uh ja"
  ).split(" "),
);

/** The message without articles and without words that only keep it polite. */
export function meaningful(words: readonly Token[]): Token[] {
  return words.filter((token) => !isArticle(token) && !FILLERS.has(token.word));
}

/** The stems of what is meaningful, as one text. */
export function stemKey(words: readonly Token[]): string {
  return meaningful(words)
    .map((token) => token.stem)
    .join(" ");
}
