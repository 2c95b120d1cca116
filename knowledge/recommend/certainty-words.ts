import { coreOf, type Gathered } from "./gather.ts";

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
  const rest = open.length === 1 ? "the 1 open question" : `the ${open.length} open questions`;
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
  if (verdict.option === null)
    return "Not a matter of priorities: the reason above rules every option out, however much anything else counts.";
  if (verdict.kind === "by-elimination")
    return "Not a matter of priorities: what is ruled out stays out, however much anything else counts.";
  const core = coreOf(pack, verdict.option);
  const sharing = pack.manifest.options.filter((option) => coreOf(pack, option.id) === core);
  const twoLevels = verdict.splitWord !== null;
  const share = twoLevels
    ? sharing.reduce((sum, option) => sum + (robust[option.id] ?? 0), 0)
    : (robust[verdict.option] ?? 0);
  const what = twoLevels ? `${phrases.option(core)} stays the core` : `${phrases.option(verdict.option)} stays first`;
  const word = { strong: "Strong", clear: "Clear", moderate: "Moderate", "close-call": "Close call" }[
    verdict.robustWord
  ];
  const varied = "With priorities up to half again either way, weaker evidence and one answer in ten misheard";
  const only = share < 0.75 ? "in only" : "in";
  return `${word}. ${varied}, ${what} ${only} ${frequency(Math.min(share, 1), false)} tries.`;
}
