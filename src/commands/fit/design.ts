import type { ModelSpec, PublicCase } from "../../../knowledge/index.ts";
import { spreadAnswers } from "./spread.ts";

/** A number a fit may move. Options that must stay equal share one. */
export interface Parameter {
  /** As a change log names it: `weights.q`, `fits.q.choice.option`, `rules.rule.option`. */
  readonly cell: string;
  readonly expert: number;
  readonly low: number;
  readonly high: number;
  /** Penalty per squared unit, so that a fit step and the points it stands for cost alike. */
  readonly stiffness: number;
}

/** The score of one option in one case: a constant, and what each moved number adds per unit. */
export interface Line {
  readonly constant: number;
  readonly at: Int32Array;
  readonly by: Float64Array;
  /** The same score as it truly is: share x weight x fit, summed; then share x rule points. */
  readonly products: readonly { readonly weight: number; readonly fit: number; readonly share: number }[];
  readonly rules: readonly { readonly points: number; readonly share: number }[];
}

export interface FitCase {
  readonly id: string;
  /** One per option nothing certain removes. */
  readonly lines: readonly Line[];
  /** How likely each of them should be. */
  readonly target: readonly number[];
}

export interface Design {
  readonly parameters: readonly Parameter[];
  readonly cases: readonly FitCase[];
}

/** Options that a question's fits share a number with: those equal to their base there by declaration. */
export type Tied = (question: string, choice: string, option: string) => boolean;

// A fit step at a middling weight is worth about four points; a rule point is held a quarter as stiffly.
const pointsPerStep = 4;

/** The numbers a fit may move. A sign stays, a cell at 0 may take one point at most, weights stay within 1 to 10. */
export function createParameters(spec: ModelSpec, tied: Tied): Parameter[] {
  const options = spec.options.map(({ id }) => id);
  const found: Parameter[] = spec.questions.map(({ id, weight }) => ({
    cell: `weights.${id}`,
    expert: weight,
    low: 1,
    high: 10,
    stiffness: 1,
  }));
  for (const { id, weight, choices } of spec.questions)
    for (const choice of choices)
      for (const [j, option] of options.entries())
        if (!tied(id, choice.id, option))
          found.push({
            cell: `fits.${id}.${choice.id}.${option}`,
            expert: choice.fits[j]!,
            ...range(choice.fits[j]!, 1 / weight, 2),
            stiffness: pointsPerStep,
          });
  for (const { id, points } of spec.rules)
    if (points.some((each) => each !== 0))
      for (const [j, option] of options.entries())
        found.push({
          cell: `rules.${id}.${option}`,
          expert: points[j]!,
          ...range(points[j]!, 1, 20),
          stiffness: 1 / pointsPerStep ** 2,
        });
  return found;
}

/**
 * The scores of cases as lines in the parameters' distance from the expert. Weight times fit is taken to first order,
 * which makes the fit convex; whole numbers are chosen afterwards by the true product.
 */
export function createDesign(
  spec: ModelSpec,
  parameters: readonly Parameter[],
  tied: Tied,
  cases: readonly PublicCase[],
): Design {
  const index = new Map(parameters.map(({ cell }, at) => [cell, at]));
  return { parameters, cases: cases.flatMap((each) => designCase(spec, index, tied, each)) };
}

function designCase(
  spec: ModelSpec,
  index: ReadonlyMap<string, number>,
  tied: Tied,
  { id, label, answers }: PublicCase,
): FitCase[] {
  const spread = spreadAnswers(spec, answers);
  const chance = spec.rules.map(({ when }) => when.reduce((product, side) => product * massOf(spec, spread, side), 1));
  const out = (option: string) =>
    spec.questions.some((question, q) =>
      question.choices.some((choice, a) => spread[q]![a]! > 0.5 && (choice.none || choice.vetoes?.includes(option))),
    ) || spec.rules.some((rule, r) => chance[r]! > 0.5 && (rule.none || rule.vetoes?.includes(option)));
  const alive = spec.options.filter((option) => !out(option.id));
  const wanted = label === "either" ? alive.filter(({ buildsOn }) => buildsOn === undefined) : [{ id: label }];
  const target = alive.map((option) => (wanted.some((each) => each.id === option.id) ? 1 / wanted.length : 0));
  if (alive.length < 2 || target.reduce((sum, each) => sum + each, 0) < 0.999) return [];
  return [{ id, target, lines: alive.map((option) => lineOf(spec, index, tied, spread, chance, option.id)) }];
}

function lineOf(
  spec: ModelSpec,
  index: ReadonlyMap<string, number>,
  tied: Tied,
  spread: readonly (readonly number[])[],
  chance: readonly number[],
  option: string,
): Line {
  const j = spec.options.findIndex(({ id }) => id === option);
  const base = spec.options[j]!.buildsOn ?? option;
  const terms = new Map<number, number>();
  const products: { weight: number; fit: number; share: number }[] = [];
  const rules: { points: number; share: number }[] = [];
  let constant = 0;
  const add = (at: number, by: number) => {
    if (by !== 0) terms.set(at, (terms.get(at) ?? 0) + by);
  };
  for (const [q, { id, weight, choices }] of spec.questions.entries())
    for (const [a, choice] of choices.entries()) {
      const share = spread[q]![a]!;
      if (share === 0) continue;
      const fit = index.get(`fits.${id}.${choice.id}.${tied(id, choice.id, option) ? base : option}`)!;
      const product = { weight: index.get(`weights.${id}`)!, fit, share };
      products.push(product);
      constant += share * weight * choice.fits[j]!;
      add(product.weight, share * choice.fits[j]!);
      add(fit, share * weight);
    }
  for (const [r, { id, points }] of spec.rules.entries()) {
    const at = index.get(`rules.${id}.${option}`);
    if (at === undefined || chance[r] === 0) continue;
    rules.push({ points: at, share: chance[r]! });
    constant += chance[r]! * points[j]!;
    add(at, chance[r]!);
  }
  const [at, by] = [Int32Array.from(terms.keys()), Float64Array.from(terms.values())];
  return { constant, at, by, products, rules };
}

function massOf(
  { questions }: ModelSpec,
  spread: readonly (readonly number[])[],
  side: { readonly question: string; readonly choices: readonly string[] },
): number {
  const q = questions.findIndex(({ id }) => id === side.question);
  return questions[q]!.choices.reduce((sum, { id }, a) => sum + (side.choices.includes(id) ? spread[q]![a]! : 0), 0);
}

function range(expert: number, slack: number, most: number): { low: number; high: number } {
  if (expert === 0) return { low: -slack, high: slack };
  return expert > 0 ? { low: 0, high: most } : { low: -most, high: 0 };
}
