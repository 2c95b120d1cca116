import type { LoadedPack } from "../pack/schema.ts";
import { combineHits } from "./combine-hits.ts";
import { nearestChoice } from "./nearest-choice.ts";
import { readCommand } from "./read-command.ts";
import { readHits } from "./read-hits.ts";
import { opensUnknown, readWholeAnswer } from "./read-whole-answer.ts";
import { type Sentence, splitClauses } from "./split-clauses.ts";
import { cleanText, type Token, tokenise } from "./tokenise.ts";
import type { ReadFact, UnderstandOptions, Understood } from "./types.ts";

const LONGEST_WORDS = 200;
const SHORT_MESSAGE = 14;
const NOTHING: Understood = {
  empty: false,
  command: null,
  answer: null,
  facts: [],
  scenario: [],
  asks: false,
  questions: [],
  about: [],
  exits: [],
  asides: [],
  rest: [],
};

/** What a message says about the pack's questions. Pure; the work is linear in the length of the text. */
export function understand(pack: LoadedPack, text: string, options: UnderstandOptions = {}): Understood {
  const clean = withoutMention(cleanText(text));
  const sentences = splitClauses(clean, tokenise(clean));
  const words = sentences.flatMap((sentence) => sentence.words);
  if (words.length === 0) return /[?？؟]/.test(clean) ? bareQuestionMark() : { ...NOTHING, empty: true };
  const command = readCommand(pack, words);
  if (command) return { ...NOTHING, command };
  const pending = pack.questions.find((question) => question.id === options.pending);
  const asked = sentences.some((sentence) => sentence.asked);
  const whole = pending && !asked ? readWholeAnswer(pending, clean, words) : undefined;
  if (pending && whole) {
    const nearest = nearestChoice(pending, whole.given);
    return { ...NOTHING, answer: { question: pending.id, ...whole, words: quoted(clean), nearest } };
  }
  return readFreely(pack, clean, sentences, words, pending?.id);
}

function readFreely(
  pack: LoadedPack,
  clean: string,
  sentences: readonly Sentence[],
  words: readonly Token[],
  pending: string | undefined,
): Understood {
  const hits = readHits(pack, sentences);
  const readable = new Set(pack.questions.filter((question) => question.readable).map((question) => question.id));
  const facts = combineHits(pack, clean, hits.stated, words, pending);
  const answer = facts.find((fact) => fact.question === pending) ?? unknownAnswer(pending, hits.asks, clean, words);
  const others = facts.filter((fact) => fact.question !== pending && readable.has(fact.question));
  const used = new Set([...(answer ? [answer.question] : []), ...others.map((fact) => fact.question)]);
  return {
    ...NOTHING,
    answer,
    facts: others,
    scenario: combineHits(pack, clean, hits.supposed, words, undefined).map((fact) => ({ ...fact, certain: false })),
    asks: hits.asks,
    questions: hits.questions,
    about: hits.about.filter((question) => !used.has(question)),
    exits: hits.exits,
    asides: hits.asides,
    rest: hits.rest.filter(
      (sentence) => answer === null || answer.given.kind !== "unknown" || sentence !== clean.trim(),
    ),
  };
}

/** "No idea, Bob would know": offered, not recorded. */
function unknownAnswer(
  pending: string | undefined,
  asks: boolean,
  clean: string,
  words: readonly Token[],
): ReadFact | null {
  if (pending === undefined || asks || words.length > SHORT_MESSAGE || !opensUnknown(words)) return null;
  return { question: pending, given: { kind: "unknown" }, words: quoted(clean), certain: false, nearest: null };
}

function bareQuestionMark(): Understood {
  return { ...NOTHING, command: { name: "help", question: null, argument: "" } };
}

function withoutMention(text: string): string {
  return text.replace(/^\s*(?:<@[^>\s]{1,60}>|@[\p{L}\p{N}_.-]{1,60})[\s,:]*/u, "").replace(/^\s*\/(?=\p{L})/u, "");
}

function quoted(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length <= LONGEST_WORDS ? flat : `${flat.slice(0, LONGEST_WORDS - 1).trimEnd()}…`;
}
