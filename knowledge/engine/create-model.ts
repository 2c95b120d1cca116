import { ModelError } from "./model-error.ts";
import { maxDimensions } from "./sobol-column.ts";
import type { ModelQuestion, ModelRule, ModelSpec } from "./types.ts";

/** A question with its choices sorted by id; index `size` stands for "not applicable" and contributes nothing. */
export interface CompiledQuestion {
  readonly id: string;
  readonly spec: ModelQuestion;
  readonly size: number;
  readonly choices: readonly string[];
  /** Place of each sorted choice in the author's order, and the way back. */
  readonly position: readonly number[];
  readonly byPosition: readonly number[];
  /** Relative frequencies of the sorted choices; `priorByRoot` has one row per sorted choice of the root. */
  readonly prior: readonly number[];
  readonly priorByRoot: readonly (readonly number[])[] | null;
  /** Half raw points of one step of fit. */
  readonly step: number;
  /** Half raw points, choice by choice, all options of a choice side by side. */
  readonly half: Int32Array;
  /** Bit mask of the options each choice removes. */
  readonly veto: Int32Array;
  readonly vetoAny: number;
}

export interface CompiledRule {
  readonly id: string;
  readonly spec: ModelRule;
  readonly questions: readonly [number, number];
  /** Bit masks of the sorted choices that meet each side. */
  readonly masks: readonly [number, number];
  readonly half: Int32Array;
  readonly veto: number;
}

/** A compiled model. Questions, choices and rules are in id order, options in the author's. */
export interface Model {
  readonly spec: ModelSpec;
  /** Consequences that weigh half again as much, each once, in id order. */
  readonly consequences: readonly string[];
  readonly options: readonly string[];
  /** Index of the option each option builds on in the end; itself where it builds on none. */
  readonly core: readonly number[];
  readonly questions: readonly CompiledQuestion[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Question indices in the author's order. */
  readonly authored: readonly number[];
  readonly rules: readonly CompiledRule[];
  /** Index of the root question, or -1. */
  readonly root: number;
  /** Options (bits) out of the question whatever is answered. */
  readonly withheld: number;
  /** Sum of weight x (highest - lowest fit), in half raw points; at least 1. */
  readonly swing: number;
  /** Tables that depend on nothing but the model, filled when first needed. */
  readonly cache: Map<string, unknown>;
}

/**
 * Compiles a specification into integer tables; the order of files, choices and rules cannot matter afterwards. What
 * is tagged with one of `consequences` counts 1.5 times: the two a team said would hurt most.
 */
export function createModel(spec: ModelSpec, consequences: readonly string[] = []): Model {
  check(spec);
  const options = spec.options.map((option) => option.id);
  const sorted = [...spec.questions].sort(byId);
  const indexOf = new Map(sorted.map((question, index) => [question.id, index]));
  const root = spec.root === undefined ? -1 : indexOf.get(spec.root)!;
  const rootChoices = root < 0 ? [] : [...sorted[root]!.choices].sort(byId).map((choice) => choice.id);
  const halves = ({ consequence = "" }) => (consequences.includes(consequence) ? 3 : 2);
  const questions = sorted.map((question, index) =>
    compileQuestion(question, options, index === root ? [] : rootChoices, halves(question)),
  );
  const rules = [...spec.rules].sort(byId).map((rule) => compileRule(rule, options, questions, indexOf, halves(rule)));
  const swing = sorted.reduce((sum, question) => {
    const fits = question.choices.flatMap((choice) => choice.fits);
    return sum + halves(question) * question.weight * (Math.max(...fits) - Math.min(...fits));
  }, 0);
  return {
    spec,
    consequences: [...new Set(consequences)].sort(),
    options,
    core: spec.options.map((_, index) => coreOf(spec, index)),
    questions,
    indexOf,
    authored: spec.questions.map((question) => indexOf.get(question.id)!),
    rules,
    root,
    withheld: (spec.withheld ?? []).reduce((bits, { options: out }) => bits | maskOf({ vetoes: out }, options), 0),
    swing: Math.max(1, swing),
    cache: new Map(),
  };
}

function compileQuestion(
  spec: ModelQuestion,
  options: readonly string[],
  rootChoices: readonly string[],
  halves: number,
) {
  const choices = [...spec.choices].sort(byId);
  const m = options.length;
  const half = new Int32Array((choices.length + 1) * m);
  const veto = new Int32Array(choices.length + 1);
  choices.forEach((choice, a) => {
    for (let j = 0; j < m; j++) half[a * m + j] = halves * spec.weight * choice.fits[j]!;
    veto[a] = maskOf(choice, options);
  });
  const position = choices.map((choice) => spec.choices.indexOf(choice));
  const byPosition = spec.choices.map((choice) => choices.indexOf(choice));
  const conditional = rootChoices.length > 0 && choices.some((choice) => choice.priorByRoot);
  return {
    id: spec.id,
    spec,
    size: choices.length,
    choices: choices.map((choice) => choice.id),
    position,
    byPosition,
    prior: choices.map((choice) => choice.prior),
    priorByRoot: conditional
      ? rootChoices.map((r) => choices.map((choice) => choice.priorByRoot?.[r] ?? choice.prior))
      : null,
    step: halves * spec.weight,
    half,
    veto,
    vetoAny: veto.reduce((all, mask) => all | mask, 0),
  };
}

function compileRule(
  spec: ModelRule,
  options: readonly string[],
  questions: readonly CompiledQuestion[],
  indexOf: ReadonlyMap<string, number>,
  halves: number,
): CompiledRule {
  const side = (at: 0 | 1) => indexOf.get(spec.when[at].question)!;
  const mask = (at: 0 | 1) =>
    spec.when[at].choices.reduce((bits, choice) => bits | (1 << questions[side(at)]!.choices.indexOf(choice)), 0);
  return {
    id: spec.id,
    spec,
    questions: [side(0), side(1)],
    masks: [mask(0), mask(1)],
    half: Int32Array.from(spec.points, (points) => halves * points),
    veto: maskOf(spec, options),
  };
}

function maskOf(
  what: { readonly vetoes?: readonly string[]; readonly none?: boolean },
  options: readonly string[],
): number {
  if (what.none) return (1 << options.length) - 1;
  return (what.vetoes ?? []).reduce((bits, id) => bits | (1 << options.indexOf(id)), 0);
}

function coreOf(spec: ModelSpec, index: number): number {
  let at = index;
  for (let base = spec.options[at]!.buildsOn; base; base = spec.options[at]!.buildsOn) {
    at = spec.options.findIndex((option) => option.id === base);
  }
  return at;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function check(spec: ModelSpec): void {
  const problems: string[] = [];
  const options = spec.options.map((option) => option.id);
  const need = (ok: boolean, problem: string) => {
    if (!ok) problems.push(problem);
  };
  const unique = (ids: readonly string[], what: string) =>
    need(new Set(ids).size === ids.length, `${what} repeat an id`);
  const integers = (list: readonly number[], what: string) =>
    need(list.length === options.length && list.every(Number.isSafeInteger), `${what} needs one integer per option`);
  const vetoes = (what: { vetoes?: readonly string[] }, where: string) =>
    need(
      (what.vetoes ?? []).every((id) => options.includes(id)),
      `${where} vetoes an unknown option`,
    );
  need(options.length >= 1 && options.length <= 10, "a model has 1 to 10 options");
  need(spec.questions.length <= maxDimensions, `a model has at most ${maxDimensions} questions`);
  need(spec.rules.length <= 36, "a model has at most 36 rules: 24 of a pack and 12 of a house");
  unique(options, "options");
  unique(
    spec.questions.map((question) => question.id),
    "questions",
  );
  unique(
    spec.rules.map((rule) => rule.id),
    "rules",
  );
  for (const option of spec.options) {
    const chain = new Set<string>();
    for (let at: string | undefined = option.id; at !== undefined; ) {
      need(!chain.has(at), `${option.id} builds on itself`);
      if (chain.has(at)) break;
      chain.add(at);
      const base: string | undefined = spec.options.find((other) => other.id === at)?.buildsOn;
      need(base === undefined || options.includes(base), `${at} builds on an unknown option`);
      at = base !== undefined && options.includes(base) ? base : undefined;
    }
  }
  need(
    spec.root === undefined || spec.questions.some((question) => question.id === spec.root),
    "the root is not a question",
  );
  for (const question of spec.questions) {
    need(Number.isSafeInteger(question.weight) && question.weight > 0, `${question.id} needs a positive weight`);
    need(question.choices.length >= 1 && question.choices.length <= 24, `${question.id} needs 1 to 24 choices`);
    unique(
      question.choices.map((choice) => choice.id),
      `choices of ${question.id}`,
    );
    for (const choice of question.choices) {
      const where = `${question.id}.${choice.id}`;
      integers(choice.fits, where);
      const priors = [choice.prior, ...Object.values(choice.priorByRoot ?? {})];
      need(
        priors.every((prior) => prior > 0 && Number.isSafeInteger(prior)),
        `${where} needs positive integer priors`,
      );
      vetoes(choice, where);
    }
  }
  for (const { id, options: out } of spec.withheld ?? []) vetoes({ vetoes: out }, id);
  for (const rule of spec.rules) {
    integers(rule.points, rule.id);
    vetoes(rule, rule.id);
    need(rule.when[0].question !== rule.when[1].question, `${rule.id} needs two different questions`);
    for (const side of rule.when) {
      const question = spec.questions.find((q) => q.id === side.question);
      need(
        !!question && side.choices.every((id) => question.choices.some((choice) => choice.id === id)),
        `${rule.id} names an unknown answer to ${side.question}`,
      );
    }
  }
  if (problems.length > 0) throw new ModelError(problems);
}
