import fc from "fast-check";
import type {
  Answer,
  Grade,
  ModelChoice,
  ModelQuestion,
  ModelRule,
  ModelSpec,
  Stated,
} from "../../../knowledge/engine/index.ts";

export interface Shape {
  readonly options?: readonly [number, number];
  readonly questions?: readonly [number, number];
  readonly choices?: readonly [number, number];
  /** Most rules, and how often (in 100) a choice or rule removes an option. */
  readonly rules?: number;
  readonly vetoes?: number;
  readonly rooted?: boolean;
  readonly layered?: boolean;
}

/** A random model; sizes small enough to enumerate unless said otherwise. */
export function anyModel(shape: Shape = {}): fc.Arbitrary<ModelSpec> {
  const { options = [2, 4], questions = [2, 5], choices = [2, 4], rules = 3, vetoes = 12 } = shape;
  return fc
    .record({
      m: fc.integer({ min: options[0], max: options[1] }),
      n: fc.integer({ min: questions[0], max: questions[1] }),
      rooted: shape.rooted === undefined ? fc.boolean() : fc.constant(shape.rooted),
      layered: shape.layered === undefined ? fc.boolean() : fc.constant(shape.layered),
    })
    .chain(({ m, n, rooted, layered }) =>
      fc
        .array(fc.array(anyChoice(m, vetoes), { minLength: choices[0], maxLength: choices[1] }), {
          minLength: n,
          maxLength: n,
        })
        .chain((lists) => {
          const built = lists.map(
            (list, q): ModelQuestion => question(q, list, rooted && q > 0 ? lists[0]!.length : 0),
          );
          return fc.array(anyRule(built, m, vetoes), { maxLength: rules }).map(
            (drawn): ModelSpec => ({
              options: Array.from({ length: m }, (_, j) =>
                layered && j === 1 ? { id: `o${j}`, buildsOn: "o0" } : { id: `o${j}` },
              ),
              ...(rooted ? { root: "q0" } : {}),
              questions: built,
              rules: drawn.map((rule, r) => ({ ...rule, id: `r${r}` })),
            }),
          );
        }),
    );
}

interface Drawn {
  readonly prior: number;
  readonly byRoot: readonly number[];
  readonly fits: readonly number[];
  readonly grade: Grade;
  readonly weight: number;
  readonly rare: boolean;
  readonly vetoes: readonly number[];
  readonly none: boolean;
}

function anyChoice(m: number, vetoes: number): fc.Arbitrary<Drawn> {
  return fc.record({
    prior: fc.integer({ min: 1, max: 600 }),
    byRoot: fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 4, maxLength: 4 }),
    fits: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: m, maxLength: m }),
    grade: fc.constantFrom("A", "B", "C", "D"),
    weight: fc.integer({ min: 1, max: 10 }),
    rare: fc.boolean(),
    vetoes: sometimes(vetoes, fc.array(fc.integer({ min: 0, max: m - 1 }), { minLength: 1, maxLength: 2 }), []),
    none: sometimes(Math.min(vetoes, 4), fc.constant(true), false),
  });
}

function question(q: number, list: readonly Drawn[], roots: number): ModelQuestion {
  return {
    id: `q${q}`,
    weight: list[0]!.weight,
    rare: list[0]!.rare,
    topic: `t${q % 2}`,
    choices: list.map(
      (drawn, a): ModelChoice => ({
        id: `c${a}`,
        prior: drawn.prior,
        ...(roots > 0
          ? { priorByRoot: Object.fromEntries(drawn.byRoot.slice(0, roots).map((prior, r) => [`c${r}`, prior])) }
          : {}),
        fits: drawn.fits,
        grades: drawn.fits.map(() => drawn.grade),
        vetoes: [...new Set(drawn.vetoes)].map((j) => `o${j}`),
        none: drawn.none,
      }),
    ),
  };
}

function anyRule(questions: readonly ModelQuestion[], m: number, vetoes: number): fc.Arbitrary<ModelRule> {
  const side = (index: number) => {
    const { id, choices } = questions[index]!;
    const ids = choices.map((choice) => choice.id);
    return fc.subarray(ids, { minLength: 1 }).map((list) => ({ question: id, choices: list }));
  };
  return fc.subarray([...questions.keys()], { minLength: 2, maxLength: 2 }).chain(([x, y]) =>
    fc.record({
      id: fc.constant("r"),
      when: fc.tuple(side(x!), side(y!)),
      points: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: m, maxLength: m }),
      vetoes: sometimes(
        2 * vetoes,
        fc.integer({ min: 0, max: m - 1 }).map((j) => [`o${j}`]),
        [],
      ),
      grade: fc.constantFrom<Grade>("A", "B", "C", "D"),
    }),
  );
}

/** What may have been said: by one person, or with `authors` by several; `certain` leaves nothing uncertain among the answers. */
export function anyStated(
  spec: ModelSpec,
  { authors = 1, certain = false, full = false }: { authors?: number; certain?: boolean; full?: boolean } = {},
): fc.Arbitrary<Stated> {
  const answer = ({ choices }: ModelQuestion): fc.Arbitrary<Answer> => {
    const ids = choices.map((choice) => choice.id);
    const choice = fc.constantFrom(...ids).map((id): Answer => ({ kind: "choice", choice: id }));
    if (certain) return choice;
    return fc.oneof(
      { weight: 7, arbitrary: choice },
      {
        weight: 1,
        arbitrary: fc.subarray(ids, { minLength: 1 }).map((list): Answer => ({ kind: "one-of", choices: list })),
      },
      { weight: 1, arbitrary: fc.constant<Answer>({ kind: "unknown" }) },
      { weight: 1, arbitrary: fc.constant<Answer>({ kind: "not-applicable", reason: "no such thing" }) },
    );
  };
  const perQuestion = (question: ModelQuestion) =>
    fc
      .array(answer(question), { minLength: full ? 1 : 0, maxLength: authors })
      .map((list) =>
        list.length === 0 ? [] : [[question.id, Object.fromEntries(list.map((a, i) => [`person-${i}`, a]))] as const],
      );
  const excluded = ({ id, choices }: ModelQuestion) =>
    sometimes(
      certain ? 0 : 10,
      fc.subarray(choices.map((choice) => choice.id)).map((list) => [[id, list] as const]),
      [],
    );
  return fc
    .tuple(
      fc.tuple(...spec.questions.map(perQuestion)),
      fc.tuple(...spec.questions.map(excluded)),
      sometimes(certain ? 0 : 10, fc.subarray(spec.questions.map((question) => question.id)), []),
    )
    .map(([answers, excludedPairs, waived]) => ({
      answers: Object.fromEntries(answers.flat()),
      excluded: Object.fromEntries(excludedPairs.flat()),
      waived,
      fromText: [],
    }));
}

/** A model and statements about it. */
export function anyCase(shape: Shape = {}, said: Parameters<typeof anyStated>[1] = {}) {
  return anyModel(shape).chain((spec) => fc.record({ spec: fc.constant(spec), stated: anyStated(spec, said) }));
}

function sometimes<T>(outOfHundred: number, value: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: outOfHundred, arbitrary: value },
    { weight: 100 - outOfHundred, arbitrary: fc.constant(otherwise) },
  );
}
