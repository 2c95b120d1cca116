import type { Sentence } from "./split-clauses.ts";

const NEGATING = new Set(
  (
    "no without neither nor never not nobody noone nothing none lack lacks lacking avoid avoids avoiding hardly " +
    "zero ohne kein keine keinen keiner nicht weder niemand nie"
  ).split(" "),
);
const AUXILIARIES = new Set(
  "do does did is are am was were has have had can could will would should must need be been may might".split(" "),
);
const LONGEST_LIST_ITEM = 4;
const LONGEST_LIST = 12;

/** Tells whether the words from `from` to `to` (indices into the sentence) are denied by a negation outside of them. */
export type IsNegated = (from: number, to: number) => boolean;

/**
 * A negation reaches forward through its clause and through the list it opens; a verb's "not" and a closing "no" deny the whole
 * clause. "But" ends it. The work is linear, each question constant.
 */
export function readNegation(sentence: Sentence): IsNegated {
  const words = sentence.words.map((token) => token.word);
  const clauseOf: number[] = [];
  sentence.clauses.forEach((clause, index) => {
    for (let at = clause.from; at < clause.to; at++) clauseOf[at] = index;
  });
  const forward = counted(words, (at) => negates(words, at));
  const whole = counted(words, (at) => negates(words, at) && deniesClause(sentence, words, clauseOf, at));
  const within = (counts: readonly number[], from: number, to: number) => (counts[to] ?? 0) > (counts[from] ?? 0);

  const listDenied = (index: number): boolean => {
    for (let at = index; at > Math.max(0, index - LONGEST_LIST); at--) {
      const clause = sentence.clauses[at];
      const before = sentence.clauses[at - 1];
      if (!clause?.runsOn || !before || clause.to - clause.from > LONGEST_LIST_ITEM) return false;
      if (within(whole, before.from, before.to)) return true;
      if (within(forward, before.from, before.to)) return runsToOr(sentence, words, index);
    }
    return false;
  };

  /** "Roles: no." */
  const deniedAfter = (index: number): boolean => {
    const next = sentence.clauses[index + 1];
    return next !== undefined && next.to - next.from === 1 && within(forward, next.from, next.to);
  };

  return (from, to) => {
    const index = clauseOf[from] ?? 0;
    const clause = sentence.clauses[index];
    if (!clause) return false;
    if (within(whole, clause.from, from) || within(whole, to, clause.to) || deniedAfter(index)) return true;
    if (negates(words, from)) return false;
    return within(forward, clause.from, from) || listDenied(index);
  };
}

/** prefix[i] = how many words before i satisfy the test. */
function counted(words: readonly string[], test: (at: number) => boolean): number[] {
  const prefix = [0];
  for (let at = 0; at < words.length; at++) prefix.push((prefix[at] ?? 0) + (test(at) ? 1 : 0));
  return prefix;
}

function negates(words: readonly string[], at: number): boolean {
  const word = words[at] ?? "";
  const next = words[at + 1] ?? "";
  if (word === "instead") return next === "of";
  if (word === "rather") return next === "than";
  if (word === "out") return next === "of" && words[at + 2] === "scope";
  if (word === "no") return !["problem", "doubt", "worries"].includes(next);
  if (word === "not") return !["only", "just"].includes(next);
  return NEGATING.has(word) || word === "unnecessary" || word === "superfluous";
}

function deniesClause(sentence: Sentence, words: readonly string[], clauseOf: readonly number[], at: number): boolean {
  const word = words[at] ?? "";
  if (["unnecessary", "superfluous", "out"].includes(word)) return true;
  const clause = sentence.clauses[clauseOf[at] ?? 0];
  if (clause && at === clause.to - 1 && at > clause.from) return true;
  return ["not", "never", "nicht", "nie"].includes(word) && AUXILIARIES.has(words[at - 1] ?? "");
}

/** "No pages, accounts or roles": the list runs on to an "or" within the next few clauses. */
function runsToOr(sentence: Sentence, words: readonly string[], index: number): boolean {
  for (let at = index; at < Math.min(sentence.clauses.length, index + LONGEST_LIST); at++) {
    const clause = sentence.clauses[at];
    if (!clause || (at > index && !clause.runsOn)) return false;
    const head = words.slice(clause.from, Math.min(clause.to, clause.from + LONGEST_LIST_ITEM + 1));
    if (head.includes("or") || head.includes("nor") || head.includes("oder")) return true;
  }
  return false;
}
