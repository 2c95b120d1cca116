import { caveats } from "./recommend/caveats.ts";
import { robustSentence, settledSentence, weighedSentence } from "./recommend/certainty-words.ts";
import { chooseReasons } from "./recommend/choose-reasons.ts";
import { cite } from "./recommend/cite.ts";
import { details } from "./recommend/details.ts";
import { findOutWords, provisionalSentence } from "./recommend/find-out-words.ts";
import { flipWords, prioritySentence } from "./recommend/flip-words.ts";
import { type Gathered, gather, type RecommendInput } from "./recommend/gather.ts";
import { stakesSentence } from "./recommend/stakes-sentence.ts";
import { noneReasons, verdictWords } from "./recommend/verdict-words.ts";
import { weighLines } from "./recommend/weigh-lines.ts";
import type { Recommendation } from "./recommendation.ts";

/** What we say: the assessment of what was stated, in words, with every source it rests on. Pure. */
export function recommend(input: RecommendInput): Recommendation {
  return recommendFrom(gather(input));
}

/** The same from an assessment already at hand. */
export function recommendFrom(gathered: Gathered): Recommendation {
  const { assessment, pack, phrases, rival, today } = gathered;
  const { verdict } = assessment;
  const lines = weighLines(gathered);
  const { reasons, restTenths, gapTenths } = chooseReasons(lines, gathered.support);
  const said: Omit<Recommendation, "citations"> = {
    kind: verdict.kind,
    option: verdict.option,
    runnerUp: verdict.runnerUp === null ? null : rival,
    ...verdictWords(gathered),
    provisional: provisionalSentence(gathered),
    settled: settledSentence(gathered),
    robust: robustSentence(gathered),
    ...weighedSentence(gathered),
    robustWord: verdict.robustWord,
    settledWord: verdict.settledWord,
    against: rival === null ? null : phrases.option(rival),
    reasons: [...reasons],
    rest: restTenths / 10,
    gap: gapTenths / 10,
    flips: flipWords(gathered),
    priority: prioritySentence(gathered),
    findOuts: findOutWords(gathered),
    stakes: stakesSentence(gathered),
    caveats: caveats(gathered),
    instead: instead(gathered),
    collapse: (verdict.option === null ? undefined : phrases.optionOf(verdict.option)?.collapse) ?? null,
    details: details(gathered, lines),
  };
  return { ...said, citations: cite(pack, evidenceNamed(said), today) };
}

function instead(gathered: Gathered): Recommendation["instead"] {
  const reasons = noneReasons(gathered);
  const ids = [...new Set(reasons.flatMap((none) => none.instead))];
  const known = new Map(gathered.pack.evidence.map((piece) => [piece.id, piece]));
  return ids.flatMap((id) => {
    const exit = gathered.pack.exits.find((one) => one.id === id);
    if (!exit) return [];
    const why = reasons.filter((none) => none.instead.includes(id)).flatMap((none) => none.evidence);
    return [{ name: exit.name, text: exit.wins, evidence: bestFirst(new Set([...why, ...exit.evidence])) }];
  });

  function bestFirst(named: ReadonlySet<string>): string[] {
    return gathered.support.bestFirst([...named].flatMap((id) => known.get(id) ?? [])).map((piece) => piece.id);
  }
}

function evidenceNamed(said: Omit<Recommendation, "citations">): string[] {
  const named = [
    ...said.reasons,
    ...said.caveats,
    ...said.instead,
    ...said.details.reasons,
    ...said.details.disagreements,
    ...said.details.ledger,
    ...(said.details.stacks ?? []).flatMap(({ capabilities, seam }) => [
      ...capabilities.flatMap(({ parts }) => parts),
      ...seam,
    ]),
  ];
  return named.flatMap(({ evidence }) => evidence);
}
