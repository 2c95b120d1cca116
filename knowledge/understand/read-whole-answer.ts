import type { Answer } from "../engine/types.ts";
import type { Question } from "../pack/schema.ts";
import { choicesInRange } from "./choices-in-range.ts";
import { meaningful, stemKey } from "./meaningful.ts";
import { readAmounts } from "./read-amounts.ts";
import { sayingsOf } from "./sayings-of.ts";
import { type Token, wordsOf } from "./tokenise.ts";

/** What a whole message answers to a question, and whether that is beyond doubt. */
export interface WholeAnswer {
  readonly given: Answer;
  readonly certain: boolean;
}

const GUESSES = new Set(
  "maybe perhaps probably possibly likely think guess suppose would presumably vielleicht wohl".split(" "),
);
const POINTERS = new Set(["option", "choice", "answer", "number", "letter", "item", "nr", "no"]);
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
const NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven"];
/** Words around an amount that only say how exact it is. */
const LOOSE = new Set(
  "about around roughly approximately over under up to at least most more less fewer than between circa ca".split(" "),
);
const UNKNOWN = new Set(
  [
    "don't know",
    "don't know yet",
    "do not really know",
    "can't say",
    "can't tell",
    "no idea",
    "no clue",
    "not sure",
    "not sure yet",
    "unsure",
    "unknown",
    "dunno",
    "idk",
    "nobody knows",
    "hard to say",
    "unclear",
    "keine ahnung",
    "weiß nicht",
    "ich weiß nicht",
    "weiß ich nicht",
  ].map((saying) => key(meaningful(wordsOf(saying)))),
);
const NOT_APPLICABLE =
  /^\s*(?:(?:that|this|it)\s+)?(?:n\s?\/\s?a(?![\p{L}\p{N}])|(?:not applicable|(?:does not|doesn['’]?t) apply|irrelevant|trifft nicht zu)(?:\s+(?:to us|here|yet))?(?=\s*(?:$|[,:;.–—(-]|because|since|as\s|weil|denn)))[\s,:;.–—(-]*(?:(?:because|since|as|weil|denn)(?![\p{L}\p{N}]))?[\s,:]*/iu;

/** Reads a message as one answer to the question and nothing else; undefined when it is more, or something else. */
export function readWholeAnswer(question: Question, text: string, words: readonly Token[]): WholeAnswer | undefined {
  const one = choiceOf(question, words);
  if (one) return one;
  const reason = notApplicable(text);
  if (reason !== undefined)
    return { given: { kind: "not-applicable", reason: reason.slice(0, 500) }, certain: reason !== "" };
  if (UNKNOWN.has(key(meaningful(words)))) return { given: { kind: "unknown" }, certain: true };
  return severalOf(question, words) ?? guessOf(question, words);
}

/** "Maybe the second", "I would say nobody": an answer, but not a sure one. */
function guessOf(question: Question, words: readonly Token[]): WholeAnswer | undefined {
  const rest = words.filter((token) => !GUESSES.has(token.word));
  const guessed = rest.length < words.length ? choiceOf(question, rest) : undefined;
  return guessed && { ...guessed, certain: false };
}

/** Whether a message opens by saying that nobody knows, whatever follows. */
export function opensUnknown(words: readonly Token[]): boolean {
  const said = meaningful(words.slice(0, 12));
  return [1, 2, 3, 4, 5].some((length) => length <= said.length && UNKNOWN.has(key(said.slice(0, length))));
}

function choiceOf(question: Question, words: readonly Token[]): WholeAnswer | undefined {
  const stems = stemKey(words);
  if (stems !== "") {
    const exact = sayingsOf(question).choices.filter(({ keys }) => keys.has(stems));
    if (exact[0])
      return picked(
        exact.map((choice) => choice.id),
        exact.length === 1,
      );
  }
  return indexOf(question, words) ?? amountOf(question, words) ?? partOfLabel(question, words);
}

/** "2", "b", "option b", "number two", "the second one". A bare number may also be meant as a quantity. */
function indexOf(question: Question, words: readonly Token[]): WholeAnswer | undefined {
  const said = words
    .map((token) => token.word)
    .filter((word) => !["the", "one", "it", "is"].includes(word) || words.length === 1);
  const pointed = said.length === 2 && POINTERS.has(said[0] ?? "");
  const word = pointed ? said[1] : said.length === 1 ? said[0] : undefined;
  if (word === undefined) return undefined;
  const digits = /^(\d)(?:st|nd|rd|th)?$/.exec(word)?.[1];
  const index = digits
    ? Number(digits) - 1
    : /^[a-g]$/.test(word)
      ? word.charCodeAt(0) - 97
      : Math.max(
          ORDINALS.indexOf(word),
          pointed ? NUMBER_WORDS.indexOf(word) : -1,
          word === "last" ? question.choices.length - 1 : -1,
        );
  const choice = question.choices[index];
  if (!choice) return undefined;
  const bare = digits !== undefined && !pointed && word === digits;
  const asQuantity = bare ? choicesInRange(question, { low: Number(digits), high: Number(digits) }) : [];
  if (asQuantity.length === 0) return picked([choice.id], true);
  return picked(asQuantity, asQuantity.length === 1 && asQuantity[0] === choice.id);
}

function amountOf(question: Question, words: readonly Token[]): WholeAnswer | undefined {
  const amounts = readAmounts(words);
  const amount = amounts[0];
  if (!amount || amounts.length > 1) return undefined;
  const { unit } = sayingsOf(question);
  const around = words.filter((token, at) => (at < amount.from || at >= amount.to) && !unit.has(token.stem));
  if (meaningful(around).some((token) => !LOOSE.has(token.word))) return undefined;
  const choices = choicesInRange(question, amount);
  return choices.length === 0 ? undefined : picked(choices, true);
}

/** The beginning of one label, or a stretch of it; only a beginning of two words or more is beyond doubt. */
function partOfLabel(question: Question, words: readonly Token[]): WholeAnswer | undefined {
  const said = meaningful(words).map((token) => token.stem);
  if (said.length === 0 || said.length > 20) return undefined;
  const { choices } = sayingsOf(question);
  const begins = choices.filter(({ label }) => stretchAt(label, said) === 0);
  const first = begins[0];
  if (first && begins.length === 1) return picked([first.id], said.length > 1 || said[0] === "both");
  if (first || said.length < 2) return undefined;
  const holds = choices.filter(({ label }) => stretchAt(label, said) > 0);
  return holds[0] && holds.length === 1 ? picked([holds[0].id], false) : undefined;
}

function stretchAt(stems: readonly string[], said: readonly string[]): number {
  for (let at = 0; at + said.length <= stems.length; at++)
    if (said.every((stem, offset) => stems[at + offset] === stem)) return at;
  return -1;
}

/** "either a or b", "2 or 3", "both" where there are two choices. */
function severalOf(question: Question, words: readonly Token[]): WholeAnswer | undefined {
  const said = words.filter((token) => token.word !== "either");
  if (key(meaningful(said)) === "both" && question.choices.length === 2)
    return picked(
      question.choices.map((choice) => choice.id),
      false,
    );
  const parts: Token[][] = [[]];
  for (const token of said) {
    if (["or", "and", "oder"].includes(token.word)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  if (parts.length < 2 || parts.length > question.choices.length) return undefined;
  const read = parts.map((part) => choiceOf(question, part));
  const choices = new Set(read.flatMap((answer) => (answer ? chosen(answer.given) : [])));
  if (read.includes(undefined) || choices.size < 2) return undefined;
  const alternatives = said.every((token) => token.word !== "and");
  return picked([...choices], alternatives && read.every((answer) => answer?.certain));
}

function picked(choices: readonly string[], certain: boolean): WholeAnswer {
  const [only, second] = choices;
  if (only !== undefined && second === undefined) return { given: { kind: "choice", choice: only }, certain };
  return { given: { kind: "one-of", choices }, certain };
}

function chosen(given: Answer): readonly string[] {
  if (given.kind === "choice") return [given.choice];
  return given.kind === "one-of" ? given.choices : [];
}

function notApplicable(text: string): string | undefined {
  const match = NOT_APPLICABLE.exec(text.slice(0, 2_000));
  return match ? text.slice(match[0].length).trim() : undefined;
}

function key(words: readonly Token[]): string {
  return words.map((token) => token.word).join(" ");
}
