import type { Grade, ModelChoice, ModelQuestion, ModelRule, ModelSpec } from "../engine/types.ts";
import type { Choice, LoadedPack, PackContent, Question, Rule } from "./schema.ts";
import { createSupport, type Support } from "./support.ts";

/** What the engine needs of a pack; `today` (ISO date) decides which evidence has expired. */
export function toModelSpec(pack: LoadedPack | PackContent, today: string): ModelSpec {
  const support = createSupport(pack, today);
  const { options, root } = pack.manifest;
  return {
    options: options.map(({ id, buildsOn }) => ({ id, ...(buildsOn === undefined ? {} : { buildsOn }) })),
    ...(root === undefined ? {} : { root }),
    questions: pack.questions.map((question) => toQuestion(question, pack, support)),
    rules: pack.rules.map((rule) => toRule(rule, pack, support)),
    ...withheldIn(pack),
  };
}

function withheldIn(pack: LoadedPack | PackContent): Pick<ModelSpec, "withheld"> {
  const withheld = "house" in pack ? (pack.house?.withheld ?? []) : [];
  return withheld.length === 0 ? {} : { withheld: withheld.map(({ id, options }) => ({ id, options })) };
}

function toQuestion(question: Question, pack: PackContent, support: Support): ModelQuestion {
  const { id, topic, consequence, weight, rare } = question;
  const choices = question.choices.map((choice) => toChoice(question, choice, pack, support));
  return { id, topic, consequence, weight, rare, choices };
}

function toChoice(question: Question, choice: Choice, pack: PackContent, support: Support): ModelChoice {
  const options = pack.manifest.options.map((option) => option.id);
  return {
    id: choice.id,
    prior: choice.prior,
    ...(Object.keys(choice.priorByRoot).length > 0 ? { priorByRoot: choice.priorByRoot } : {}),
    fits: options.map((option) => choice.fits[option] ?? 0),
    grades: options.map((option): Grade => support.ofFit(question.id, choice, option).grade),
    ...(choice.vetoes ? { vetoes: choice.vetoes.options } : {}),
    ...(choice.none ? { none: true } : {}),
    ...(choice.lowStakes ? { lowStakes: true } : {}),
  };
}

function toRule(rule: Rule, pack: PackContent, support: Support): ModelRule {
  return {
    id: rule.id,
    consequence: rule.consequence,
    when: rule.when,
    points: pack.manifest.options.map((option) => rule.points[option.id] ?? 0),
    ...(rule.vetoes.length > 0 ? { vetoes: rule.vetoes } : {}),
    ...(rule.none ? { none: true } : {}),
    grade: support.ofRule(rule).grade,
  };
}
