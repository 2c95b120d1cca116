import type { Clause, Sentence } from "./split-clauses.ts";

/**
 * How a word is meant. "plain": stated; "hedged": stated with a guess, a quotation or the past tense; "asked": in a question;
 * "supposed": in a scenario the person spells out; "vague": a possible future, a condition, an abandoned past.
 */
export type Mood = "plain" | "hedged" | "asked" | "supposed" | "vague";

const list = (words: string) => new Set(words.split(" "));

const INTERROGATIVES = list("what which who whom whose why how wie warum wieso welche welcher welches wer");
const INVERTING = list(
  "do does did is are am can could should would will shall may must has brauchen brauche haben habt sind seid ist mussen sollen sollten kann konnen",
);
const SUBJECTS = list(
  "we i it they you he she there this that these those the our a an any all people users somebody anybody everyone wir ich es sie ihr man",
);
const WONDERING = list("whether wonder wondering wondered unclear");
const OPENERS = list(
  "so and or but well ok okay hmm hm um uh also hey hi hello wait then now oh ah please just und oder aber",
);
const SUPPOSING = list("suppose supposing imagine assume assuming angenommen");
const CONDITIONS = list("if unless wenn falls");
const WONDERING_BEFORE_IF = list(
  "sure know clear unclear see check ask asked decide decided tell matter matters wondering",
);
const VAGUE = list(
  "would could might may maybe perhaps possibly hopefully someday eventually later unless until wish hope hoping plan planning plans " +
    "intend considering consider tbd vielleicht konnte wurde irgendwann spater previously formerly anymore had fruher hatten hatte future",
);
const HEDGING = list(
  "think thinks thought say says said saying claim claims claimed believe believes believed wants wanted insist insists insisted argue argues " +
    "suggest suggests suggested told reckon reckons feel feels prefers guess guessing probably likely presumably apparently supposedly heard " +
    "according seem seems was were war waren glaube denke meint sagt wahrscheinlich wohl",
);
const LONGEST_TAG = 3;

/** The mood of each word of a sentence. Linear in its length. */
export function readMoods(sentence: Sentence): Mood[] {
  const words = sentence.words.map((token) => token.word);
  const moods: Mood[] = words.map(() => "plain");
  const paint = (from: number, to: number, mood: Mood) => moods.fill(mood, from, to);
  sentence.clauses.forEach((clause, index) => {
    paint(clause.from, clause.to, clauseMood(words, clause));
    const before = sentence.clauses[index - 1];
    // "Payments, if customers ask": the condition is about what stands before it.
    if (before && CONDITIONS.has(words[clause.from] ?? "")) paint(before.from, before.to, "vague");
  });
  for (const [from, to] of sentence.quoted)
    for (let at = from; at < to; at++) if (moods[at] === "plain") moods[at] = "hedged";
  paint(askedFrom(sentence, words), words.length, "asked");
  if (opensScenario(sentence, words)) paint(0, words.length, "supposed");
  return moods;
}

/** Where the question begins; the number of words where there is none. */
function askedFrom(sentence: Sentence, words: readonly string[]): number {
  const wondering = sentence.clauses.find((clause) =>
    words.slice(clause.from, clause.to).some((word) => WONDERING.has(word)),
  );
  const from = sentence.asked ? questionMarkFrom(sentence, words) : opensQuestion(sentence, words) ? 0 : words.length;
  return Math.min(from, wondering?.from ?? words.length);
}

/** A question mark covers the clause that opens as a question, or everything when that is only a tag ("…, right?"). */
function questionMarkFrom(sentence: Sentence, words: readonly string[]): number {
  const asking = sentence.clauses.find((clause) => {
    const opener = words[opening(words, clause)] ?? "";
    return INTERROGATIVES.has(opener) || INVERTING.has(opener);
  });
  return asking && asking.to - opening(words, asking) > LONGEST_TAG ? asking.from : 0;
}

function opensQuestion(sentence: Sentence, words: readonly string[]): boolean {
  const clause = sentence.clauses[0];
  if (!clause) return false;
  const at = opening(words, clause);
  const opener = words[at] ?? "";
  const next = words[at + 1] ?? "";
  if (INVERTING.has(opener)) return SUBJECTS.has(next);
  if (!INTERROGATIVES.has(opener)) return false;
  if (opener === "what") return !["we", "they", "i", "it", "matters"].includes(next);
  return opener !== "which" || !["means", "is", "are"].includes(next);
}

function opensScenario(sentence: Sentence, words: readonly string[]): boolean {
  const clause = sentence.clauses[0];
  if (!clause) return false;
  const at = opening(words, clause);
  const opener = words[at] ?? "";
  const next = words[at + 1] ?? "";
  if (CONDITIONS.has(opener) || SUPPOSING.has(opener)) return true;
  if (opener === "say" || opener === "were") return next === "we";
  return (opener === "what" || opener === "was") && (CONDITIONS.has(next) || CONDITIONS.has(words[at + 2] ?? ""));
}

function opening(words: readonly string[], clause: Clause): number {
  let at = clause.from;
  while (at < clause.to - 1 && OPENERS.has(words[at] ?? "")) at++;
  return at;
}

function clauseMood(words: readonly string[], clause: Clause): Mood {
  let mood: Mood = "plain";
  for (let at = clause.from; at < clause.to; at++) {
    const word = words[at] ?? "";
    const before = words[at - 1] ?? "";
    if (CONDITIONS.has(word)) return WONDERING_BEFORE_IF.has(before) ? "asked" : "vague";
    if (VAGUE.has(word) || isFarOff(before, word)) return "vague";
    if (HEDGING.has(word)) mood = "hedged";
  }
  return mood;
}

function isFarOff(before: string, word: string): boolean {
  if (word === "to") return before === "used";
  if (word === "longer") return before === "no";
  if (word === "then") return before === "back";
  if (word === "year") return before === "next";
  return word === "past" && before === "the";
}
