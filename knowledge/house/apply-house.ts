import { canonicalJson, hashOf } from "../pack/canonical.ts";
import type { Choice, LoadedPack, Question, Rule } from "../pack/schema.ts";
import type { House, HouseQuestion, HouseRules, HouseVeto } from "./house-schema.ts";

/** What stands before a house's words wherever they are printed. */
export const HOUSE_RULE = "House rule: ";
/** Names the approved list among what removes an option. */
export const APPROVED = "approved";

/**
 * The pack as a house uses it. Weights, vetoes, waivers and questions become the pack's own, so that verdicts, ledger,
 * flips and citations follow by themselves; `house` keeps what was done, for those who read the result. Pure.
 */
export function applyHouse(pack: LoadedPack, rules: HouseRules): LoadedPack {
  const questions = pack.questions.map((question) => changeQuestion(question, rules));
  return {
    ...pack,
    questions: [...questions, ...rules.questions.map(toQuestion)],
    rules: [...pack.rules.map((rule) => waiveRule(rule, rules)), ...rules.vetoes.flatMap(toRule)],
    evidence: [...pack.evidence, ...rules.evidence],
    sources: [...pack.sources, ...rules.sources],
    house: {
      hash: hashHouse(rules),
      rules,
      weightsBefore: Object.fromEntries(pack.questions.map(({ id, weight }) => [id, weight])),
      withheld: withheldOf(pack, rules),
    },
  };
}

/** Packs as a house uses them; those it says nothing about stay as they are. */
export function applyToAll(packs: readonly [LoadedPack, ...LoadedPack[]], house: House | undefined) {
  const applied = (pack: LoadedPack) => {
    const rules = house?.packs[pack.manifest.id];
    return rules === undefined ? pack : applyHouse(pack, rules);
  };
  const [first, ...others] = packs;
  return [applied(first), ...others.map(applied)] as const;
}

/** Canonical JSON of the rules for one pack: what an archive keeps, and what their hash is made of. */
export function canonicalHouse(rules: HouseRules): string {
  return canonicalJson(rules);
}

/** SHA-256 (hex) of the canonical rules. */
export function hashHouse(rules: HouseRules): string {
  return hashOf(canonicalHouse(rules));
}

function changeQuestion(question: Question, { weights, vetoes, waivers }: HouseRules): Question {
  const removing = vetoes.some(({ when }) => when.length === 1 && when[0]?.question === question.id);
  return {
    ...question,
    weight: weights[question.id] ?? question.weight,
    // What can remove an option is always asked, never read from text.
    readable: question.readable && !removing,
    choices: question.choices.map((choice) => {
      const waived = waivers.some(({ veto }) => veto === `${question.id}.${choice.id}`);
      const added = vetoes.filter(
        ({ when: [first, second] }) =>
          second === undefined && first?.question === question.id && first.choices.includes(choice.id),
      );
      return withVetoes(waived ? withoutVetoes(choice) : choice, added);
    }),
  };
}

function withoutVetoes({ vetoes: _, none: __, ...choice }: Choice): Choice {
  return choice;
}

function withVetoes(choice: Choice, added: readonly HouseVeto[]): Choice {
  if (added.length === 0) return choice;
  const own = choice.vetoes ?? { options: [], because: "", evidence: [] };
  const because = [own.because, ...added.map((veto) => HOUSE_RULE + veto.because)].filter((text) => text !== "");
  return {
    ...choice,
    vetoes: {
      options: [...new Set([...own.options, ...added.flatMap(({ options }) => options)])],
      because: because.join(" "),
      evidence: [...own.evidence, ...added.flatMap(({ evidence }) => evidence)],
    },
  };
}

function waiveRule(rule: Rule, { waivers }: HouseRules): Rule {
  if (!waivers.some(({ veto }) => veto === rule.id)) return rule;
  const { none: _, ...rest } = rule;
  return { ...rest, vetoes: [] };
}

function toRule({ id, when, options, because, evidence }: HouseVeto): Rule[] {
  const [first, second] = when;
  if (first === undefined || second === undefined) return [];
  return [
    {
      id,
      when: [first, second],
      points: {},
      vetoes: options,
      consequence: "freedom-and-exit",
      because: HOUSE_RULE + because,
      evidence,
    },
  ];
}

function toQuestion({ choices, ...question }: HouseQuestion): Question {
  return {
    ...question,
    topic: "house",
    weight: 1,
    readable: false,
    // Asked wherever its answer would change the verdict, however few teams give it.
    rare: true,
    criteria: [],
    choices: choices.map(({ removes, because = "", evidence, ...choice }) => ({
      ...choice,
      fits: {},
      because: {},
      cues: [],
      lowStakes: false,
      priorByRoot: {},
      ...(removes.length > 0 ? { vetoes: { options: removes, because: HOUSE_RULE + because, evidence } } : {}),
    })),
  };
}

function withheldOf(pack: LoadedPack, { approved }: HouseRules) {
  if (approved === undefined) return [];
  const options = pack.manifest.options.map(({ id }) => id).filter((id) => !approved.options.includes(id));
  return options.length === 0
    ? []
    : [{ id: APPROVED, options, because: approved.because, evidence: approved.evidence }];
}
