import { type Answer, type Archetype, type Stated, turn } from "../../../knowledge/index.ts";
import type { BenchPack } from "./bench-pack.ts";
import { seeded } from "./seeded.ts";

/** Questions each of some seeded respondents is asked; the checklist counts as one. */
export function questionsAsked(bench: BenchPack, perArchetype: number): number[] {
  const random = seeded(7);
  return bench.trials.archetypes.flatMap((archetype) =>
    Array.from({ length: perArchetype }, () => interview(bench, drawAnswers(bench, archetype, random))),
  );
}

/** One person's answer to every question, drawn from a kind of team. */
export function drawAnswers({ pack }: BenchPack, { answers }: Archetype, random: () => number): Record<string, string> {
  return Object.fromEntries(
    pack.questions.map(({ id, choices }) => {
      let left = random() * 100;
      const drawn = choices.find((choice) => {
        left -= answers[id]?.[choice.id] ?? 0;
        return left < 0;
      });
      return [id, (drawn ?? choices[0]!).id];
    }),
  );
}

function interview({ pack, model }: BenchPack, truth: Readonly<Record<string, string>>): number {
  const { root, checklist } = pack.manifest;
  const answers: Record<string, Record<string, Answer>> = {};
  const tell = (question: string) => {
    answers[question] = { respondent: { kind: "choice", choice: truth[question]! } };
  };
  const excluded: Record<string, string[]> = {};
  const stated: Stated = { answers, excluded, waived: [], fromText: [] };
  let asked = 0;
  if (root !== undefined) {
    tell(root);
    asked++;
  }
  if (checklist) {
    asked++;
    for (const { question, choice } of checklist.items) {
      if (truth[question] === choice) tell(question);
      else excluded[question] = [...(excluded[question] ?? []), choice];
    }
  }
  let lastTopic: string | undefined;
  for (;;) {
    const { next } = turn(model, stated, lastTopic === undefined ? {} : { lastTopic });
    if (next === null) return asked;
    tell(next.question);
    lastTopic = pack.questions.find(({ id }) => id === next.question)?.topic;
    asked++;
  }
}
