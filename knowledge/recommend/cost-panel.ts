import type { CostPanel } from "../cost-panel.ts";
import { assess } from "../engine/assess.ts";
import {
  type CostComparison,
  type CostEstimate,
  estimateCost,
  type Quantiles,
  widenedQuantile,
} from "../engine/cost.ts";
import type { Model } from "../engine/create-model.ts";
import type { Stated } from "../engine/types.ts";
import type { Costs, LoadedPack, Stack } from "../pack/schema.ts";
import { frequency } from "./certainty-words.ts";
import { cite } from "./cite.ts";
import { costModel } from "./cost-model.ts";
import { createPhrases, type Phrases } from "./create-phrases.ts";
import { rivalOf } from "./gather.ts";
import { joinWords, upperFirst } from "./join-words.ts";
import { neededCapabilities } from "./needed-capabilities.ts";
import { LEVEL_WORDS, providedParts } from "./provided-parts.ts";

/** What a team has said about its cost. */
export interface CostInputs {
  /** Capabilities counted besides the implied ones, and implied ones left out. */
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly days?: number | undefined;
  readonly rate?: number | undefined;
}

/** What the panel is made from: a pack with its model, the answers as stated, the day evidence is judged on, and the two inputs. */
export interface CostQuestion {
  readonly pack: LoadedPack;
  readonly model: Model;
  readonly stated: Stated;
  /** ISO date. */
  readonly today: string;
  readonly inputs: CostInputs;
}

/** The cost of the leading option beside the others; undefined where none leads or the pack knows no costs. Changes no assessment. */
export function costPanel({ pack, model, stated, today, inputs }: CostQuestion): CostPanel | undefined {
  const { stack, costs } = pack;
  if (stack === undefined || costs === undefined) return undefined;
  const assessment = assess(model, stated);
  const { verdict } = assessment;
  const leader = verdict.option;
  const rival = rivalOf(pack, assessment) ?? pack.manifest.options.find(({ id }) => id !== leader)?.id;
  if (leader === null || rival === undefined) return undefined;
  const needed = countedCapabilities(stack, stated, inputs);
  const phrases = createPhrases(pack);
  const estimate = estimateCost(costModel(pack.manifest, costs, needed, stated));
  const compared: Compared = { pack, stack, costs, phrases, leader, rival, between: estimate.compare(leader, rival) };
  const { days, rate } = inputs;
  const given = days !== undefined || rate !== undefined;
  const drivers = topDrivers(compared);
  const out = new Set(verdict.eliminated.map(({ option }) => option));
  const figures = {
    totals: pack.manifest.options.map(({ id, name }) => {
      const total = estimate.totals[id]!;
      const money = rate === undefined ? {} : { money: rounded(total, (each) => roundMoney(each * rate)) };
      return { option: id, name, out: out.has(id), days: rounded(total, roundDays), ...money };
    }),
    difference: differenceSentence(compared),
    cheaper: cheaperSentence(compared),
    drivers: drivers.map(({ text, restsOn, evidence }) => ({ text, restsOn, evidence: [...evidence] })),
    fits: days === undefined ? null : fitsSentence(compared, estimate, days),
    leaving: verdict.kind === "close-call" ? leavingSentence(compared) : null,
  };
  const cited = given ? drivers.flatMap(({ evidence }) => evidence) : [];
  return {
    years: costs.horizonYears,
    direction: directionSentence(compared, drivers[0]?.name),
    needs: stack.capabilities.map((each) => ({ id: each.id, label: each.label, needed: needed.includes(each) })),
    days: days ?? null,
    rate: rate ?? null,
    ...(given ? { figures } : {}),
    notes: [...NOTES],
    citations: cite(pack, cited, today),
  };
}

/** What is counted: the implied capabilities, with and without what the team named. */
export function countedCapabilities(stack: Stack, stated: Stated, inputs: Pick<CostInputs, "with" | "without">) {
  const { implied } = neededCapabilities(stack, stated);
  return stack.capabilities.filter(
    (each) => inputs.with.includes(each.id) || (implied.includes(each) && !inputs.without.includes(each.id)),
  );
}

const NOTES = [
  "Ranges of judgement, made half again as wide because such judgement is too narrow as a rule. Hosting and your own features are left out.",
  "It changes nothing in the recommendation.",
] as const;

interface Compared {
  readonly pack: LoadedPack;
  readonly stack: Stack;
  readonly costs: Costs;
  readonly phrases: Phrases;
  readonly leader: string;
  readonly rival: string;
  readonly between: CostComparison;
}

interface TopDriver {
  readonly name: string;
  readonly text: string;
  readonly restsOn: string;
  readonly evidence: readonly string[];
}

function topDrivers(compared: Compared): TopDriver[] {
  const { pack, stack, costs, phrases, leader, rival, between } = compared;
  return between.drivers.slice(0, 3).map(({ driver, days }) => {
    const size = Math.abs(days) < 1 ? "under a day" : `about ${count(roundDays(Math.abs(days)))}`;
    const effect = `${size} ${days < 0 ? "less" : "more"} with ${phrases.option(leader)}`;
    const other = costs.drivers.find(({ id }) => id === driver);
    if (other !== undefined)
      return {
        name: lowered(other.label),
        text: `${other.label}: ${effect}.`,
        ...basis(other.restsOn, other.evidence),
      };
    const capability = stack.capabilities.find(({ id }) => id === driver)!;
    const [one, two] = [leader, rival].map((id) =>
      providedParts(capability, phrases.optionOf(id)!, pack.manifest.options),
    );
    const ways = [one!, two!].map((parts) => joinWords(parts.map(({ level }) => LEVEL_WORDS[level])));
    const levels = new Set([...one!, ...two!].map(({ level }) => level));
    const bases = costs.build.filter(({ level }) => levels.has(level));
    return {
      name: lowered(capability.label),
      text: `${capability.label} (${ways[0]}; with ${phrases.option(rival)} ${ways[1]}): ${effect}.`,
      restsOn: basis(
        bases.map(({ restsOn }) => restsOn).join(" "),
        bases.flatMap((each) => each.evidence),
      ).restsOn,
      evidence: [...new Set([...bases, ...one!, ...two!].flatMap((each) => each.evidence))],
    };
  });
}

/** Figures without evidence are a judgement, and said to be one. */
function basis(restsOn: string, evidence: readonly string[]): Pick<TopDriver, "restsOn" | "evidence"> {
  return { restsOn: evidence.length === 0 ? `Judgement: ${lowered(restsOn)}` : restsOn, evidence };
}

function directionSentence({ costs, phrases, leader, rival, between }: Compared, driver: string | undefined): string {
  const [one, two] = [upperFirst(phrases.option(leader)), phrases.option(rival)];
  const because = driver === undefined ? "" : ` The main driver is ${driver}.`;
  const time = `over ${costs.horizonYears} years`;
  const { cheaper } = between;
  if (cheaper > 0.3 && cheaper < 0.7) return `${one} and ${two} take about the same of your time ${time}.${because}`;
  const sure = cheaper > 0.9 || cheaper < 0.1 ? "very probably" : "probably";
  return `${one} ${sure} takes ${cheaper > 0.5 ? "less" : "more"} of your time than ${two} ${time}.${because}`;
}

function cheaperSentence({ phrases, leader, rival, between }: Compared): string {
  const [one, two] = [phrases.option(leader), phrases.option(rival)];
  const { cheaper, difference } = between;
  if (difference.p10 === 0 && difference.p90 === 0)
    return `Nothing separates ${one} and ${two} here: the same is counted for both.`;
  if (cheaper > 0.45 && cheaper < 0.55) return `Even: ${one} and ${two} each take less in about half of the tries.`;
  const [winner, share] = cheaper > 0.5 ? [one, cheaper] : [two, 1 - cheaper];
  return `${upperFirst(winner)} takes less in ${frequency(share, false)} tries, with the same luck for both in each.`;
}

function differenceSentence({ phrases, leader, rival, between }: Compared): string {
  const { p10, p50, p90 } = between.difference;
  const said = (days: number) => {
    const size = roundDays(Math.abs(days));
    return size === 0 ? "as much" : `${count(size)} ${days < 0 ? "less" : "more"}`;
  };
  return `${upperFirst(phrases.option(leader))} takes from ${said(p10)} to ${said(p90)} than ${phrases.option(rival)} in 8 of 10 tries; in the middle ${said(p50)}.`;
}

function fitsSentence({ pack }: Compared, estimate: CostEstimate, days: number): string {
  const said = pack.manifest.options.map(
    ({ id, name }) => `${name} in ${frequency(estimate.fits(id, days), false)} tries`,
  );
  return `What is built once fits into your ${count(days)}: ${joinWords(said)}.`;
}

function leavingSentence({ costs, phrases, leader, rival }: Compared): string | null {
  const said = [leader, rival].flatMap((id) => {
    const days = costs.exit?.days[id];
    if (days === undefined) return [];
    const [low, high] = [0.1, 0.9].map((u) => roundDays(widenedQuantile(days, u)));
    return [`${phrases.option(id)} ${low} to ${count(high!)}`];
  });
  return said.length < 2
    ? null
    : `The recommendation is a close call, so look at what leaving would take: ${joinWords(said)} (judgement: ${lowered(costs.exit?.restsOn ?? "")})`;
}

function rounded(total: Quantiles, round: (value: number) => number) {
  return { low: round(total.p10), middle: round(total.p50), high: round(total.p90) };
}

/** No figure here is known better than this. */
function roundDays(days: number): number {
  const step = days < 20 ? 1 : days < 100 ? 5 : 10;
  return Math.round(days / step) * step;
}

/** Two digits that count. */
function roundMoney(amount: number): number {
  return Number(amount.toPrecision(2));
}

function count(days: number): string {
  return `${days} ${days === 1 ? "day" : "days"}`;
}

function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;
}
