import type { LoadedPack, Question } from "../pack/schema.ts";
import { choicesInRange } from "./choices-in-range.ts";
import { createLexicon, type Match } from "./create-lexicon.ts";
import { isCorrecting } from "./is-correcting.ts";
import { meaningful } from "./meaningful.ts";
import { readAmounts } from "./read-amounts.ts";
import { type Mood, readMoods } from "./read-moods.ts";
import { readNegation } from "./read-negation.ts";
import type { Sentence } from "./split-clauses.ts";
import { type Token, wordsOf } from "./tokenise.ts";

/** One place in the text that points at choices of a question. */
export interface Hit {
  readonly question: string;
  readonly choices: readonly string[];
  readonly words: readonly Token[];
  readonly mood: "plain" | "hedged" | "supposed";
  /** Takes back what was said about the question before. */
  readonly corrects: boolean;
}

export interface Hits {
  readonly stated: readonly Hit[];
  readonly supposed: readonly Hit[];
  readonly asks: boolean;
  readonly questions: readonly string[];
  readonly about: readonly string[];
  readonly exits: readonly string[];
  readonly asides: readonly string[];
  readonly rest: readonly string[];
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly question: string;
  readonly choices: readonly string[];
}

const PEOPLE: ReadonlySet<string> = new Set(
  wordsOf("people person developer dev engineer programmer coder folk leute entwickler personen").map(
    (token) => token.stem,
  ),
);
const UNIT_WITHIN = 3;

/** Everything the sentences point at, sorted by how it is meant. */
export function readHits(pack: LoadedPack, sentences: readonly Sentence[]): Hits {
  const lexicon = createLexicon(pack);
  const { units, isOffered } = readingOf(pack);
  const stated: Hit[] = [];
  const supposed: Hit[] = [];
  const about = new Set<string>();
  const exits = new Set<string>();
  const asides = new Set<string>();
  const rest: string[] = [];
  const questions: string[] = [];
  let tookBack = false;
  for (const sentence of sentences) {
    const moods = readMoods(sentence);
    const isNegated = readNegation(sentence);
    const matches = lexicon.find(sentence.words);
    const taken = new Set<number>();
    for (const found of choicesFound(matches, units, sentence)) {
      const mood = isNegated(found.from, found.to) ? "negated" : (moods[found.from] ?? "plain");
      const hit = mood === "supposed" || isOffered(found) ? hitOf(sentence, found, mood, tookBack) : undefined;
      if (!hit) about.add(found.question);
      else {
        (hit.mood === "supposed" ? supposed : stated).push(hit);
        for (let at = found.from; at < found.to; at++) taken.add(at);
      }
    }
    for (const { from, meaning } of matches) {
      if (meaning.kind === "exit" && (!taken.has(from) || moods[from] === "supposed")) exits.add(meaning.exit);
      if (meaning.kind === "aside") asides.add(meaning.aside);
    }
    const question = moods.includes("asked");
    if (question) questions.push(sentence.text);
    tookBack = isCorrecting(sentence.words, sentence.words.length);
    if (taken.size === 0 && !question && meaningful(sentence.words).length > 1) rest.push(sentence.text);
  }
  return {
    stated,
    supposed,
    asks: questions.length > 0,
    questions,
    about: [...about],
    exits: [...exits],
    asides: [...asides],
    rest,
  };
}

function hitOf(sentence: Sentence, found: Found, mood: Mood | "negated", tookBack: boolean): Hit | undefined {
  if (mood !== "plain" && mood !== "hedged" && mood !== "supposed") return undefined;
  return {
    question: found.question,
    choices: found.choices,
    words: sentence.words.slice(found.from, found.to),
    mood,
    corrects: tookBack || isCorrecting(sentence.words, found.from),
  };
}

interface Reading {
  readonly units: readonly Unit[];
  readonly isOffered: (found: Found) => boolean;
}

const readings = new WeakMap<LoadedPack, Reading>();

/** What of a pack the words are held against, made once per loaded pack. */
function readingOf(pack: LoadedPack): Reading {
  const known = readings.get(pack) ?? { units: unitsOf(pack), isOffered: offering(pack) };
  readings.set(pack, known);
  return known;
}

/** What may be stated in free text: only readable questions, and never a choice that can remove options. A scenario may suppose anything. */
function offering(pack: LoadedPack): (found: Found) => boolean {
  const choices = new Set(
    pack.questions
      .filter((question) => question.readable)
      .flatMap((question) =>
        question.choices
          .filter((choice) => !choice.vetoes && !choice.none)
          .map((choice) => `${question.id}.${choice.id}`),
      ),
  );
  return (found) => found.choices.every((choice) => choices.has(`${found.question}.${choice}`));
}

function choicesFound(matches: readonly Match[], units: readonly Unit[], sentence: Sentence): Found[] {
  const cues = matches.flatMap(({ from, to, meaning }) =>
    meaning.kind === "choice" ? [{ from, to, question: meaning.question, choices: [meaning.choice] }] : [],
  );
  const amounts = units.length === 0 ? [] : amountsFound(units, sentence.words);
  return amounts.length === 0 ? cues : [...cues, ...amounts].sort((one, other) => one.from - other.from);
}

interface Unit {
  readonly question: Question;
  readonly stems: ReadonlySet<string>;
}

function unitsOf(pack: LoadedPack): Unit[] {
  return pack.questions.flatMap((question) =>
    question.unit && question.choices.some((choice) => choice.range)
      ? [{ question, stems: unitStems(question.unit) }]
      : [],
  );
}

function amountsFound(units: readonly Unit[], words: readonly Token[]): Found[] {
  return readAmounts(words).flatMap((amount) =>
    units.flatMap(({ question, stems }) => {
      const to =
        unitEnd(words, amount.to, stems) ?? (stems === PEOPLE ? peopleEnd(words, amount.from, amount.to) : undefined);
      const choices = to === undefined ? [] : choicesInRange(question, amount);
      return to === undefined || choices.length === 0
        ? []
        : [{ from: amount.from, to, question: question.id, choices }];
    }),
  );
}

function unitStems(unit: string): ReadonlySet<string> {
  const stems = wordsOf(unit).map((token) => token.stem);
  return stems.some((stem) => PEOPLE.has(stem)) ? PEOPLE : new Set(stems);
}

function unitEnd(words: readonly Token[], from: number, unit: ReadonlySet<string>): number | undefined {
  for (let at = from; at < Math.min(words.length, from + UNIT_WITHIN); at++)
    if (unit.has(words[at]?.stem ?? "")) return at + 1;
  return undefined;
}

/** "a team of four", "four of us", "if we were 20". */
function peopleEnd(words: readonly Token[], from: number, to: number): number | undefined {
  const word = (at: number) => words[at]?.word ?? "";
  if (word(from - 1) === "of" && word(from - 2) === "team") return to;
  if (word(to) === "of" && word(to + 1) === "us") return to + 2;
  const counted = word(from - 2) === "we" && ["are", "were", "had"].includes(word(from - 1));
  return counted && to === words.length ? to : undefined;
}
