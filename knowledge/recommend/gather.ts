import { assess } from "../engine/assess.ts";
import type { Model } from "../engine/create-model.ts";
import { explain } from "../engine/explain.ts";
import { readState } from "../engine/read-state.ts";
import type { Assessment, Explanation, LedgerLine, RobustWord, Stated } from "../engine/types.ts";
import { listUnasked } from "../engine/vary-one.ts";
import { writeLedger } from "../engine/write-ledger.ts";
import type { LoadedPack } from "../pack/schema.ts";
import { createSupport, type Support } from "../pack/support.ts";
import { createPhrases, type Phrases } from "./create-phrases.ts";

/** What a recommendation is made from. */
export interface RecommendInput {
  readonly pack: LoadedPack;
  readonly model: Model;
  readonly stated: Stated;
  /** ISO date; decides which evidence has expired. */
  readonly today: string;
  /** Set when the questions ended early; `person` is who ended them. */
  readonly provisional?:
    | { readonly answered: number; readonly of: number; readonly person?: string | undefined }
    | undefined;
  /** Author ids as people read them. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/** Everything the words are written from: computed once per recommendation. */
export interface Gathered extends RecommendInput {
  readonly assessment: Assessment;
  /** Compared with `rival`. */
  readonly explanation: Explanation;
  /** The option the leader is compared with; null where nothing is left to compare. */
  readonly rival: string | null;
  /** The ledger against the best option of another core, where `rival` shares the leading core; else empty. */
  readonly coreLedger: readonly LedgerLine[];
  /** Questions without an answer, the largest possible effect on the gap to the rival or to another core first. */
  readonly unasked: Explanation["unasked"];
  readonly phrases: Phrases;
  readonly support: Support;
}

const WEAKEST_FIRST: readonly RobustWord[] = ["close-call", "moderate", "clear", "strong"];

/** Runs the engine and looks the words up. */
export function gather(input: RecommendInput): Gathered {
  const { pack, model, stated, today } = input;
  const assessment = assess(model, stated);
  const rival = rivalOf(pack, assessment);
  const explanation = explain(model, stated, { assessment, ...(rival === null ? {} : { against: rival }) });
  const outside = outsideOf(pack, assessment, rival);
  const core = outside === undefined ? undefined : compareWith(input, assessment.leader, outside);
  return {
    ...input,
    assessment,
    explanation,
    rival,
    coreLedger: core?.ledger ?? [],
    unasked: largest([...explanation.unasked, ...(core?.unasked ?? [])]),
    phrases: createPhrases(pack),
    support: createSupport(pack, today),
  };
}

function compareWith({ model, stated }: RecommendInput, leader: string, other: string) {
  const state = readState(model, stated);
  const [option, rival] = [model.options.indexOf(leader), model.options.indexOf(other)];
  return { ledger: writeLedger(model, state, option, rival), unasked: listUnasked(model, state, option, rival) };
}

function largest(effects: Explanation["unasked"]): Explanation["unasked"] {
  const most = new Map<string, number>();
  for (const { question, maxPoints } of effects) most.set(question, Math.max(most.get(question) ?? 0, maxPoints));
  return [...most]
    .map(([question, maxPoints]) => ({ question, maxPoints }))
    .sort((one, other) => other.maxPoints - one.maxPoints);
}

/** The core an option stands on: the option it builds on, or itself. */
export function coreOf(pack: LoadedPack, option: string): string {
  return pack.manifest.options.find((one) => one.id === option)?.buildsOn ?? option;
}

/**
 * Where two levels are open the comparison is made at the one that is less sure, so that the reasons are about the real contest.
 * Where nothing is left to compare with, the option that was removed and would have led.
 */
export function rivalOf(pack: LoadedPack, { verdict, winner }: Assessment): string | null {
  const { option, runnerUp, coreWord, splitWord, eliminated } = verdict;
  if (option === null) return null;
  const out = new Set(eliminated.map((one) => one.option));
  if (runnerUp === null) return verdict.kind === "by-elimination" ? (removedCore(pack, option, out) ?? null) : null;
  if (coreWord === null || splitWord === null) return runnerUp;
  const sameLevel = WEAKEST_FIRST.indexOf(splitWord) < WEAKEST_FIRST.indexOf(coreWord);
  const candidates = pack.manifest.options
    .map((one) => one.id)
    .filter((id) => id !== option && !out.has(id) && (coreOf(pack, id) === coreOf(pack, option)) === sameLevel);
  if (candidates.length === 0 || candidates.includes(runnerUp)) return runnerUp;
  return candidates.reduce((best, id) => ((winner[id] ?? 0) > (winner[best] ?? 0) ? id : best));
}

/** The best option of another core, where the rival shares the leader's. */
function outsideOf(pack: LoadedPack, { verdict, winner }: Assessment, rival: string | null): string | undefined {
  const { option, core, eliminated } = verdict;
  if (option === null || rival === null || coreOf(pack, rival) !== core) return undefined;
  const out = new Set(eliminated.map((one) => one.option));
  return pack.manifest.options
    .map((one) => one.id)
    .filter((id) => !out.has(id) && coreOf(pack, id) !== core)
    .reduce<string | undefined>(
      (best, id) => (best === undefined || (winner[id] ?? 0) > (winner[best] ?? 0) ? id : best),
      undefined,
    );
}

function removedCore(pack: LoadedPack, leader: string, out: ReadonlySet<string>): string | undefined {
  return pack.manifest.options.find(
    (one) => out.has(one.id) && one.buildsOn === undefined && one.id !== coreOf(pack, leader),
  )?.id;
}
