import type { LoadedPack } from "../../knowledge/index.ts";
import type { Given } from "../conversation/event.ts";

type ByPerson<Answer> = Readonly<Record<string, Answer>>;

/** Answers, by question and person, as far as a pack still has the question and the choices; `givenOf` reads one. */
export function answersIn<Answer>(
  pack: LoadedPack,
  answers: Readonly<Record<string, ByPerson<Answer>>>,
  givenOf: (answer: Answer) => Given,
): Record<string, Record<string, Answer>> {
  const known = choicesIn(pack);
  const fits = (question: string, given: Given) =>
    chosenIn(given).every((choice) => known.get(question)?.has(choice) ?? false);
  return withoutEmpty(
    Object.entries(answers).flatMap(([question, people]) =>
      known.has(question)
        ? [[question, Object.entries(people).filter(([, answer]) => fits(question, givenOf(answer)))] as const]
        : [],
    ),
  );
}

/** Which choices each question of a pack has, by their ids. */
export function choicesIn(pack: LoadedPack): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(pack.questions.map(({ id, choices }) => [id, new Set(choices.map((one) => one.id))]));
}

function chosenIn(given: Given): readonly string[] {
  if (given.kind === "choice") return [given.choice];
  return given.kind === "one-of" ? given.choices : [];
}

function withoutEmpty<Answer>(
  entries: readonly (readonly [string, readonly (readonly [string, Answer])[]])[],
): Record<string, Record<string, Answer>> {
  return Object.fromEntries(
    entries.flatMap(([question, people]) => (people.length === 0 ? [] : [[question, Object.fromEntries(people)]])),
  );
}
