import type { RobustWord } from "../engine/types.ts";
import { consequenceName } from "./consequence-name.ts";
import { coreOf, type Gathered } from "./gather.ts";
import { joinWords, upperFirst } from "./join-words.ts";

/** "about 19 of 20": a share as a natural frequency. Never "20 of 20" for what is not certain, never "0 of 20" for what can happen. */
export function frequency(share: number, exact: boolean): string {
  const of = share > 0.975 || share < 0.025 ? 100 : 20;
  const count = share * of;
  const shown = Math.min(of - 1, Math.max(1, Math.round(count)));
  if (of === 100 && count > of - 0.5) return "more than 99 of 100";
  if (of === 100 && count < 0.5) return "fewer than 1 of 100";
  return exact && Math.abs(count - shown) < 1e-9 ? `${shown} of ${of}` : `about ${shown} of ${of}`;
}

/** Would more answers change it? */
export function settledSentence({ assessment }: Gathered): string {
  const { settled, settledWord, open, unknown } = assessment;
  const rest = open.length === 1 ? "the one open question" : `the ${open.length} open questions`;
  const found = unknown.length === 0 ? "" : " What you could not say yet still may; see the find-outs.";
  if (open.length === 0) return `Settled: every question has been answered or closed.${found}`;
  if (settledWord === "settled" && settled.value >= 1) return `Settled: no answer to ${rest} can change this.${found}`;
  const teams = `${frequency(settled.value, settled.exact)} teams that gave your answers`;
  const ending = `would get the same result after ${rest}.`;
  if (settledWord === "settled" || settledWord === "practically-settled")
    return `Practically settled: ${teams} ${ending}${found}`;
  if (settledWord === "leaning") return `Leaning this way: ${teams} ${ending}${found}`;
  return `Open: only ${teams} ${ending}${found}`;
}

/** Would somewhat different priorities, weaker evidence or a misheard answer change it? */
export function robustSentence({ assessment, pack, phrases }: Gathered): string {
  const { verdict, robust } = assessment;
  if (verdict.option === null && verdict.noneBy.length === 0)
    return "Nothing you have said rules the options out yet, so there is nothing to weigh.";
  if (verdict.option === null)
    return "Not a matter of priorities: the reason above rules every option out, however much anything else counts.";
  if (verdict.kind === "by-elimination")
    return "Not a matter of priorities: what is ruled out stays out, however much anything else counts.";
  const varied = "With priorities up to half again either way, weaker evidence and one answer in ten misheard";
  const own = robust[verdict.option] ?? 0;
  if (verdict.splitWord === null || verdict.coreWord === null)
    return `${upperFirst(WORDS[verdict.robustWord])}. ${varied}, ${phrases.option(verdict.option)} stays first ${tries(own)}.`;
  const core = coreOf(pack, verdict.option);
  const whole = pack.manifest.options
    .filter((option) => coreOf(pack, option.id) === core)
    .reduce((sum, option) => sum + (robust[option.id] ?? 0), 0);
  const words = `${upperFirst(WORDS[verdict.coreWord])} on the core, ${WORDS[verdict.splitWord]} on the split.`;
  return `${words} ${varied}, ${phrases.option(core)} stays the core ${tries(whole)}; where it does, the split stays as it is ${tries(whole > 0 ? own / whole : 0)}.`;
}

/** What counts half again as much, where the team said so. */
export function weighedSentence({ model }: Gathered): { readonly weighed?: string } {
  const names = model.consequences.map(consequenceName);
  if (names.length === 0) return {};
  const verb = names.length === 1 ? "counts" : "count";
  return { weighed: `You said what would hurt most here, so ${joinWords(names)} ${verb} half again as much.` };
}

const WORDS: Readonly<Record<RobustWord, string>> = {
  strong: "strong",
  clear: "clear",
  moderate: "moderate",
  "close-call": "a close call",
};

function tries(share: number): string {
  return `${share < 0.75 ? "in only" : "in"} ${frequency(Math.min(share, 1), false)} tries`;
}
