import type { Choice, LoadedPack } from "../../knowledge/index.ts";

/** The questions of a pack as programs read them; the shape is a contract. Records name every root choice and every option. */
export function questionsJson(pack: LoadedPack): Record<string, unknown> {
  const options = pack.manifest.options.map((option) => option.id);
  const root = pack.questions.find((question) => question.id === pack.manifest.root);
  const perOption = (numbers: Readonly<Record<string, number>>) =>
    Object.fromEntries(options.map((option) => [option, numbers[option] ?? 0]));
  const choiceJson = (choice: Choice) => ({
    id: choice.id,
    label: choice.label,
    prior: choice.prior,
    priorByRoot: Object.fromEntries(
      (root?.choices ?? []).map(({ id }) => [id, choice.priorByRoot[id] ?? choice.prior]),
    ),
    fits: perOption(choice.fits),
    vetoes: choice.vetoes?.options ?? [],
    none: choice.none !== undefined,
  });
  return {
    questions: pack.questions.map((question) => ({
      id: question.id,
      text: question.text,
      topic: question.topic,
      weight: question.weight,
      root: question === root,
      choices: question.choices.map(choiceJson),
    })),
    rules: pack.rules.map(({ when, points, vetoes, none }) => ({
      when: when.map(({ question, choices }) => ({ question, choices })),
      points: perOption(points),
      vetoes,
      none: none !== undefined,
    })),
  };
}
