import type { Choice, Option, PackContent } from "./schema.ts";

/** An option that builds on another, and where it is declared to differ from it. */
export interface DerivedOption {
  readonly option: Option;
  readonly base: Option;
  mayDiffer(question: string, choice: string): boolean;
  ruleMayDiffer(rule: string): boolean;
}

/** The pack's options that build on another. */
export function derivedOptions(pack: PackContent): DerivedOption[] {
  return pack.manifest.options.flatMap((option) => {
    const base = pack.manifest.options.find((other) => other.id === option.buildsOn);
    if (!base) return [];
    const questions = new Set(option.block?.questions);
    const choices = new Set(option.block?.choices);
    const rules = new Set(option.block?.rules);
    return {
      option,
      base,
      mayDiffer: (question, choice) => questions.has(question) || choices.has(`${question}.${choice}`),
      ruleMayDiffer: (rule) => rules.has(rule),
    };
  });
}

/** The fit a choice states, 0 where it states none. */
export function fitOf(choice: Choice, option: string): number {
  return choice.fits[option] ?? 0;
}
