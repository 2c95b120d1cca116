import type { Answer } from "../engine/types.ts";
import type { LoadedPack } from "../pack/schema.ts";
import { meaningful } from "./meaningful.ts";
import { nearestChoice } from "./nearest-choice.ts";
import type { Hit } from "./read-hits.ts";
import type { Token } from "./tokenise.ts";
import type { ReadFact } from "./types.ts";

const LONGEST_WORDS = 200;
const LONGEST_CERTAIN = 15;
const SHARE_COVERED = 0.6;

/**
 * One fact per question from all the places that point at it: the last correction wins, otherwise different choices become
 * "one of these". Only a short answer to the pending question is certain: the same words about another question are offered.
 */
export function combineHits(
  pack: LoadedPack,
  text: string,
  hits: readonly Hit[],
  words: readonly Token[],
  pending: string | undefined,
): ReadFact[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.question);
    if (!group) groups.set(hit.question, [hit]);
    else if (hit.corrects) group.splice(0, group.length, hit);
    else group.push(hit);
  }
  const shared = sharedSpans(hits);
  return [...groups].flatMap(([question, group]) => {
    const counted =
      pending === undefined || question === pending ? group : group.filter((hit) => !shared.has(spanOf(hit)));
    const given = givenBy(counted);
    if (!given) return [];
    const asked = pack.questions.find((one) => one.id === question);
    const certain = isCertain(counted, given, words, question === pending) && !ambiguous(counted, shared, pending);
    return [{ question, given, words: wordsOf(text, counted), certain, nearest: nearestChoice(asked, given) }];
  });
}

function givenBy(hits: readonly Hit[]): Answer | undefined {
  const choices = [...new Set(hits.flatMap((hit) => hit.choices))];
  const [only] = choices;
  if (only === undefined) return undefined;
  return choices.length === 1 ? { kind: "choice", choice: only } : { kind: "one-of", choices };
}

function isCertain(hits: readonly Hit[], given: Answer, words: readonly Token[], isPending: boolean): boolean {
  if (given.kind !== "choice" || hits.some((hit) => hit.mood !== "plain")) return false;
  const said = meaningful(words);
  const covered = new Set(hits.flatMap((hit) => hit.words.map((token) => token.start)));
  const share = said.filter((token) => covered.has(token.start)).length / Math.max(1, said.length);
  if (!isPending) return false;
  if (share === 1) return true;
  return hits.length === 1 && said.length <= LONGEST_CERTAIN && share >= SHARE_COVERED && !takesBack(hits);
}

function takesBack(hits: readonly Hit[]): boolean {
  return hits.some((hit) => hit.corrects);
}

/** Words that mean something for two questions settle neither, unless one of them was asked. */
function ambiguous(hits: readonly Hit[], shared: ReadonlySet<string>, pending: string | undefined): boolean {
  return hits.some((hit) => hit.question !== pending && shared.has(spanOf(hit)));
}

function sharedSpans(hits: readonly Hit[]): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const hit of hits) {
    const span = spanOf(hit);
    const owner = owners.get(span);
    if (owner !== undefined && owner !== hit.question) shared.add(span);
    owners.set(span, hit.question);
  }
  return shared;
}

function spanOf(hit: Hit): string {
  return `${hit.words[0]?.start}-${hit.words.at(-1)?.end}`;
}

function wordsOf(text: string, hits: readonly Hit[]): string {
  const said = hits.slice(0, 4).map((hit) => text.slice(hit.words[0]?.start ?? 0, hit.words.at(-1)?.end ?? 0));
  const joined = [...new Set(said.map((words) => words.replace(/\s+/g, " ")))].join(" … ");
  return joined.length <= LONGEST_WORDS ? joined : `${joined.slice(0, LONGEST_WORDS - 1).trimEnd()}…`;
}
