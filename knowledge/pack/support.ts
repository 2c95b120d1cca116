import { derivedOptions, fitOf } from "./derived-options.ts";
import type { Choice, Evidence, Grade, PackContent, Rule } from "./schema.ts";
import { sourceRank } from "./source-rank.ts";

/** The evidence behind one fit or rule, in the order of `bestFirst`, and the grade it earns. */
export interface Backing {
  readonly evidence: readonly Evidence[];
  /** Of the best piece; D when there is none. */
  readonly grade: Grade;
  /** At least one piece has not expired. */
  readonly live: boolean;
}

/** Looks up what stands behind the numbers of a pack on a given day. */
export interface Support {
  /**
   * Evidence of the fit's own sign; for a fit of 0, of either sign. Where an option equals the one it builds on by
   * declaration, the evidence of that one stands behind both.
   */
  ofFit(question: string, choice: Choice, option: string): Backing;
  ofRule(rule: Rule): Backing;
  /** Expired evidence counts one grade worse, and purely vendor material never more than D. */
  gradeOf(evidence: Evidence): Grade;
  isLive(evidence: Evidence): boolean;
  /** Every one of its sources is a vendor's. */
  isVendor(evidence: Evidence): boolean;
  /** At least one of its sources is official or measured. */
  isOfficial(evidence: Evidence): boolean;
  /** The order in which evidence is listed anywhere: what has an official or measured source first, then by grade, then by id. */
  bestFirst(evidence: readonly Evidence[]): Evidence[];
}

const grades: readonly Grade[] = ["A", "B", "C", "D"];

/** Each pack's last: a conversation asks again and again on the same day. */
const supports = new WeakMap<PackContent, { readonly today: string; readonly support: Support }>();

/** Indexes a pack's evidence by what it speaks for, once a day; `today` is an ISO date, and a day named in `validUntil` still counts. */
export function createSupport(pack: PackContent, today: string): Support {
  const known = supports.get(pack);
  if (known?.today === today) return known.support;
  const support = indexed(pack, today);
  supports.set(pack, { today, support });
  return support;
}

function indexed(pack: PackContent, today: string): Support {
  const kinds = new Map(pack.sources.map((source) => [source.id, source.kind]));
  const byCell = new Map<string, Evidence[]>();
  const byId = new Map(pack.evidence.map((evidence) => [evidence.id, evidence]));
  for (const evidence of pack.evidence)
    for (const key of new Set(evidence.speaks.flatMap(keysOf))) byCell.set(key, [...(byCell.get(key) ?? []), evidence]);

  const derived = derivedOptions(pack);
  const basesOf = (option: string, question: string, choice: Choice): string[] => {
    const found = derived.find((each) => each.option.id === option);
    if (!found || found.mayDiffer(question, choice.id)) return [];
    const base = found.base.id;
    return fitOf(choice, base) === fitOf(choice, option) ? [base, ...basesOf(base, question, choice)] : [];
  };

  const isLive = (evidence: Evidence) => evidence.validUntil === undefined || evidence.validUntil >= today;
  const isVendor = (evidence: Evidence) => evidence.sources.every((id) => kinds.get(id) === "vendor");
  const gradeOf = (evidence: Evidence): Grade => {
    if (isVendor(evidence)) return "D";
    return isLive(evidence) ? evidence.grade : grades[Math.min(grades.indexOf(evidence.grade) + 1, 3)]!;
  };
  const isOfficial = (evidence: Evidence) =>
    evidence.sources.some((id) => {
      const kind = kinds.get(id);
      return kind !== undefined && sourceRank(kind) === 0;
    });
  const bestFirst = (evidence: readonly Evidence[]) =>
    [...evidence].sort(
      (a, b) =>
        Number(isOfficial(b)) - Number(isOfficial(a)) ||
        grades.indexOf(gradeOf(a)) - grades.indexOf(gradeOf(b)) ||
        (a.id < b.id ? -1 : 1),
    );
  const backing = (found: readonly Evidence[]): Backing => {
    const earned = new Set(found.map(gradeOf));
    const grade = grades.find((each) => earned.has(each)) ?? "D";
    return { evidence: bestFirst(found), grade, live: found.some(isLive) };
  };
  return {
    gradeOf,
    isLive,
    isVendor,
    isOfficial,
    bestFirst,
    ofFit(question, choice, option) {
      const fit = fitOf(choice, option);
      const sides = fit > 0 ? ["for"] : fit < 0 ? ["against"] : ["for", "against"];
      const options = [option, ...basesOf(option, question, choice)];
      const keys = options.flatMap((each) => sides.map((side) => cell(question, choice.id, each, side)));
      return backing([...new Set(keys.flatMap((key) => byCell.get(key) ?? []))]);
    },
    ofRule(rule) {
      const named = rule.evidence.flatMap((id) => byId.get(id) ?? []);
      return backing([...new Set([...named, ...(byCell.get(`rule ${rule.id}`) ?? [])])]);
    },
  };
}

function keysOf(speaks: Evidence["speaks"][number]): string[] {
  if ("rule" in speaks) return [`rule ${speaks.rule}`];
  const choices = typeof speaks.choice === "string" ? [speaks.choice] : speaks.choice;
  return choices.map((choice) => cell(speaks.question, choice, speaks.option, speaks.side));
}

function cell(question: string, choice: string, option: string, side: string): string {
  return `${question}.${choice} ${side} ${option}`;
}
