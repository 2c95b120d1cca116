import { wordsOf } from "../understand/tokenise.ts";

/** The stems of these words, so that "decides" goes with "decide". */
const list = (words: string) => new Set(wordsOf(words).map(({ stem }) => stem));

/** Words that hold a sentence together or belong to asking itself; what a question is about is said by the others. */
const FRAME = list(`
a about after again all already also always am an and another answer any anybody anyone anything are as ask asked asks at away back be became because become
been before being best better between both but by came can choice choose chosen come could day days decide decided did difference do does doing done down
each either else enough even ever every everybody everyone everything far few find first for from further gave get gets getting give given gives go goes
going gone good got great had handle happen happened happens hardly has have having he hear heard help helps her here him his how however i idea if in
instead into is it its just keep keeps kind know known less let like likely little long look made make makes making many matter may me mean means might mine
more most much must my need needed needs neither never new next nice no nobody none nor not nothing now of off often on once one ones only or other others our out
over own part particular people perhaps please point possible prefer probably put question quite rather read really reason recommend right said same say saying
says see seems she should since so some somebody somehow someone something sometimes soon sort still suggest suppose sure take takes tell than thank thanks that the
their them themselves then there these they thing things think this those though thought thus to together too took true try two under until up upon us use
used uses using usually very want wants was way we well were what when where whether which while who whole whom whose why will wise with within without
wonder wondering work works would yes yet you your yours
`);

/** Words that are written in two ways, or change so much that no ending tells. */
const SAME: Readonly<Record<string, string>> = {
  app: "application",
  apps: "application",
  built: "build",
  grew: "grow",
  grown: "grow",
  held: "hold",
  ran: "run",
  rewritten: "rewrite",
  rewrote: "rewrite",
  sent: "send",
  taught: "teach",
  written: "write",
  wrote: "write",
};

const ENDINGS = [
  ...["isation", "ization", "ability", "ibility"],
  ...["ation", "ition", "ment", "ness", "able", "ible", "ance", "ence"],
  ...["ity", "ing", "ive", "ous", "ful"],
  ...["at", "ed", "er", "or", "ly", "al"],
];
const SHORTEST_ROOT = 4;

/** The roots of the words that say what a text is about, in order, repeats included. */
export function contentWords(text: string): string[] {
  return wordsOf(text).flatMap(({ word, stem }) => (FRAME.has(stem) ? [] : [rootOf(word, stem)]));
}

/** Each two neighbouring words of a text, frame words included: what order says. */
export function wordPairs(text: string): string[] {
  const roots = wordsOf(text).map(({ word, stem }) => rootOf(word, stem));
  return roots.slice(1).map((root, index) => `${roots[index]} ${root}`);
}

/** What "migrate", "migrates" and "migration" have in common; no word of any language, only equal for words of one family. */
function rootOf(word: string, stem: string): string {
  const same = Object.hasOwn(SAME, word) ? SAME[word] : undefined;
  if (same !== undefined) return rootOf(same, same);
  const ending = ENDINGS.find((each) => stem.endsWith(each) && stem.length - each.length >= SHORTEST_ROOT);
  const root = ending === undefined ? stem : stem.slice(0, -ending.length);
  return root.length > SHORTEST_ROOT ? root.replace(/[ey]$/, "").replace(/i$/, "") : root.replace(/y$/, "i");
}
