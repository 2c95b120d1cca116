import type { RobustWord, SettledWord } from "../engine/types.ts";
import type { NoneFits } from "../pack/schema.ts";
import { coreOf, type Gathered } from "./gather.ts";
import { joinClauses, sentence, upperFirst, withinSentence } from "./join-words.ts";

const TIE_BREAKERS =
  "Either is defensible. Decide by what your people already know, then by which is easier to leave later, then by cost.";
const LIKELY_NONE =
  "None of these is likely to fit: of the teams that gave your answers, most need something else. The open questions decide.";
const HARDLY_MATTERS = "It hardly matters here: take what is easiest for your people.";

/** Line 1: the verdict, and below it the split where one option builds on another. */
export function verdictWords(gathered: Gathered): { readonly verdict: string; readonly split: string | null } {
  const { verdict } = gathered.assessment;
  if (verdict.option === null) return { verdict: noneWords(gathered), split: null };
  if (verdict.kind === "by-elimination") return { verdict: eliminationWords(gathered), split: null };
  return { verdict: coreWords(gathered), split: splitWords(gathered) };
}

function coreWords(gathered: Gathered): string {
  const { assessment, phrases, pack, rival } = gathered;
  const { option, core, coreWord, splitWord, robustWord, settledWord, stakes } = assessment.verdict;
  const name = upperFirst(phrases.option((splitWord === null ? option : core) ?? ""));
  const other = rival !== null && coreOf(pack, rival) !== core ? phrases.option(rival) : undefined;
  if (coreWord === "close-call") {
    const names = other === undefined ? name : `${name} or ${other}`;
    return `Close call: ${names}. ${stakes === "low" ? HARDLY_MATTERS : TIE_BREAKERS}`;
  }
  const lead = leadWords(splitWord === null ? robustWord : (coreWord ?? robustWord), settledWord);
  const low = stakes === "low" ? ` ${HARDLY_MATTERS}` : "";
  if (splitWord === null) return `${name}, ${lead}.${low}`;
  return `Core: ${name}, ${lead}${coreBecause(gathered)}.${low}`;
}

/** The reasons below compare within the core; what carries the core itself is said here. */
function coreBecause({ coreLedger, explanation, phrases, stated }: Gathered): string {
  const withinCore = new Set(explanation.ledger.flatMap((line) => (line.points === 0 ? [] : [line.question])));
  const carrying = coreLedger
    .filter((line) => line.points > 0 && line.question !== undefined && !withinCore.has(line.question))
    .slice(0, 2)
    .flatMap((line) => phrases.said(stated, line.question ?? "") ?? []);
  return carrying.length === 0 ? "" : `, because ${joinClauses(carrying)}`;
}

function leadWords(word: RobustWord, settled: SettledWord): string {
  if (word === "strong") return isSettled(settled) ? "settled" : "well ahead so far";
  return word === "clear" ? "clearly ahead" : "moderately ahead";
}

function isSettled(word: SettledWord): boolean {
  return word === "settled" || word === "practically-settled";
}

/** What becomes of the option that builds on the leading core. */
function splitWords(gathered: Gathered): string | null {
  const { assessment, phrases, pack, stated } = gathered;
  const { option, core, splitWord, eliminated } = assessment.verdict;
  const builder = pack.manifest.options.find((one) => one.buildsOn === core && core !== null);
  if (!builder || option === null) return null;
  const out = eliminated.find((one) => one.option === builder.id);
  if (out) return `${upperFirst(phrases.option(builder.id))} is out: ${phrases.causes(stated, out.by)}.`;
  if (splitWord === null) return null;
  const what = builder.split ?? `whether it becomes ${builder.name}`;
  const answer = option === builder.id ? "yes" : "no";
  if (splitWord === "close-call") {
    const { coreWord, stakes } = assessment.verdict;
    const tie = coreWord === "close-call" || stakes === "low" ? "" : ` ${TIE_BREAKERS}`;
    return `Split: ${what} is a close call.${tie}`;
  }
  if (splitWord === "moderate") return `Split: ${what} leans to ${answer}.`;
  const settled = splitWord === "strong" && isSettled(assessment.verdict.settledWord);
  return `Split: ${what} is ${settled ? "settled" : "clear"}: ${answer}.`;
}

function eliminationWords({ assessment, explanation, phrases, pack, stated }: Gathered): string {
  const { option, eliminated, core } = assessment.verdict;
  const lifted = explanation.flips.find((flip) => flip.liftsVeto && flip.changes.length === 1);
  const out =
    eliminated.find((one) => one.option === lifted?.becomes) ??
    eliminated.find((one) => coreOf(pack, one.option) === one.option && one.option !== core) ??
    eliminated[0];
  const name = upperFirst(phrases.option(option ?? ""));
  if (!out) return `${name}.`;
  const other = phrases.option(out.option);
  const fix = lifted?.becomes === out.option ? ` Fix that and it becomes ${other}.` : "";
  return `${name}, because ${other} is out: ${phrases.causes(stated, out.by)}.${fix}`;
}

function noneWords(gathered: Gathered): string {
  if (gathered.assessment.verdict.noneBy.length === 0) return LIKELY_NONE;
  const reasons = noneReasons(gathered);
  const because = [...new Set(reasons.map((none) => none.because))].map(sentence).join(" ");
  const names = [...new Set(reasons.flatMap((none) => none.instead))].flatMap(
    (id) => gathered.pack.exits.find((exit) => exit.id === id)?.name ?? [],
  );
  const look = names.length === 0 ? "" : ` Look at ${joinClauses(names.map(withinSentence), "or")} instead.`;
  const opening = because === "" ? "None of these fits." : `None of these fits. ${because}`;
  return `${opening}${look}${dropWords(gathered, reasons)}`;
}

/** Which constraint to drop, and what it would then be. */
function dropWords({ assessment, explanation, phrases, stated }: Gathered, reasons: readonly NoneFits[]): string {
  const flip = explanation.flips.find((one) => one.becomes !== "none");
  const then = flip ? `: it would then be ${phrases.option(flip.becomes)}` : "";
  const vetoed = reasons.length === 0;
  if (!vetoed && !reasons.every((none) => none.waivable)) return "";
  return ` The constraint to drop, if you can: ${phrases.causes(stated, assessment.verdict.noneBy)}${then}.`;
}

/** What the fit gate says; empty where the options went one by one. */
export function noneReasons({ assessment, phrases }: Gathered): NoneFits[] {
  return assessment.verdict.noneBy.flatMap((cause) => {
    if (cause.kind === "house") return [];
    const none =
      cause.kind === "choice" ? phrases.choice(cause.question, cause.choice)?.none : phrases.rule(cause.rule)?.none;
    return none ? [none] : [];
  });
}
