import { type Choice, createSupport, type LoadedPack, type Question, type Support } from "../../../knowledge/index.ts";

/**
 * The pack as if no vendor had ever been read: what only vendors say is gone, and with it every fit, veto and rule that
 * rests on nothing else. What another source says as well stays.
 */
export function withoutVendors(pack: LoadedPack, today: string): LoadedPack {
  const before = createSupport(pack, today);
  const evidence = pack.evidence.filter((each) => !before.isVendor(each));
  const kept = new Set(evidence.map(({ id }) => id));
  const after = createSupport({ ...pack, evidence }, today);
  return {
    ...pack,
    evidence,
    questions: pack.questions.map((question) => ({
      ...question,
      choices: question.choices.map((choice) => strip(question, choice, { before, after, kept })),
    })),
    rules: pack.rules.filter(
      (rule) => after.ofRule(rule).evidence.length > 0 || before.ofRule(rule).evidence.length === 0,
    ),
  };
}

interface Kept {
  readonly before: Support;
  readonly after: Support;
  readonly kept: ReadonlySet<string>;
}

function strip(question: Question, choice: Choice, { before, after, kept }: Kept): Choice {
  const { vetoes, none, ...rest } = choice;
  const stands = (option: string) =>
    after.ofFit(question.id, choice, option).evidence.length > 0 ||
    before.ofFit(question.id, choice, option).evidence.length === 0;
  const backed = (what: { readonly evidence: readonly string[] }) => what.evidence.some((id) => kept.has(id));
  return {
    ...rest,
    fits: Object.fromEntries(Object.entries(choice.fits).filter(([option]) => stands(option))),
    ...(vetoes && backed(vetoes) ? { vetoes } : {}),
    ...(none && backed(none) ? { none } : {}),
  };
}
