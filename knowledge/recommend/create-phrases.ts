import type { Cause, Stated } from "../engine/types.ts";
import { HOUSE_RULE } from "../house/apply-house.ts";
import type { Choice, Condition, LoadedPack, Option, PackContent, Question, Rule } from "../pack/schema.ts";
import { choicesOf } from "./holds.ts";
import { joinClauses, withArticle, withinSentence } from "./join-words.ts";

/** The pack's own words for its ids. Every lookup of a known id succeeds; unknown ids give the id itself or undefined. */
export interface Phrases {
  /** An option's name as it stands within a sentence: its own article small; one that builds on another takes one. */
  option(id: string): string;
  optionOf(id: string): Option | undefined;
  question(id: string): Question | undefined;
  choice(question: string, choice: string): Choice | undefined;
  rule(id: string): Rule | undefined;
  /** A choice as a clause that reads well after "you said" and "if". */
  clause(question: string, choice: string): string;
  /** What was said about a question, as a clause; undefined where nobody named a choice. */
  said(stated: Stated, question: string): string | undefined;
  /** What makes a pair rule hold, as one clause. */
  pair(stated: Stated, when: readonly Condition[]): string;
  /** What removed an option, as one clause. */
  causes(stated: Stated, causes: readonly Cause[]): string;
}

/** Looks words up in a pack. */
export function createPhrases(pack: PackContent & Pick<LoadedPack, "house">): Phrases {
  const withheld = new Map(pack.house?.withheld.map((each) => [each.id, each.because]));
  const vetoes = new Set(pack.house?.rules.vetoes.map(({ id }) => id));
  const options = new Map(pack.manifest.options.map((option) => [option.id, option]));
  const questions = new Map(pack.questions.map((question) => [question.id, question]));
  const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const choice = (question: string, id: string) => questions.get(question)?.choices.find((one) => one.id === id);
  const clause = (question: string, id: string) => choice(question, id)?.phrase ?? id;

  const said = (stated: Stated, question: string) => {
    const named = Object.values(stated.answers[question] ?? {}).flatMap(choicesOf);
    const clauses = [...new Set(named)].map((id) => clause(question, id));
    return clauses.length === 0 ? undefined : joinClauses(clauses, "or");
  };
  const pair = (stated: Stated, when: readonly Condition[]) => {
    const clauses = when.map(({ question, choices }) => said(stated, question) ?? clause(question, choices[0] ?? ""));
    return joinClauses([...new Set(clauses)]);
  };
  return {
    option: (id) => {
      const option = options.get(id);
      const name = withinSentence(option?.name ?? id);
      return option?.buildsOn === undefined || name !== option.name ? name : withArticle(name);
    },
    optionOf: (id) => options.get(id),
    question: (id) => questions.get(id),
    rule: (id) => rules.get(id),
    choice,
    clause,
    said,
    pair,
    causes: (stated, causes) => joinClauses([...new Set(causes.map((cause) => causeWords(stated, cause)))]),
  };

  function causeWords(stated: Stated, cause: Cause): string {
    switch (cause.kind) {
      case "choice": {
        const removes = choice(cause.question, cause.choice)?.vetoes?.because.includes(HOUSE_RULE) ?? false;
        return `${clause(cause.question, cause.choice)}${removes ? " (house rule)" : ""}`;
      }
      case "rule": {
        const said = pair(stated, rules.get(cause.rule)?.when ?? []);
        return `${said}${vetoes.has(cause.rule) ? " (house rule)" : ""}`;
      }
      case "house":
        return `${withoutStop(withheld.get(cause.house) ?? cause.house)} (house rule)`;
      default:
        return cause satisfies never;
    }
  }
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}
