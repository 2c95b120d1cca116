import MiniSearch, { type SearchOptions, type SearchResult } from "minisearch";
import type { LoadedPack } from "../pack/schema.ts";
import { contentWords, wordPairs } from "./content-words.ts";
import { type Passage, passagesOf } from "./passages.ts";

/** The passage nearest to a question, and how near it is. */
export interface Found {
  readonly passage: Passage;
  /** 0..1: how much of what the question is about the passage speaks of, each content word weighed by its rarity. */
  readonly coverage: number;
  /** What the question's content words weigh together: a common word alone asks nothing. */
  readonly weight: number;
  /** The BM25 score per unit of that weight: comparable between long and short questions. */
  readonly strength: number;
}

export interface Search {
  /** Undefined when no word of the question is known. Pure; a millisecond or two. */
  find(question: string): Found | undefined;
}

/** One way of asking weighs as much as this many times the whole of an entry, whose other words only support it. */
const ENTRY_SHARE = 0.25;
const TEXT_SHARE = 0.5;
/** What word order adds ("from A to B" is not "from B to A"). */
const PAIR_BOOST = 0.5;
/** A word matched by its beginning or with a slip of the pen says less than the word itself. */
const NEAR_SHARE = 0.7;
const LONGEST_QUESTION = 500;

const isPair = (term: string) => term.includes(" ");
const unique = (terms: readonly string[]) => [...new Set(terms)];
const common = {
  processTerm: (term: string) => term,
  searchOptions: {
    prefix: (term) => term.length >= 5 && !isPair(term),
    fuzzy: (term) => (term.length >= 6 && !isPair(term) ? 1 : false),
    weights: { fuzzy: 0.3, prefix: 0.6 },
  } satisfies SearchOptions,
};
const searches = new WeakMap<LoadedPack, Search>();

/** The search over a pack's passages, made once per loaded pack. */
export function createSearch(pack: LoadedPack): Search {
  const known = searches.get(pack);
  if (known) return known;
  const passages = passagesOf(pack);
  const weightOf = createWeights(passages);
  const findAll = createRanking(passages);
  const search: Search = {
    find(question) {
      const asked = question.slice(0, LONGEST_QUESTION);
      const words = unique(contentWords(asked));
      const total = words.reduce((sum, word) => sum + weightOf(word), 0);
      if (total === 0) return undefined;
      const found = findAll(asked).map(({ passage, score, known }) => {
        const spoken = words.reduce((sum, word) => sum + weightOf(word) * (known.get(word) ?? 0), 0);
        return { passage, weight: total, coverage: spoken / total, strength: score / total };
      });
      return found.reduce<Found | undefined>(
        (best, one) => (best && meritOf(best) >= meritOf(one) ? best : one),
        undefined,
      );
    },
  };
  searches.set(pack, search);
  return search;
}

/** A passage that speaks of more of the question goes before one that says its commonest word often. */
function meritOf({ coverage, strength }: Found): number {
  return strength * coverage;
}

/** The rarer a word among the passages the more it says; a word none of them has says most. */
function createWeights(passages: readonly Passage[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { asked, text } of passages)
    for (const word of new Set([...asked, text].flatMap(contentWords))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + passages.length / (1 + (counts.get(word) ?? 0)));
}

interface Ranked {
  readonly passage: Passage;
  score: number;
  /** Which words of the question it has: 1, or less for words that are only near. */
  readonly known: Map<string, number>;
}

/** Ranks passages by their best way of asking together with everything they say; equal scores keep the pack's order. */
function createRanking(passages: readonly Passage[]): (question: string) => Ranked[] {
  const entries = new MiniSearch<{ id: number; asked: string; text: string }>({
    ...common,
    fields: ["asked", "text"],
    tokenize: contentWords,
  });
  entries.addAll(passages.map(({ asked, text }, id) => ({ id, asked: asked.join("\n"), text })));
  const ways = new MiniSearch<{ id: number; words: string; pairs: string }>({
    ...common,
    fields: ["words", "pairs"],
    tokenize: (text, field) => (field === "pairs" ? wordPairs(text) : contentWords(text)),
  });
  const owners: number[] = [];
  for (const [index, { asked }] of passages.entries())
    for (const way of asked) ways.add({ id: owners.push(index) - 1, words: way, pairs: way });

  return (question) => {
    const found = new Map<number, Ranked>();
    const rankedOf = (index: number): Ranked => {
      const ranked = found.get(index) ?? { passage: passages[index]!, score: 0, known: new Map() };
      found.set(index, ranked);
      return ranked;
    };
    const content = () => unique(contentWords(question));
    for (const result of entries.search(question, { tokenize: content, boost: { asked: 2 } })) {
      const ranked = rankedOf(result.id);
      ranked.score = result.score * (ranked.passage.asked.length > 0 ? ENTRY_SHARE : TEXT_SHARE);
      noteWords(ranked, result);
    }
    const withPairs = () => unique([...contentWords(question), ...wordPairs(question)]);
    const best = new Set<number>();
    for (const result of ways.search(question, { tokenize: withPairs, boost: { pairs: PAIR_BOOST } })) {
      const index = owners[result.id]!;
      if (best.has(index)) continue;
      best.add(index);
      const ranked = rankedOf(index);
      ranked.score += result.score;
      noteWords(ranked, result);
    }
    return [...found]
      .sort(([one, first], [other, second]) => second.score - first.score || one - other)
      .map(([, ranked]) => ranked);
  };
}

function noteWords({ known }: Ranked, { queryTerms, terms }: SearchResult): void {
  for (const term of queryTerms)
    if (!isPair(term)) known.set(term, terms.includes(term) ? 1 : Math.max(NEAR_SHARE, known.get(term) ?? 0));
}
